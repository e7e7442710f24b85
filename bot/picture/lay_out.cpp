#include "clock/zones.hpp"
#include "picture/axis.hpp"
#include "picture/drawing.hpp"
#include "picture/label_board.hpp"
#include "picture/legend.hpp"
#include "picture/signs.hpp"
#include "picture/spots.hpp"
#include "picture/text.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <optional>
#include <utility>

namespace bot::picture {

namespace {

using std::chrono::minutes;

// From the top: the title, dates, two rows for the windows' edges, one for bands and folds, the hours, the lanes.
constexpr double margin = 16, gutter = 290;
constexpr double title_top = 10, dates_top = 36, edges_top = 54, edges_again = edges_top + label_height,
                 bands_top = edges_again + label_height, ticks_top = bands_top + label_height + 4,
                 lanes_top = ticks_top + label_height + 4;
constexpr double lane_height = 34, bar_top = 12, bar_height = 10, upper_row = 8, lower_row = 26;
constexpr double planned_grows = 3, least_bar = 3, edge_reach = 4;

std::string lasted(instant from, instant to) {
    const auto whole = std::chrono::floor<minutes>(to - from).count();
    if (whole < 60) return fmt::format("{} min", whole);
    return whole % 60 == 0 ? fmt::format("{} h", whole / 60) : fmt::format("{} h {} min", whole / 60, whole % 60);
}

/// Marks leave their bars free; without bars and with marks of one row only they stand in the middle.
bool needs_two_rows(const lane& it) {
    const auto failures = std::ranges::count_if(it.marks, is_failure);
    return !it.spans.empty() || (failures > 0 && std::cmp_less(failures, it.marks.size()));
}

struct named_edge {
    edge_kind of;
    instant at;
    std::string_view name;
};
std::array<named_edge, 4> edges_of(const window& it) {
    return {{{edge_kind::opens, it.opens, "opens"}, {edge_kind::ends, it.ends, "end"},
        {edge_kind::last_start, it.last_start, "last start"}, {edge_kind::wind_down, it.wind_down, "wind-down"}}};
}

class draughtsman {
public:
    draughtsman(const chart& of, double widest)
        : of_(of), along_(of, margin + gutter, widest), board_(margin, along_.right() + margin) {
        made_.title = of.title;
        made_.width = along_.right() + 2 * margin;
        bottom_ = lanes_top + lane_height * static_cast<double>(of.lanes.size());
    }

    drawing draw() {
        board_.place_from(
            label_kind::title, fitted(of_.title, title_letters, made_.width - 3 * margin), margin, {title_top});
        dates();
        windows();
        bands();
        folds();
        edges_tell();
        ticks();
        for (std::size_t at = 0; at < of_.lanes.size(); ++at) lane_at(at);
        made_.labels = board_.take();
        made_.height = add_legend(made_, of_, bottom_ + label_height + 12, margin) + margin;
        show_lines(made_.spots, made_.width, made_.height);
        return std::move(made_);
    }

private:
    std::string time(instant at) const { return clock::time_text(at, of_.zone); }

    /// "09:30": the zone is told with the date.
    std::string hour(instant at) const { return time(at).substr(0, 5); }

    void dates() {
        std::optional<std::chrono::year_month_day> last;
        for (const auto& each : along_.pieces()) {
            const auto local = clock::to_local(each.from, of_.zone);
            if (local.date == last) continue;
            last = local.date;
            const auto full = fmt::format("{}, {}", clock::date_text(local.date), local.abbreviation);
            if (!board_.place_from(label_kind::date, full, each.left, {dates_top}))
                board_.place_from(label_kind::date, full.substr(0, 6), each.left, {dates_top});
        }
    }

    void windows() {
        for (const auto& window : of_.windows)
            for (const auto& [of, at, name] : edges_of(window)) {
                const auto x = along_.at(at);
                board_.place(label_kind::edge, fmt::format("{} {}", name, hour(at)), x, {edges_top, edges_again});
                made_.edges.push_back({of, x, bands_top, bottom_});
            }
    }
    /// After bands and folds, which lie behind them.
    void edges_tell() {
        for (const auto& window : of_.windows)
            for (const auto& [of, at, name] : edges_of(window))
                tells({along_.at(at) - edge_reach, bands_top, 2 * edge_reach, bottom_ - bands_top},
                    fmt::format("{} {}", name, time(at)));
    }

    void bands() {
        for (const auto& each : of_.bands) {
            const auto left = along_.at(each.from), right = std::max(along_.at(each.to), left + least_bar);
            made_.stripes.push_back({each.of, {left, bands_top, right - left, bottom_ - bands_top}});
            tells(made_.stripes.back().place, each.said);
            board_.place(label_kind::band, std::string(name_of(each.of)), (left + right) / 2, {bands_top, edges_again});
        }
    }

    void folds() {
        for (const auto& each : along_.folds()) {
            const auto said = fmt::format(
                "folded: {} to {}", clock::moment_text(each.from, of_.zone), clock::moment_text(each.to, of_.zone));
            made_.folds.push_back({each.left, bands_top, each.right - each.left, bottom_ - bands_top});
            tells(made_.folds.back(), said);
            board_.place(label_kind::fold, lasted(each.from, each.to), (each.left + each.right) / 2, {bands_top});
        }
    }

    void ticks() {
        for (const auto at : along_.ticks(of_.zone)) {
            const auto x = along_.at(at);
            made_.edges.push_back({edge_kind::tick, x, lanes_top, bottom_});
            board_.place(label_kind::tick, hour(at), x, {ticks_top});
            board_.place(label_kind::tick, hour(at), x, {bottom_ + 2});
        }
    }

    void lane_at(std::size_t index) {
        const auto& lane = of_.lanes[index];
        const auto top = lanes_top + lane_height * static_cast<double>(index);
        made_.rows.push_back({{margin / 2, top, made_.width - margin, lane_height}, index % 2 == 0});
        board_.place_from(
            label_kind::lane, fitted(lane.name, letters, gutter - 2 * margin), margin, {top + (lane_height - 16) / 2});
        for (const auto& each : lane.spans) bar_in(each, top + bar_top, index + 1);
        const auto middle = top + lane_height / 2;
        for (auto& [sign, said] : needs_two_rows(lane) ? signs_of(lane, along_, top + upper_row, top + lower_row)
                                                       : signs_of(lane, along_, middle, middle)) {
            made_.signs.push_back(sign);
            tells(sign.place(), std::move(said), index + 1);
        }
    }

    void bar_in(const span& it, double top, std::size_t lane) {
        const auto left = along_.at(it.from), right = std::max(along_.at(it.to), left + least_bar);
        const auto grows = it.of == span_kind::planned ? planned_grows : 0;
        made_.bars.push_back({it.of, {left, top - grows, right - left, bar_height + 2 * grows}});
        tells(made_.bars.back().place, it.said, lane);
    }

    void tells(const box& place, std::string said, std::size_t lane = 0) {
        made_.spots.push_back({place, std::move(said), lane, {}, {}});
    }

    const chart& of_;
    axis along_;
    label_board board_;
    drawing made_;
    double bottom_ = 0;
};

}  // namespace

drawing lay_out(const chart& of, double widest) { return draughtsman(of, widest).draw(); }

}  // namespace bot::picture

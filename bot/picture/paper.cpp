#include "picture/paper.hpp"

#include "clock/zones.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <iterator>

namespace bot::picture {

namespace {

// With these the smallest letters, the numbers in a crowd of marks, have six points.
constexpr double widest_axis_on_paper = 960;
constexpr std::size_t most_lanes = 16;

struct stretch {
    instant from, to;
};

/// A night belongs half to the day before it.
std::vector<stretch> days_of(const chart& of) {
    std::vector<stretch> days{{of.from, of.to}};
    for (std::size_t next = 1; next < of.windows.size(); ++next) {
        const auto &before = of.windows[next - 1], &after = of.windows[next];
        const auto middle = before.ends + (after.opens - before.ends) / 2;
        const bool same_day = clock::to_local(before.opens, of.zone).date == clock::to_local(after.opens, of.zone).date;
        if (same_day || middle <= days.back().from || middle >= of.to) continue;
        days.back().to = middle;
        days.push_back({middle, of.to});
    }
    return days;
}

/// An instant between two days is the later one's.
bool is_on(const stretch& day, instant from, instant to, const chart& of) {
    return to >= day.from && (from < day.to || (from == day.to && day.to == of.to));
}

chart day_of(const chart& of, const stretch& day) {
    auto made = of;
    made.from = day.from;
    made.to = day.to;
    const auto elsewhere = [&](const auto& it) { return !is_on(day, it.from, it.to, of); };
    std::erase_if(made.windows, [&](const window& it) { return !is_on(day, it.opens, it.ends, of); });
    std::erase_if(made.bands, elsewhere);
    for (auto& lane : made.lanes) {
        std::erase_if(lane.spans, elsewhere);
        std::erase_if(lane.marks, [&](const mark& it) { return !is_on(day, it.at, it.at, of); });
    }
    return made;
}

/// Sheets that have about as many lanes each; one where there is none.
void share_out(std::vector<chart>& to, chart day) {
    const auto lanes = std::move(day.lanes);
    const auto sheets = std::max<std::size_t>(1, (lanes.size() + most_lanes - 1) / most_lanes);
    const auto each = (lanes.size() + sheets - 1) / sheets;
    for (std::size_t sheet = 0; sheet < sheets; ++sheet) {
        const auto first = std::min(sheet * each, lanes.size()), last = std::min(first + each, lanes.size());
        day.lanes.assign(
            lanes.begin() + static_cast<std::ptrdiff_t>(first), lanes.begin() + static_cast<std::ptrdiff_t>(last));
        to.push_back(day);
    }
}

}  // namespace

double points_a_unit(const drawing& it) { return std::min(sheet_width / it.width, sheet_height / it.height); }

std::vector<drawing> lay_out_on_paper(const chart& of) {
    std::vector<chart> sheets;
    const auto days = days_of(of);
    for (const auto& each : days) {
        auto day = day_of(of, each);
        if (days.size() > 1)
            std::erase_if(day.lanes, [](const lane& it) { return it.spans.empty() && it.marks.empty(); });
        share_out(sheets, std::move(day));
    }
    std::vector<drawing> drawn;
    for (auto& each : sheets) {
        if (sheets.size() > 1) each.title += fmt::format(" ({} of {})", drawn.size() + 1, sheets.size());
        drawn.push_back(lay_out(each, widest_axis_on_paper));
    }
    return drawn;
}

}  // namespace bot::picture

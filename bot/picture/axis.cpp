#include "picture/axis.hpp"

#include "clock/zones.hpp"

#include <algorithm>

namespace bot::picture {

namespace {

using std::chrono::minutes;
using fraction_of_minutes = std::chrono::duration<double, std::ratio<60>>;

constexpr minutes around{6};     ///< what is shown beside a lone mark
constexpr minutes foldable{25};  ///< less than this is not worth a fold
constexpr double narrowest = 900, a_minute = 2.4;
constexpr double fold_width = 30, most_for_folds = 0.25;
constexpr double between_ticks = 62;

double length(instant from, instant to) { return fraction_of_minutes(to - from).count(); }

/// Every stretch that has to be seen, clipped to the chart.
std::vector<piece> busy(const chart& of) {
    std::vector<piece> found;
    const auto add = [&](instant from, instant to) {
        from = std::clamp(from, of.from, of.to);
        to = std::clamp(to, of.from, of.to);
        if (from < to) found.push_back({from, to});
    };
    const auto add_point = [&](instant at) { add(at - around, at + around); };
    for (const auto& each : of.windows) add(each.opens, each.ends);
    for (const auto& each : of.bands) {
        add_point(each.from);
        add_point(each.to);
    }
    for (const auto& lane : of.lanes) {
        for (const auto& each : lane.marks) add_point(each.at);
        for (const auto& each : lane.spans)
            if (each.of != span_kind::planned) {
                add_point(each.from);
                add_point(each.to);
            }
    }
    return found;
}

std::vector<piece> merged(std::vector<piece> found, const chart& of) {
    std::ranges::sort(found, {}, &piece::from);
    std::vector<piece> pieces;
    for (const auto& each : found) {
        if (pieces.empty() || each.from - pieces.back().to > foldable)
            pieces.push_back(each);
        else
            pieces.back().to = std::max(pieces.back().to, each.to);
    }
    if (pieces.empty()) pieces.push_back({of.from, std::max(of.to, of.from + minutes(60))});
    return pieces;
}

}  // namespace

axis::axis(const chart& of, double left, double widest) : pieces_(merged(busy(of), of)) {
    double shown = 0;
    for (const auto& each : pieces_) shown += length(each.from, each.to);
    const auto width = std::clamp(shown * a_minute, narrowest, widest);
    const auto folds = static_cast<double>(pieces_.size() - 1);
    const auto gap = folds == 0 ? 0 : std::min(fold_width, width * most_for_folds / folds);
    scale_ = (width - folds * gap) / shown;
    for (auto& each : pieces_) {
        each.left = left;
        each.right = left + length(each.from, each.to) * scale_;
        left = each.right + gap;
    }
}

double axis::at(instant when) const {
    const auto behind = std::ranges::upper_bound(pieces_, when, {}, &piece::from);
    if (behind == pieces_.begin()) return left();
    const auto& in = *(behind - 1);
    if (when <= in.to) return in.left + length(in.from, when) * scale_;
    if (behind == pieces_.end()) return right();
    return in.right + (behind->left - in.right) * length(in.to, when) / length(in.to, behind->from);
}

std::vector<piece> axis::folds() const {
    std::vector<piece> gaps;
    for (std::size_t i = 1; i < pieces_.size(); ++i)
        gaps.push_back({pieces_[i - 1].to, pieces_[i].from, pieces_[i - 1].right, pieces_[i].left});
    return gaps;
}

std::vector<instant> axis::ticks(const std::string& zone) const {
    constexpr int choices[] = {5, 10, 15, 30, 60, 120, 180, 240, 360, 720};
    const auto* step = std::ranges::find_if(choices, [&](int each) { return each * scale_ >= between_ticks; });
    const minutes every{step == std::end(choices) ? 1'440 : *step};
    std::vector<instant> found;
    for (const auto& each : pieces_) {
        const auto into = clock::to_local(each.from, zone).time_of_day % every;
        const auto whole = std::chrono::floor<minutes>(each.from);
        for (auto at = whole - into; at <= each.to; at += every)
            if (at >= each.from) found.push_back(at);
    }
    return found;
}

}  // namespace bot::picture

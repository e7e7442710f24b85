#include "picture/spots.hpp"

#include "picture/text.hpp"

#include <algorithm>

namespace bot::picture {

namespace {

constexpr double widest_line = 420, line_height = 16, padding = 8, gap = 4, rim = 2;
constexpr double most_lines = 13;  // of a crowd of marks, what each says and how many more there are

box lines_at(const spot& it, double width, double height) {
    double widest = 0;
    for (const auto& one : it.lines) widest = std::max(widest, width_of(one, letters));
    box made{0, 0, widest + 2 * padding, static_cast<double>(it.lines.size()) * line_height + padding};
    const auto middle = it.place.left + it.place.width / 2;
    made.left = std::clamp(middle - made.width / 2, rim, std::max(rim, width - made.width - rim));
    const auto above = it.place.top - gap - made.height, below = it.place.bottom() + gap;
    made.top = above >= rim || below + made.height > height ? std::max(rim, above) : below;
    return made;
}

}  // namespace

void show_lines(std::vector<spot>& spots, double width, double height) {
    const auto room = std::clamp((height - 2 * rim - padding) / line_height, 1.0, most_lines);
    for (auto& each : spots) {
        each.lines = broken(each.said, letters, widest_line, static_cast<std::size_t>(room));
        each.shown = lines_at(each, width, height);
    }
}

}  // namespace bot::picture

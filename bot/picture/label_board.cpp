#include "picture/label_board.hpp"

#include "picture/text.hpp"

#include <algorithm>

namespace bot::picture {

namespace {

constexpr double apart = 6;

double size_of(label_kind of) { return of == label_kind::title ? title_letters : letters; }

}  // namespace

bool label_board::place(label_kind of, std::string said, double x, std::initializer_list<double> rows) {
    const auto width = width_of(said, size_of(of)) + apart;
    return place_from(of, std::move(said), x - width / 2, rows);
}

bool label_board::place_from(label_kind of, std::string said, double left, std::initializer_list<double> rows) {
    const auto width = width_of(said, size_of(of)) + apart;
    if (said.empty() || width > right_ - left_) return false;
    left = std::clamp(left, left_, right_ - width);
    for (const auto top : rows) {
        const box place{left, top, width, label_height};
        if (!is_free(place)) continue;
        placed_.push_back({of, place, std::move(said)});
        return true;
    }
    return false;
}

/// A hundred labels at most: looking at each is quick enough.
bool label_board::is_free(const box& place) const {
    return std::ranges::none_of(placed_, [&](const label& each) { return overlap(each.place, place); });
}

}  // namespace bot::picture

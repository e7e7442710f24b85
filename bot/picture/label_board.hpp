// Where labels go so that none covers another: a row at a time, first come, first served.
#pragma once

#include "picture/drawing.hpp"

namespace bot::picture {

class label_board {
public:
    /// Nothing is placed left or right of these.
    label_board(double left, double right) : left_(left), right_(right) {}

    /// In the first of `rows` (their tops) with room, centred at `x` or pushed inside; false where there is no room.
    bool place(label_kind of, std::string said, double x, std::initializer_list<double> rows);
    /// The same, beginning at `left`.
    bool place_from(label_kind of, std::string said, double left, std::initializer_list<double> rows);

    std::vector<label> take() { return std::move(placed_); }

private:
    bool is_free(const box& place) const;

    double left_, right_;
    std::vector<label> placed_;
};

/// The height of a row of labels.
constexpr double label_height = 16;

}  // namespace bot::picture

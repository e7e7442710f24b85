// The picture as values: every shape with its place and text, nothing left to decide. What is drawn over what is the
// order of the members of a drawing.
#pragma once

#include "picture/chart.hpp"

namespace bot::picture {

struct box {
    double left = 0, top = 0, width = 0, height = 0;
    double right() const { return left + width; }
    double bottom() const { return top + height; }
    bool operator==(const box&) const = default;
};

constexpr bool overlap(const box& one, const box& other) {
    return one.left < other.right() && other.left < one.right() && one.top < other.bottom() && other.top < one.bottom();
}

enum class label_kind : std::uint8_t { title, date, tick, edge, band, fold, lane, legend };

struct label {
    label_kind of = label_kind::tick;
    box place;
    std::string said;
};

struct row {
    box place;
    bool shaded = false;
};

enum class edge_kind : std::uint8_t { opens, last_start, wind_down, ends, tick };

/// A line from top to bottom.
struct edge {
    edge_kind of = edge_kind::tick;
    double x = 0, top = 0, bottom = 0;
};

struct stripe {
    band_kind of = band_kind::hold;
    box place;
};
struct bar {
    span_kind of = span_kind::running;
    box place;
};

/// One mark, or several that stand too close together to be told apart: then `count` says how many.
struct sign {
    mark_kind of = mark_kind::note;
    double x = 0, y = 0, half_width = 0;
    std::size_t count = 1;

    box place() const { return {x - half_width, y - 6.5, 2 * half_width, 13}; }
};

/// Where something has words to say: while it is pointed at, and while it has the focus.
struct spot {
    box place;
    std::string said;                ///< all of it, as far as it is bounded
    std::size_t lane = 0;            ///< from the top, the first is 1; 0: the whole day
    std::vector<std::string> lines;  ///< the same as it is shown
    box shown;                       ///< where those lines stand
};

/// What a shape means, for the legend.
struct key {
    enum class shape : std::uint8_t { span, mark, band };
    shape of = shape::span;
    std::uint8_t which = 0;  ///< a span_kind, mark_kind or band_kind
    box place;
};

struct drawing {
    std::string title;
    double width = 0, height = 0;
    std::vector<row> rows;
    std::vector<edge> edges;
    std::vector<stripe> stripes;
    std::vector<box> folds;
    std::vector<bar> bars;
    std::vector<key> keys;
    std::vector<label> labels;
    std::vector<sign> signs;  ///< from the top lane to the lowest
    std::vector<spot> spots;  ///< in the order of reading: the whole day, then a lane after the other
};

constexpr double letters = 12, title_letters = 17, count_letters = 10, sign_radius = 5.5;

/// The time axis is at most so wide.
constexpr double widest_axis = 1'500;
drawing lay_out(const chart& of, double widest = widest_axis);

}  // namespace bot::picture

// Time along a picture: the stretches in which something happens, side by side in scale; nights and breaks between them
// are folded to a narrow gap, whatever runs through them.
#pragma once

#include "picture/chart.hpp"

namespace bot::picture {

struct piece {
    instant from, to;
    double left = 0, right = 0;
};

class axis {
public:
    /// From `left` on, as wide as the time it shows asks for, `widest` at most; at least one piece, however empty the
    /// chart is.
    axis(const chart& of, double left, double widest);

    /// Where an instant is; inside a fold or beyond the ends it is at the nearest edge, in proportion within a fold.
    double at(instant when) const;
    double left() const { return pieces_.front().left; }
    double right() const { return pieces_.back().right; }
    const std::vector<piece>& pieces() const { return pieces_; }
    /// The gaps between pieces.
    std::vector<piece> folds() const;

    /// Full hours, halves or quarters on the clocks of the zone, at a distance at which their labels can be read.
    std::vector<instant> ticks(const std::string& zone) const;

private:
    std::vector<piece> pieces_;
    double scale_ = 1;  ///< pixels a minute
};

}  // namespace bot::picture

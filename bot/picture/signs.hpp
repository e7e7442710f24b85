// Marks of one lane as signs that do not touch: what would overlap becomes one sign with a number.
#pragma once

#include "picture/axis.hpp"
#include "picture/drawing.hpp"

namespace bot::picture {

/// A failure was reported, or was over.
bool is_failure(const mark& it);

struct told_sign {
    sign as;
    std::string said;
};
/// Failures stand in a row of their own above the others. In order from left to right.
std::vector<told_sign> signs_of(const lane& of, const axis& along, double upper, double lower);

}  // namespace bot::picture

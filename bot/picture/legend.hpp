// What the shapes of a picture mean: only those that are in it.
#pragma once

#include "picture/drawing.hpp"

namespace bot::picture {

std::string_view name_of(span_kind of);
std::string_view name_of(mark_kind of);
std::string_view name_of(band_kind of);

/// Adds keys and their labels in rows from `top` on; returns where they end.
double add_legend(drawing& to, const chart& of, double top, double left);

}  // namespace bot::picture

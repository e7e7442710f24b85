// The picture as SVG: one text that stands alone or within a page. Every mark and span tells what it is on hover, on
// focus and to a screen reader; colours are told apart by the colour-blind, patterns and shapes tell the same in print.
#pragma once

#include "picture/drawing.hpp"

namespace bot::picture {

std::string svg(const drawing& it);

/// Its own style, light and dark, and the patterns; every rule begins with ".day-picture".
std::string_view svg_style();

}  // namespace bot::picture

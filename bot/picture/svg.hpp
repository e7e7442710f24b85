// The picture as SVG: one text that stands alone or within a page. Every mark and span tells what it is on hover, on
// focus and to a screen reader; colours are told apart by the colour-blind, patterns and shapes tell the same in print.
#pragma once

#include "picture/drawing.hpp"

namespace bot::picture {

/// Who brings the style: a page whose policy lets nothing within it have one links to svg_rules() instead.
enum class styled : std::uint8_t { by_itself, by_its_page };
std::string svg(const drawing& it, styled how = styled::by_itself);
/// For paper, on a page with a picture that stands by itself: it has that one's style and patterns, and nothing in it
/// answers to a pointer or takes the focus.
std::string svg_on_paper(const drawing& it);

/// The style, light and dark, as CSS; every rule begins with ".day-picture".
std::string_view svg_rules();
/// What the style fills shapes with.
std::string_view svg_patterns();

}  // namespace bot::picture

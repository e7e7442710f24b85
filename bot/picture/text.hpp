// Text in a picture: how wide it will be, cut to a width, broken into lines. Widths are estimates for common sans-serif
// faces, rather too wide than too narrow: what fits here fits on the reader's screen.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace bot::picture {

/// In pixels, at this size of the letters.
double width_of(std::string_view text, double size);

/// As much as fits, with an ellipsis where something was left out; empty where not even that fits.
std::string fitted(std::string_view text, double size, double width);

/// Broken at blanks and line breaks into lines of at most `width`; at most `most` lines, the last one with an ellipsis
/// if there is more.
std::vector<std::string> broken(std::string_view text, double size, double width, std::size_t most);

/// Fit to stand in XML, in an attribute too; what XML forbids is left out.
std::string xml(std::string_view text);

}  // namespace bot::picture

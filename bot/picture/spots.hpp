// What the shapes of a picture have to say, and where it stands while it is shown.
#pragma once

#include "picture/drawing.hpp"

namespace bot::picture {

/// Breaks what each spot says into lines and finds a place for them: above it, else below it, within the picture.
void show_lines(std::vector<spot>& spots, double width, double height);

}  // namespace bot::picture

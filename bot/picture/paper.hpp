// The picture on paper, where nothing can be made larger and nothing pointed at: on as many sheets as it takes for its
// letters to be read.
#pragma once

#include "picture/drawing.hpp"

namespace bot::picture {

/// What a sheet leaves for a drawing, in points: A4 across, less its margins and the heading of the first one.
constexpr double sheet_width = 785, sheet_height = 490;

/// How many points a unit of the drawing is, when the drawing fills its sheet.
double points_a_unit(const drawing& on_its_sheet);

/// A day after the other; of each as many lanes on a sheet as have room. Of several days a sheet has only lanes in
/// which something happens on its own. No letter is smaller than six points.
std::vector<drawing> lay_out_on_paper(const chart& of);

}  // namespace bot::picture

// A plan played in the rehearsal room: who of its five people plays whom, and which of its two channels is which.
// Values in, values out. A plan that is made for the room's own people comes back as it is.
#pragma once

#include "day/plan.hpp"

#include <string>
#include <vector>

namespace bot::program {

struct casting {
    day::day_plan plan;              ///< with the room's people and channels
    std::vector<std::string> notes;  ///< a line each, for whoever starts the rehearsal; none: nothing was changed
};

/// The facilitator is played by fay, agents by ada and bo in turn, responders by rex and rio in turn; whoever is in the
/// room's cast, and in the right part, plays themselves. Owners follow. What the room has not got (observers, a
/// stakeholders' channel) is left out with a note.
casting cast_for(const day::day_plan& written);

}  // namespace bot::program

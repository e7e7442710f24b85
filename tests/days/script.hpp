// One whole Chaos Day as its people live it on Slack, from the week before until the week after: fay facilitates, ada
// and bo are the agents, rex and rio respond, uma comes late.
#pragma once

#include "days/workplace.hpp"

namespace tests::days {

inline constexpr const char* planning_begins = "2026-11-16 10:00";

void live_the_day(workplace& in);

}  // namespace tests::days

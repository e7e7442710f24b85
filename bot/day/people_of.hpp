// Everybody a view of a day speaks of: whose names are to be known by whoever tells of it.
#pragma once

#include "day/view.hpp"

namespace bot::day {

std::set<person_id> people_of(const public_day& day);
std::set<person_id> people_of(const agents_day& day);

}  // namespace bot::day

// The picture of a day on its live page, as this person may see it: agents and the facilitator every card, everybody
// else what was revealed. It changes with the record, and while something goes on with every minute.
#pragma once

#include "report/material.hpp"

namespace bot::report {

std::string live_picture(const day::chaos_day& day, const day::person_id& who, edition as);

}  // namespace bot::report

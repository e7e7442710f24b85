// Rule 7: a plan file holds all cards, so not everybody may hear what is in it, or make a day of it and read them
// there.
#pragma once

#include "day/decide.hpp"

namespace bot::desk {

/// Whoever knows the cards of this plan anyway: somebody whom the operator trusts with any plan, whom it makes
/// facilitator or agent, or who is that in the day it made. One that names neither is anybody's to begin with, if it is
/// whole: a faulty one may name people who are not known here. Null, for what can not be read, is for those whom the
/// operator trusts.
bool may_know_plan(const day::person_id& who, const day::day_plan* it, bool is_whole, const day::house_rules& rules,
    const day::state& known);

}  // namespace bot::desk

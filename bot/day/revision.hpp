// The state of a card's plan as a number: whoever had the card open in a form learns by it that somebody else has
// changed it since, and what would be written over.
#pragma once

#include "day/command.hpp"

namespace bot::day {

/// Equal for equal plans, and in all likelihood for no others.
std::uint64_t revision_of(const card_plan& plan);

/// The fields that this change would make other than they are, named as a form names them.
std::vector<std::string> written_over(const card_plan& now, const card_change& by);

}  // namespace bot::day

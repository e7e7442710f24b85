// What a card's plan was, field by field, as numbers: whoever had the card open in a form learns by it which of their
// fields somebody else has changed since.
#pragma once

#include "day/command.hpp"

#include <string_view>

namespace bot::day {

/// Equal for equal texts, and in all likelihood for no others.
std::uint32_t print_of(std::string_view text);

/// A print of each field, named as a form names it.
revision revision_of(const card_plan& plan);

/// The fields that this change would make other than they are, although they are no more what the editor saw.
std::vector<std::string> written_over(const card_plan& now, const card_change& by, const revision& seen);

}  // namespace bot::day

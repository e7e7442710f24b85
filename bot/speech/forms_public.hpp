// The forms for what anybody may say. None of them is prefilled from a day: nothing here can know a card.
#pragma once

#include "speech/message.hpp"

#include <optional>
#include <string_view>

namespace bot::speech {

/// Nothing for a verb that is not everybody's, or has no form.
std::optional<form> anybodys_form(std::string_view verb);

}  // namespace bot::speech

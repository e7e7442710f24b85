// What responders have reported and is open, by team: how much each has to bear.
#pragma once

#include "day/view.hpp"
#include "speech/message.hpp"

namespace bot::speech {

/// Each failure has a button that ties it to a card.
message load_in_words(const day::agents_day& of, day::instant now);
/// The same to be read at a glance.
message load_at_a_glance(const day::agents_day& of, day::instant now);

}  // namespace bot::speech

// Whether what a button says can still be done: buttons stay under messages for long, and days go on.
#pragma once

#include "day/book.hpp"
#include "speech/message.hpp"

namespace bot::speech {

/// The message with those of its buttons that are still good. For everybody: it can see no card, and what a public
/// message offers tells of none.
message with_good_buttons(message it, const day::open_book& of);

/// The same for a message that only agents and the facilitator read: it looks at cards and changes. What was said at
/// `said_at` of one run of a card offers nothing for the next one.
message with_good_buttons_for_agents(message it, day::instant said_at, const day::chaos_day& of);

}  // namespace bot::speech

// Help in words: all that the asker can say now on one screen, or one verb with an example. What the asker may not use
// is not there: asked for by the public, it is as unknown as any other word.
#pragma once

#include "day/book.hpp"
#include "speech/message.hpp"

#include <optional>
#include <string_view>

namespace bot::speech {

/// `verb` is empty for everything. `now` is empty where there is no day.
message help(std::string_view verb, day::role as, std::optional<day::phase> now);

/// The answer to a word that is no verb, or not the asker's: the nearest one of theirs and an example.
message unknown_verb(std::string_view word, day::role as, bool day_at_hand);

}  // namespace bot::speech

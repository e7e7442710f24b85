// A message as Block Kit, within every limit that Slack has: as many posts as it takes, cut where blocks end. Pure: the
// same message gives the same bytes, whatever else the bot has said (no counter can tell of other messages).
#pragma once

#include "speech/message.hpp"

#include <nlohmann/json_fwd.hpp>
#include <vector>

namespace bot::chat::slack {

/// Each is {"text", "blocks"}; at least one. Block ids come from the message's content: an edited message has new ones,
/// or clients would keep the state of the old.
std::vector<nlohmann::json> posts_of(const speech::message& of);

/// The words that a pressed button stands for.
nlohmann::json button_of(const speech::button& it, std::size_t number);

}  // namespace bot::chat::slack

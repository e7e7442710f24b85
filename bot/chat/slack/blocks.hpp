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

/// The same as somebody's Home: one view, whose end is cut off at Slack's limit with a word about it.
nlohmann::json home_of_message(const speech::message& of);

/// The words that a pressed button stands for are its value. `again`: see speech::message.
nlohmann::json button_of(const speech::button& it, std::size_t number, const std::string& again = {});
/// The words that make the message anew, from the action id of one of its buttons; empty: there are none.
std::string words_again(const std::string& action_id);
/// In which of the message's posts it stands, from 0.
std::size_t part_shown(const std::string& action_id);

}  // namespace bot::chat::slack

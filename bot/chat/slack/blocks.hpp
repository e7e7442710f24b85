// A message as Block Kit, within every limit that Slack has: as many posts as it takes, cut where blocks end. Pure: the
// same message gives the same bytes, whatever else the bot has said (no counter can tell of other messages).
#pragma once

#include "speech/message.hpp"

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

namespace bot::chat::slack {

/// What one message of Slack's says: the text that notifications read, and its blocks as a JSON list.
struct post {
    std::string text, blocks;
    std::size_t blocks_count = 0;
};

/// At least one. Block ids come from the message's content: an edited message has new ones, or clients would keep the
/// state of the old.
std::vector<post> posts_of(const speech::message& of);

/// {"text", "blocks"}, for what more has to be said of it: where it stands, who may read it.
nlohmann::json as_json(const post& it);

/// The same as somebody's Home: one view as JSON text, whose end is cut off at Slack's limit with a word about it.
std::string home_of_message(const speech::message& of);

/// The words that make the message anew, from the action id of one of its buttons; empty: there are none.
std::string words_again(const std::string& action_id);
/// In which of the message's posts it stands, from 0.
std::size_t part_shown(const std::string& action_id);

}  // namespace bot::chat::slack

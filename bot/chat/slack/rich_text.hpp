// Lines of a message as Slack's rich text: every value is an element of its own, so that nothing that was typed can be
// taken for markup, and what is copied from Slack (a rollback command) is what was typed, to the byte.
#pragma once

#include "chat/json_writer.hpp"
#include "speech/message.hpp"

#include <string_view>
#include <vector>

namespace bot::chat::slack {

/// Whether it has the form of Slack's ids: a mention of anything else would have the whole message refused.
bool is_id(std::string_view id);
/// Whether an id is a user's: only those can be mentioned. Apps (B…) have ids as well.
bool is_user(std::string_view id);

/// A line as an element of a rich text block; with `strong`, all of it is.
void write_section(json_writer& to, const speech::line& of, bool strong = false);
void write_list(json_writer& to, const std::vector<speech::line>& of, bool ordered, std::size_t first);
void write_code(json_writer& to, std::string_view of);

}  // namespace bot::chat::slack

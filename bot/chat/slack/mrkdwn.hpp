// Slack's own markup, both ways: a message as the text that notifications and screen readers show, and a text that came
// from Slack as people read it. Blocks are made of rich text, which needs no escaping (see rich_text.hpp); this is for
// the few places that take markup only.
#pragma once

#include "speech/message.hpp"

#include <functional>
#include <span>
#include <string>
#include <string_view>

namespace bot::chat::slack {

/// &, < and > as entities; a word joiner behind an @ that could call everybody. Nothing that was typed can become a
/// mention, a link or a date.
std::string escaped(std::string_view typed);

/// The whole message, or these blocks of one, in at most limits::message_text bytes, cut at a character.
std::string notification(const speech::message& of);
std::string notification(std::span<const speech::block* const> of);

using naming = std::function<std::string(std::string_view id)>;

/// A text from Slack without its escapes: people and channels by name, links by their address, entities decoded once.
std::string readable(std::string_view from_slack, const naming& person, const naming& channel);

}  // namespace bot::chat::slack

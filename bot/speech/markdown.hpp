// Markdown -> blocks of a message. Values stand in the Markdown as one private character each and become spans after it
// was parsed, so that no value can mark anything up. Knows no template and no announcement.
#pragma once

#include "speech/message.hpp"

#include <span>
#include <string_view>

namespace bot::speech {

/// The character that stands for value number `which` in Markdown.
std::string placeholder(std::size_t which);
/// Where text holds such a character of its own; npos: nowhere.
std::size_t find_placeholder(std::string_view text);

std::vector<block> read_markdown(std::string_view markdown, std::span<const span> values);

struct unfit_markdown {
    std::size_t line = 0;
    std::string what;
};
/// What a message can not show: HTML, pictures, quotations, lists within lists.
std::vector<unfit_markdown> unfit_for_messages(std::string_view markdown);

}  // namespace bot::speech

// Texts that are longer than a platform takes, cut where a reader minds least and never within a character.
#pragma once

#include "speech/message.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace bot::chat {

/// At most `most` bytes, cut at a character and not within one; what was cut shows as an ellipsis.
std::string shortened(std::string_view text, std::size_t most);
/// Where a text of more than `most` bytes is best cut: behind a line, else behind a word, else at a character.
std::size_t best_cut(std::string_view text, std::size_t most);

/// How many characters (code points) a text has; bytes that are no UTF-8 count one each.
std::size_t characters(std::string_view text);
/// The bytes of the first `most` characters.
std::size_t bytes_of_first(std::string_view text, std::size_t most);

/// How many bytes a reader sees of it, about.
std::size_t size_of(const speech::line& of);
/// A line as several, none of more than `most` bytes; what can not be cut, a name or a link, stands whole.
std::vector<speech::line> cut_up(const speech::line& of, std::size_t most);

}  // namespace bot::chat

// The same message twice: with what somebody typed, and with plain letters in its place. Whatever a platform makes of
// the one it makes of the other: else what was typed has marked something up.
//
// An input: how much of it (all, the template, paragraphs, lists); a template in Markdown, a title, a note, a name and
// an address, each ended by a form feed.
#pragma once

#include "fuzz/input.hpp"
#include "speech/message.hpp"

#include <optional>
#include <string>

namespace tests::fuzz {

struct typed_words {
    std::string title, note, name, address;
};

/// Title and note as they were heard: people's words come in that way. A name comes from a platform and is taken as it
/// is.
typed_words words_in(input& from);
/// Letters only, as many, with the blanks and line ends where they were.
typed_words calmed(const typed_words& it);

/// Less is quicker, and most that can go wrong goes wrong in any of them.
enum class extent : std::uint8_t { all, of_template, paragraphs, lists };
extent extent_in(input& from);

/// Every kind of block and piece with these words; below it, the template with them, if it is one.
bot::speech::message message_with(extent much, std::string_view markdown, const typed_words& words);

struct twins {
    bot::speech::message typed, calm;
};
twins twins_in(input& from);

}  // namespace tests::fuzz

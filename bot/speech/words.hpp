// Command text as people and platforms write it -> text as it was meant. Escapes are decoded once, broken bytes and
// control characters made harmless, and mentions remembered beside the text; quotes and blanks stay as typed until
// somebody asks for the structure. Everything here takes time in proportion to the length of the text.
#pragma once

#include "day/ids.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace bot::speech {

/// A mention or address that the platform marked, and where it stands in the text.
struct mark {
    enum class kind : std::uint8_t { person, channel, group, address };
    kind of = kind::person;
    std::size_t from = 0, to = 0;
    std::string id;  ///< the person's or channel's id; the whole address of a link
    bool operator==(const mark&) const = default;
};

/// A stretch of what somebody said: valid UTF-8 without control characters but line feeds.
struct phrase {
    std::string text;
    std::vector<mark> marks;

    bool empty() const { return text.empty(); }
    phrase slice(std::size_t from, std::size_t to) const;
    /// The same without blanks at its ends, copied once.
    phrase trimmed_slice(std::size_t from, std::size_t to) const;
    /// Without blanks of any kind at both ends.
    phrase trimmed() const&;
    phrase trimmed() &&;
    /// The mark that covers the whole phrase, or null.
    const mark* whole_mark() const;
    bool operator==(const phrase&) const = default;
};

/// What the platform delivered, decoded. Only Slack escapes mentions and the characters & < >.
phrase hear(std::string_view delivered, day::platform on);

std::size_t characters(std::string_view text);
/// At most so many characters, with an ellipsis where something was left out.
std::string shortened(std::string_view text, std::size_t bound);
/// The bound for a word that is told back to whoever wrote it.
inline constexpr std::size_t shown_of_a_word = 40;

/// Stretches that quotes of any style hold together, quotes included, in order. A quote opens at the start of a word
/// and closes at the end of one, in the same line; one that never closes is just a character, as is an apostrophe.
struct stretch {
    std::size_t from = 0, to = 0;
};
std::vector<stretch> quoted_stretches(std::string_view text);

/// Whether it begins with a quoted stretch: then it is text, whatever stands in it.
bool begins_quoted(const phrase& said);
/// The inside, if the whole phrase is one quoted stretch.
phrase unquoted(phrase said);
/// The first word, or quoted stretch without its quotes.
phrase first_word(const phrase& said);
/// Takes it away from `rest`.
phrase take_word(phrase& rest);
/// The words and quoted stretches, these without their quotes.
std::vector<phrase> words_of(const phrase& said);
/// The lines that are not blank, trimmed.
std::vector<phrase> lines_of(const phrase& said);
/// Cut at each of the given ASCII characters (| means its full-width brother, too) outside quotes; trimmed, unquoted.
std::vector<phrase> split(const phrase& said, char at);

/// A word to compare with: lower case, every dash and underscore a single "-", no invisible marks, no punctuation at
/// its end.
std::string keyword(std::string_view word);

/// `name: value` as it was found; the name as the verb spells it.
struct part {
    std::string name;
    phrase value;
};
struct parted {
    phrase rest;  ///< what was said before the first part
    std::vector<part> parts;
};
/// Cuts `said` at the names given, each "name" or "name=alias=alias", outside quotes and in any case. A part runs to
/// the next name or the end. A name that comes again stays text unless `again` is set.
parted parts_of(const phrase& said, std::span<const std::string_view> names, bool again = false);

/// The candidate that looks most like the word, or nothing where none does.
std::string_view nearest(std::string_view word, std::span<const std::string_view> candidates);

}  // namespace bot::speech

// Small pieces from which messages are put together, so that an answer reads in the code as it does on the screen.
// Whatever goes in as a string is text: it can break no line, hide nothing and mark nothing up.
#pragma once

#include "day/plan.hpp"
#include "speech/message.hpp"

#include <algorithm>
#include <concepts>
#include <iterator>
#include <string_view>
#include <utility>

namespace bot::speech {

/// What somebody typed, fit to stand within a line: line breaks and tabs become blanks; control characters, private-use
/// characters and those that turn the reading direction are left out.
std::string cleaned(std::string_view typed);

text strong(std::string_view said);
text emphasis(std::string_view said);
text code(std::string_view said);
/// Words as they are typed to the bot: "/chaos start 3".
text typed(std::string_view words);
/// The text with a full stop at its end, unless it ends a sentence already; empty stays empty.
std::string sentence(std::string_view said);
/// A link where `href` is one to the web or to mail, else the text alone.
span linked(std::string_view said, std::string_view href);

/// A time in `zone`; with its date where that is not the date of `now`.
time when(day::instant at, std::string_view zone, day::instant now);
/// "09:30 CET to 16:30 CET", each with its date where that is not the date of what is known already.
line from_to(day::instant from, day::instant to, std::string_view zone, day::instant now);
/// A time in `zone`, always with its date.
time dated(day::instant at, std::string_view zone);
/// "45 min", "2 h", "1 h 30 min".
std::string lasting(day::minutes span);
/// "1 card", "3 cards".
std::string counted(std::size_t number, std::string_view noun);
/// "a, b and c".
std::string listed(const std::vector<std::string>& each, std::string_view last = " and ");

/// A line as plain text.
std::string plain(const line& it);

namespace pieces {
/// Plain words go on where plain words stand already: what is one for the reader is one on the wire.
inline void add_plain(line& to, std::string said) {
    auto* before = to.empty() ? nullptr : std::get_if<text>(&to.back());
    if (before != nullptr && !before->strong && !before->emphasis && !before->code)
        before->said += said;
    else
        to.emplace_back(text{std::move(said)});
}
inline void add(line& to, std::string_view said) { add_plain(to, cleaned(said)); }
inline void add(line& to, const std::integral auto& number) { add_plain(to, std::to_string(number)); }
template <class Of>
void add(line& to, const day::number<Of>& number) {
    add(to, number.value);
}
inline void add(line& to, const day::person_id& who) { to.emplace_back(person{who}); }
inline void add(line& to, const day::channel_id& which) { to.emplace_back(channel{which}); }
inline void add(line& to, span piece) { to.push_back(std::move(piece)); }
inline void add(line& to, const line& several) { to.insert(to.end(), several.begin(), several.end()); }
inline void add(line& to, line&& several) { std::ranges::move(several, std::back_inserter(to)); }
}  // namespace pieces

template <class... Pieces>
line words(Pieces&&... each) {
    line made;
    made.reserve(sizeof...(each));
    (pieces::add(made, std::forward<Pieces>(each)), ...);
    return made;
}

/// "@ada, @ben and @cleo".
line listed(const std::vector<line>& each, std::string_view last = " and ");
/// Several lines as somebody typed them, with their breaks.
line typed_lines(std::string_view typed);

/// A message in the making: each call adds a block, `offers` a button below all of them.
class telling {
public:
    template <class... Pieces>
    telling& says(Pieces&&... each) {
        return adds(paragraph{words(std::forward<Pieces>(each)...)});
    }
    template <class... Pieces>
    telling& titled(Pieces&&... each) {
        return adds(heading{words(std::forward<Pieces>(each)...)});
    }
    telling& lists(std::vector<line> each);
    telling& steps(const std::vector<std::string>& each);
    telling& shows(line said, std::vector<button> buttons = {});
    telling& offers(button it);
    telling& adds(block it);
    telling& adds(message more);

    operator message() const& { return made_; }
    operator message() && { return std::move(made_); }

private:
    message made_;
};

/// A message of one paragraph.
template <class... Pieces>
message says(Pieces&&... each) {
    message made;
    made.body.emplace_back(paragraph{words(std::forward<Pieces>(each)...)});
    return made;
}

}  // namespace bot::speech

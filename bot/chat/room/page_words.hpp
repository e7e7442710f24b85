// What a page says on its socket, as values. Everything is bounded, unknown fields are ignored, and what is not
// understood comes back as a sentence: a page that sends it is not ours, or older than the bot.
#pragma once

#include <cstdint>
#include <expected>
#include <map>
#include <string>
#include <string_view>
#include <variant>

namespace bot::chat::room {

inline constexpr std::size_t page_words_max = 256 << 10;

/// The page plays `as` from now on, and knows their events up to `since` of the room with that id.
struct page_hello {
    std::string as, room;
    std::size_t since = 0;
};
/// The page names each request itself, so that it can say it again after a lost connection without doing it twice.
struct page_say {
    std::string id, where, text;
};
struct page_press {
    std::string id, where, words;
};
struct page_fill {
    std::string id, where, verb;
    std::map<std::string, std::string> given, values;
};
struct page_react {
    std::string id, where, post, with;
    bool on = true;
};
/// Puts a message on the record without a trace in the channel.
struct page_keep {
    std::string id, where, post;
};
/// Deletes a message of one's own.
struct page_remove {
    std::string id, where, post;
};
struct page_join {
    std::string id, where;
};
struct page_read {
    std::string where, post;
};
/// What may be typed there next?
struct page_complete {
    std::string where;
};
struct page_clock {
    enum class change : std::uint8_t { pause, resume, speed, jump } what = change::pause;
    double speed = 1;
};

using page_request = std::variant<page_say, page_press, page_fill, page_react, page_keep, page_remove, page_join>;
using page_words = std::variant<page_hello, page_request, page_read, page_complete, page_clock>;

std::expected<page_words, std::string> parse_page_words(std::string_view bytes);

}  // namespace bot::chat::room

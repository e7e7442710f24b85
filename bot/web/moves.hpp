// What a page of a day may ask for: the verbs of its buttons and nothing else, so that whoever gets hold of an open
// page can not end the day, reveal its cards or make links with it. Whether the guest may is for the desk to say.
#pragma once

#include "desk/port.hpp"

#include <expected>
#include <span>
#include <string>
#include <string_view>

namespace bot::web {

/// The page names each request itself, so that it can say it again after a lost connection without doing it twice.
struct move {
    std::string id;
    decltype(desk::request::what) what;
};

/// The first words of what a page may ask for: it offers no other buttons.
std::span<const std::string_view> verbs_of_pages();

/// The error is for the page, which is not ours or older than the bot.
std::expected<move, std::string> parse_move(std::string_view bytes);

}  // namespace bot::web

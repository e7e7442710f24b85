#include "web/moves.hpp"

#include "chat/room/page_words.hpp"

#include <algorithm>
#include <array>

namespace bot::web {

namespace room = chat::room;

namespace {

constexpr std::array<std::string_view, 9> verbs{
    "card", "log", "ready", "resolved", "restored", "rolled-back", "seen", "start", "stop"};

bool is_for_pages(std::string_view words) {
    return std::ranges::find(verbs, words.substr(0, words.find(' '))) != verbs.end();
}

std::expected<move, std::string> not_from_here() { return std::unexpected("that is not asked for on this page"); }

}  // namespace

std::span<const std::string_view> verbs_of_pages() { return verbs; }

std::expected<move, std::string> parse_move(std::string_view bytes) {
    auto heard = room::parse_page_words(bytes);
    if (!heard) return std::unexpected(std::move(heard.error()));
    auto* request = std::get_if<room::page_request>(&*heard);
    if (!request) return not_from_here();
    if (auto* press = std::get_if<room::page_press>(request); press && is_for_pages(press->words))
        return move{std::move(press->id), desk::said_words{std::move(press->words), false}};
    if (auto* fill = std::get_if<room::page_fill>(request); fill && is_for_pages(fill->verb))
        return move{std::move(fill->id),
            desk::filled_form{std::move(fill->verb), std::move(fill->given), std::move(fill->values)}};
    return not_from_here();
}

}  // namespace bot::web

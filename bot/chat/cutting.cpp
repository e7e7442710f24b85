#include "chat/cutting.hpp"

#include "day/match.hpp"
#include "speech/runes.hpp"

#include <algorithm>

namespace bot::chat {

namespace {

constexpr std::string_view ellipsis = "…";

/// Bytes; in less, the end of a part, hardly a word has room, or not even a character.
constexpr std::size_t least_worth_cutting = 8;

std::size_t character_start(std::string_view text, std::size_t at) {
    while (at > 0 && at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) --at;
    return at;
}

std::size_t size_of(const speech::span& piece) {
    return day::match(
        piece, [](const speech::text& it) { return it.said.size(); },
        [](const speech::link& it) { return it.said.size() + it.href.size(); },
        [](const speech::person& it) { return it.who.id.size() + 3; },
        [](const speech::channel& it) { return it.which.id.size() + 3; },
        [](const speech::time& it) { return it.shown.size() + 40; },
        [](const speech::line_break&) { return std::size_t{1}; });
}

}  // namespace

std::string shortened(std::string_view text, std::size_t most) {
    if (text.size() <= most) return std::string(text);
    if (most < ellipsis.size()) return std::string(text.substr(0, character_start(text, most)));
    return std::string(text.substr(0, character_start(text, most - ellipsis.size()))).append(ellipsis);
}

std::size_t best_cut(std::string_view text, std::size_t most) {
    if (text.size() <= most) return text.size();
    const auto within = text.substr(0, most);
    for (const char mark : {'\n', ' '})
        if (const auto at = within.rfind(mark); at != std::string_view::npos && at >= most / 2) return at + 1;
    const auto at = character_start(text, most);
    return at > 0 ? at : most;
}

std::size_t characters(std::string_view text) {
    std::size_t count = 0;
    for (std::size_t at = 0; at < text.size(); ++count) at += speech::rune_at(text, at).size;
    return count;
}

std::size_t bytes_of_first(std::string_view text, std::size_t most) {
    std::size_t at = 0;
    for (std::size_t count = 0; count < most && at < text.size(); ++count) at += speech::rune_at(text, at).size;
    return at;
}

std::size_t size_of(const speech::line& of) {
    std::size_t size = 0;
    for (const auto& piece : of) size += size_of(piece);
    return size;
}

std::vector<speech::line> cut_up(const speech::line& of, std::size_t most) {
    std::vector<speech::line> cut(1);
    std::size_t used = 0;
    const auto start_anew = [&] {
        if (!cut.back().empty()) cut.emplace_back();
        used = 0;
    };
    for (const auto& piece : of) {
        if (const auto* text = std::get_if<speech::text>(&piece)) {
            auto rest = *text;
            while (used + rest.said.size() > most) {
                if (used == 0 || most - std::min(used, most) >= least_worth_cutting) {
                    const auto at = best_cut(rest.said, most - used);
                    auto head = rest;
                    head.said.resize(at);
                    cut.back().emplace_back(std::move(head));
                    rest.said.erase(0, at);
                }
                start_anew();
            }
            used += rest.said.size();
            if (!rest.said.empty()) cut.back().emplace_back(std::move(rest));
            continue;
        }
        if (used + size_of(piece) > most) start_anew();
        used += size_of(piece);
        cut.back().push_back(piece);
    }
    if (cut.size() > 1 && cut.back().empty()) cut.pop_back();
    return cut;
}

}  // namespace bot::chat

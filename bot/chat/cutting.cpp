#include "chat/cutting.hpp"

#include "speech/runes.hpp"

namespace bot::chat {

namespace {

constexpr std::string_view ellipsis = "…";

std::size_t character_start(std::string_view text, std::size_t at) {
    while (at > 0 && at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) --at;
    return at;
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

}  // namespace bot::chat

#include "speech/message.hpp"

#include "day/match.hpp"
#include "speech/say.hpp"

#include <fmt/format.h>

namespace bot::speech {

namespace {

using day::match;

std::string plain(const span& piece) {
    return match(
        piece, [](const text& it) { return it.said; },
        [](const link& it) { return it.said == it.href ? it.href : fmt::format("{} ({})", it.said, it.href); },
        [](const person& it) { return it.who.is_bot() ? std::string("chaosday") : "@" + it.who.id; },
        [](const channel& it) { return "#" + it.which.id; }, [](const time& it) { return it.shown; },
        [](const line_break&) { return std::string("\n"); });
}

std::string plain(const std::vector<button>& buttons) {
    std::string said;
    for (const auto& each : buttons) said += fmt::format("{}[{}]", said.empty() ? "" : " ", each.label);
    return said;
}

std::string plain(const items& list) {
    std::string said;
    for (std::size_t at = 0; at < list.each.size(); ++at) {
        if (at > 0) said += '\n';
        said += (list.ordered ? fmt::format("{}. ", at + 1) : std::string("- ")) + plain(list.each[at]);
    }
    return said;
}

std::string plain(const block& it) {
    return match(
        it, [](const paragraph& each) { return plain(each.said); },
        [](const heading& each) { return plain(each.said); }, [](const items& each) { return plain(each); },
        [](const code_block& each) { return each.said; }, [](const divider&) { return std::string("---"); },
        [](const entry& each) {
            const auto buttons = plain(each.buttons);
            return plain(each.said) + (buttons.empty() ? "" : "\n" + buttons);
        });
}

/// Entries of one list stand close together, and so does a list below its heading line; other blocks stand apart.
bool stands_close(const block& above, const block& below) {
    const bool list_below = std::holds_alternative<items>(below) || std::holds_alternative<entry>(below);
    const bool text_above = std::holds_alternative<heading>(above) || std::holds_alternative<paragraph>(above);
    return (std::holds_alternative<entry>(above) && std::holds_alternative<entry>(below)) || (text_above && list_below);
}

}  // namespace

std::string plain(const line& pieces) {
    std::string said;
    for (const auto& piece : pieces) said += plain(piece);
    return said;
}

std::string plain(const message& it) {
    std::string said;
    for (std::size_t at = 0; at < it.body.size(); ++at) {
        if (at > 0) said += stands_close(it.body[at - 1], it.body[at]) ? "\n" : "\n\n";
        said += plain(it.body[at]);
    }
    if (!it.buttons.empty()) said += (said.empty() ? "" : "\n\n") + plain(it.buttons);
    return said;
}

}  // namespace bot::speech

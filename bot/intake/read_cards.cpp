#include "intake/boards.hpp"
#include "intake/json_lines.hpp"
#include "speech/runes.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace bot::intake {

namespace {

/// A journal tells of one run, a card of what is planned.
cards read_journal(const nlohmann::json& it) {
    auto made = read_chaos_toolkit(object_in(it, "experiment"));
    for (const auto* what : {"run", "rollbacks", "steady_states"})
        if (it.contains(what))
            made.not_read.push_back({line_of(it, what),
                fmt::format("\"{}\" tells of a run that has been: a card tells of what is planned.", what)});
    return made;
}

std::expected<cards, std::string> read_json(std::string_view text) {
    const auto document = read_with_lines(text);
    if (!document) return std::unexpected("This begins like JSON, but it is none: export it again.");
    if (document->contains("cards") && document->contains("lists")) return read_trello(*document);
    if (!object_in(*document, "experiment").empty()) return read_journal(*document);
    if (document->contains("title") && document->contains("method")) return read_chaos_toolkit(*document);
    return std::unexpected(
        "This is JSON, but neither a Trello board (it has cards and lists) nor a Chaos Toolkit experiment (it has a "
        "title and a method).");
}

/// The line on which the first bytes stand that are no UTF-8; 0: all of it is.
std::size_t line_of_broken_text(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const auto [point, size] = speech::rune_at(text, at);
        if (point == speech::broken_rune && size == 1)
            return 1 + static_cast<std::size_t>(std::ranges::count(text.substr(0, at), '\n'));
        at += size;
    }
    return 0;
}

}  // namespace

std::expected<cards, std::string> read_cards(std::string_view text) {
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    const auto first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos) return std::unexpected("The file is empty.");
    if (const auto line = line_of_broken_text(text); line > 0)
        return std::unexpected(
            fmt::format("Line {} is not in UTF-8: save the file once more, a table as \"CSV UTF-8\".", line));
    return text[first] == '{' || text[first] == '[' ? read_json(text) : read_table(text);
}

}  // namespace bot::intake

#include "intake/boards.hpp"
#include "speech/runes.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace bot::intake {

namespace {

using nlohmann::json;

std::expected<cards, std::string> read_json(std::string_view text) {
    const auto document = json::parse(text, nullptr, false);
    if (document.is_discarded() || !document.is_object())
        return std::unexpected("This begins like JSON, but it is none: export it again.");
    if (document.contains("cards") && document.contains("lists")) return read_trello(document, text);
    if (const auto inside = document.find("experiment"); inside != document.end() && inside->is_object())
        return read_chaos_toolkit(*inside, text);  // the journal of one
    if (document.contains("title") && document.contains("method")) return read_chaos_toolkit(document, text);
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

std::size_t line_of(std::string_view text, std::string_view needle) {
    const auto at = needle.empty() ? std::string_view::npos : text.find(needle);
    if (at == std::string_view::npos) return 1;
    return 1 + static_cast<std::size_t>(std::ranges::count(text.substr(0, at), '\n'));
}

std::string text_in(const json& of, const char* name) {
    const auto found = of.is_object() ? of.find(name) : of.end();
    return found != of.end() && found->is_string() ? found->get<std::string>() : std::string();
}

const json& list_in(const json& of, const char* name) {
    static const json none = json::array();
    const auto found = of.is_object() ? of.find(name) : of.end();
    return found != of.end() && found->is_array() ? *found : none;
}

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

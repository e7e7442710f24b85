#include "intake/boards.hpp"

#include <algorithm>
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
    return text[first] == '{' || text[first] == '[' ? read_json(text) : read_table(text);
}

}  // namespace bot::intake

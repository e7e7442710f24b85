#include "speech/shown.hpp"

#include "day/revision.hpp"
#include "speech/words.hpp"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>

namespace bot::speech {

namespace {

constexpr const char* remembered = "shown";

/// Platforms end lines as they like, and drop blanks at the end.
std::uint32_t print_of_value(const std::string& value) {
    auto text = value;
    std::erase(text, '\r');
    return day::print_of(phrase{text, {}}.trimmed().text);
}

}  // namespace

std::string spelled(const day::revision& it) {
    std::string text;
    for (const auto& [name, print] : it) text += fmt::format("{}{}={:08x}", text.empty() ? "" : " ", name, print);
    return text;
}

day::revision revision_in(std::string_view spelled) {
    day::revision all;
    while (!spelled.empty()) {
        const auto one = spelled.substr(0, spelled.find(' '));
        spelled.remove_prefix(std::min(one.size() + 1, spelled.size()));
        const auto at = one.find('=');
        if (at == one.npos) continue;
        const auto* end = one.data() + one.size();
        std::uint32_t print = 0;
        const auto read = std::from_chars(one.data() + at + 1, end, print, 16);
        if (read.ec == std::errc() && read.ptr == end) all.emplace(one.substr(0, at), print);
    }
    return all;
}

void remember_shown(form& made) {
    day::revision all;
    for (const auto& each : made.fields) all[each.name] = print_of_value(each.value);
    made.given[remembered] = spelled(all);
}

std::map<std::string, std::string> touched(
    const std::map<std::string, std::string>& given, std::map<std::string, std::string> values) {
    const auto found = given.find(remembered);
    const auto shown = found == given.end() ? day::revision() : revision_in(found->second);
    std::erase_if(values, [&](const auto& each) {
        const auto then = shown.find(each.first);
        return then != shown.end() && then->second == print_of_value(each.second);
    });
    return values;
}

}  // namespace bot::speech

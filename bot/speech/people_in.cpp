// Who and which channel somebody means.
#include "speech/reading.hpp"

#include <algorithm>

namespace bot::speech {

namespace {

bool all_of(std::string_view text, std::string_view allowed) {
    return !text.empty() && text.find_first_not_of(allowed) == std::string_view::npos;
}

constexpr std::string_view upper_or_digit = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
constexpr std::string_view lower_or_digit = "abcdefghijklmnopqrstuvwxyz0123456789";

/// As the platforms write their ids: Slack's begin with a letter for the kind, Mattermost's have 26 characters.
bool looks_like_id(day::platform on, std::string_view text, std::string_view kinds) {
    switch (on) {
        case day::platform::slack:
            return text.size() >= 9 && kinds.find(text[0]) != std::string_view::npos && all_of(text, upper_or_digit);
        case day::platform::mattermost:
            return text.size() == 26 && all_of(text, lower_or_digit);
        case day::platform::room:
            return false;
    }
    return false;
}

/// Without the sign in front and punctuation behind.
std::string_view handle(std::string_view text, std::string_view signs) {
    if (!text.empty() && signs.find(text[0]) != std::string_view::npos) text.remove_prefix(1);
    const auto end = text.find_last_not_of(".,;:!?");
    return end == std::string_view::npos ? std::string_view() : text.substr(0, end + 1);
}

}  // namespace

std::optional<day::person_id> person_in(const phrase& said, const hearing& around) {
    if (!said.marks.empty() && said.marks[0].of == mark::kind::person && said.marks[0].from == 0)
        return day::person_id{around.on, said.marks[0].id};
    const auto name = handle(said.text, "@");
    if (name.empty()) return std::nullopt;
    if (around.person)
        if (auto known = around.person(name)) return known;
    if (looks_like_id(around.on, name, "UW")) return day::person_id{around.on, std::string(name)};
    return std::nullopt;
}

std::optional<day::channel_id> channel_in(const phrase& said, const hearing& around) {
    if (!said.marks.empty() && said.marks[0].of == mark::kind::channel && said.marks[0].from == 0)
        return day::channel_id{around.on, said.marks[0].id};
    const auto name = handle(said.text, "#~");
    if (name.empty()) return std::nullopt;
    if (around.channel)
        if (auto known = around.channel(name)) return known;
    if (looks_like_id(around.on, name, "CG")) return day::channel_id{around.on, std::string(name)};
    return std::nullopt;
}

std::optional<day::group> group_in(const phrase& said, const hearing& around) {
    if (!around.group) return std::nullopt;
    if (!said.marks.empty() && said.marks[0].of == mark::kind::group && said.marks[0].from == 0)
        return around.group(said.marks[0].id);
    const auto name = handle(said.text, "@");
    return name.empty() ? std::nullopt : around.group(name);
}

}  // namespace bot::speech

#include "chat/slack/rich_text.hpp"

#include "chat/slack/limits.hpp"
#include "day/match.hpp"

#include <nlohmann/json.hpp>

namespace bot::chat::slack {

using day::match;
using nlohmann::json;

namespace {

/// Member by member: in braces the library makes lists of lists first, several times the work, and every answer is full
/// of these.
json typed(const char* type) {
    json it(json::value_t::object);
    it["type"] = type;
    return it;
}

json text_element(const std::string& said, json style = nullptr) {
    auto it = typed("text");
    it["text"] = said;
    if (!style.empty()) it["style"] = std::move(style);
    return it;
}

/// Null for plain text.
json style_of(const speech::text& it, bool strong) {
    json style;
    if (it.strong || strong) style["bold"] = true;
    if (it.emphasis) style["italic"] = true;
    if (it.code) style["code"] = true;
    return style;
}

/// A platform's id, or nothing: an element with an id that is not Slack's would have the whole message refused.
bool is_slack_id(std::string_view id) {
    return !id.empty() && id.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789") == std::string_view::npos;
}

json element(const speech::span& piece, bool strong) {
    const auto style = strong ? json{{"bold", true}} : json();
    return match(
        piece, [&](const speech::text& it) { return text_element(it.said, style_of(it, strong)); },
        [&](const speech::link& it) {
            json made{{"type", "link"}, {"url", it.href}, {"text", it.said}};
            if (strong) made["style"] = style;
            return made;
        },
        [&](const speech::person& it) {
            if (it.who.is_bot()) return text_element("chaosday", style);
            if (!is_user(it.who.id)) return text_element("@" + it.who.id, style);
            return json{{"type", "user"}, {"user_id", it.who.id}};
        },
        [&](const speech::channel& it) {
            if (!is_slack_id(it.which.id)) return text_element("#" + it.which.id, style);
            return json{{"type", "channel"}, {"channel_id", it.which.id}};
        },
        [&](const speech::time& it) {
            const auto seconds = std::chrono::floor<std::chrono::seconds>(it.at).time_since_epoch().count();
            json made{{"type", "date"}, {"timestamp", seconds}, {"format", "{date_short_pretty} {time}"},
                {"fallback", it.shown}};
            if (strong) made["style"] = style;
            return made;
        },
        [](const speech::line_break&) { return text_element("\n"); });
}

std::size_t size_of(const speech::span& piece) {
    return match(
        piece, [](const speech::text& it) { return it.said.size(); },
        [](const speech::link& it) { return it.said.size() + it.href.size(); },
        [](const speech::person& it) { return it.who.id.size() + 3; },
        [](const speech::channel& it) { return it.which.id.size() + 3; },
        [](const speech::time& it) { return it.shown.size() + 40; },
        [](const speech::line_break&) { return std::size_t{1}; });
}

}  // namespace

bool is_user(std::string_view id) { return is_slack_id(id) && (id.front() == 'U' || id.front() == 'W'); }

json rich_line(const speech::line& of, bool strong) {
    auto elements = json::array();
    for (const auto& piece : of) {
        const auto* text = std::get_if<speech::text>(&piece);
        if (text != nullptr && text->said.empty()) continue;  // Slack refuses an empty element
        elements.push_back(element(piece, strong));
    }
    if (elements.empty()) elements.push_back(text_element(" "));
    return elements;
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
                const auto at = best_cut(rest.said, most - used);
                auto head = rest;
                head.said.resize(at);
                if (used < most) cut.back().emplace_back(std::move(head));
                if (used < most) rest.said.erase(0, at);
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

json rich_section(const speech::line& of, bool strong) {
    auto made = typed("rich_text_section");
    made["elements"] = rich_line(of, strong);
    return made;
}

json rich_list(const std::vector<speech::line>& of, bool ordered, std::size_t first) {
    auto lines = json::array();
    for (const auto& each : of) lines.push_back(rich_section(each));
    json it{{"type", "rich_text_list"}, {"style", ordered ? "ordered" : "bullet"}, {"elements", std::move(lines)}};
    if (ordered && first > 0) it["offset"] = first;
    return it;
}

json rich_code(std::string_view of) {
    auto elements = json::array();
    elements.push_back(text_element(of.empty() ? " " : std::string(of)));
    return {{"type", "rich_text_preformatted"}, {"elements", std::move(elements)}};
}

}  // namespace bot::chat::slack

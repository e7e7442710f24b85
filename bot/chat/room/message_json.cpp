#include "chat/room/message_json.hpp"

#include <nlohmann/json.hpp>
#include <stdexcept>

namespace bot::chat::room {

using nlohmann::json;

namespace {

template <class... Each>
struct overloaded : Each... {
    using Each::operator()...;
};
template <class... Each>
overloaded(Each...) -> overloaded<Each...>;

std::int64_t number(day::instant at) { return at.time_since_epoch().count(); }
day::instant instant_from(const json& it) { return day::instant(std::chrono::milliseconds(it.get<std::int64_t>())); }
std::string string_from(const json& it, const char* name) {
    const auto found = it.find(name);
    return found == it.end() ? std::string() : found->get<std::string>();
}
bool flag_from(const json& it, const char* name) { return it.contains(name) && it.at(name).get<bool>(); }

json json_of_span(const speech::span& it) {
    return std::visit(overloaded{
                          [](const speech::text& t) {
                              json made = {{"text", t.said}};
                              if (t.strong) made["strong"] = true;
                              if (t.emphasis) made["emphasis"] = true;
                              if (t.code) made["mono"] = true;
                              return made;
                          },
                          [](const speech::link& l) { return json{{"link", l.said}, {"href", l.href}}; },
                          [](const speech::person& p) { return json{{"person", p.who.id}}; },
                          [](const speech::channel& c) { return json{{"channel", c.which.id}}; },
                          [](const speech::time& t) { return json{{"time", number(t.at)}, {"shown", t.shown}}; },
                          [](const speech::line_break&) { return json{{"break", true}}; },
                      },
        it);
}

json json_of_line(const speech::line& it) {
    json made = json::array();
    for (const auto& each : it) made.push_back(json_of_span(each));
    return made;
}

json json_of_button(const speech::button& it) {
    json made = {{"label", it.label}, {"words", it.words}};
    if (it.as == speech::look::primary) made["look"] = "primary";
    if (it.as == speech::look::danger) made["look"] = "danger";
    if (it.confirm) made["confirm"] = *it.confirm;
    return made;
}

json json_of_buttons(const std::vector<speech::button>& all) {
    json made = json::array();
    for (const auto& each : all) made.push_back(json_of_button(each));
    return made;
}

json json_of_items(const speech::items& it) {
    json lines = json::array();
    for (const auto& each : it.each) lines.push_back(json_of_line(each));
    return json{{it.ordered ? "numbered" : "items", std::move(lines)}};
}

json json_of_block(const speech::block& it) {
    return std::visit(overloaded{
                          [](const speech::paragraph& p) { return json{{"paragraph", json_of_line(p.said)}}; },
                          [](const speech::heading& h) { return json{{"heading", json_of_line(h.said)}}; },
                          [](const speech::items& i) { return json_of_items(i); },
                          [](const speech::code_block& c) { return json{{"code", c.said}}; },
                          [](const speech::divider&) { return json{{"divider", true}}; },
                          [](const speech::entry& e) {
                              return json{{"entry", json_of_line(e.said)}, {"buttons", json_of_buttons(e.buttons)}};
                          },
                      },
        it);
}

speech::span span_from(const json& it) {
    if (it.contains("text"))
        return speech::text{
            string_from(it, "text"), flag_from(it, "strong"), flag_from(it, "emphasis"), flag_from(it, "mono")};
    if (it.contains("link")) return speech::link{string_from(it, "link"), string_from(it, "href")};
    if (it.contains("person")) return speech::person{{day::platform::room, string_from(it, "person")}};
    if (it.contains("channel")) return speech::channel{{day::platform::room, string_from(it, "channel")}};
    if (it.contains("time")) return speech::time{instant_from(it.at("time")), string_from(it, "shown")};
    if (it.contains("break")) return speech::line_break{};
    throw std::invalid_argument("a piece of text of no known kind");
}

speech::line line_from(const json& it) {
    speech::line made;
    for (const auto& each : it) made.push_back(span_from(each));
    return made;
}

speech::look look_from(const json& it) {
    const auto said = string_from(it, "look");
    if (said == "primary") return speech::look::primary;
    return said == "danger" ? speech::look::danger : speech::look::plain;
}

std::vector<speech::button> buttons_from(const json& it) {
    std::vector<speech::button> made;
    if (!it.contains("buttons")) return made;
    for (const auto& each : it.at("buttons")) {
        speech::button one{string_from(each, "label"), string_from(each, "words"), look_from(each), {}};
        if (each.contains("confirm")) one.confirm = string_from(each, "confirm");
        made.push_back(std::move(one));
    }
    return made;
}

speech::items items_from(const json& it, bool ordered) {
    speech::items made{{}, ordered};
    for (const auto& each : it) made.each.push_back(line_from(each));
    return made;
}

speech::block block_from(const json& it) {
    if (it.contains("paragraph")) return speech::paragraph{line_from(it.at("paragraph"))};
    if (it.contains("heading")) return speech::heading{line_from(it.at("heading"))};
    if (it.contains("items")) return items_from(it.at("items"), false);
    if (it.contains("numbered")) return items_from(it.at("numbered"), true);
    if (it.contains("code")) return speech::code_block{string_from(it, "code")};
    if (it.contains("divider")) return speech::divider{};
    if (it.contains("entry")) return speech::entry{line_from(it.at("entry")), buttons_from(it)};
    throw std::invalid_argument("a block of no known kind");
}

const char* name_of(speech::field_kind kind) {
    switch (kind) {
        case speech::field_kind::line:
            return "line";
        case speech::field_kind::lines:
            return "lines";
        case speech::field_kind::number:
            return "number";
        case speech::field_kind::choice:
            return "choice";
        case speech::field_kind::person:
            return "person";
        case speech::field_kind::people:
            return "people";
        case speech::field_kind::toggle:
            return "toggle";
        case speech::field_kind::date:
            return "date";
        case speech::field_kind::time:
            return "time";
    }
    return "line";
}

json json_of_field(const speech::field& it) {
    json options = json::array();
    for (const auto& each : it.options) options.push_back({{"value", each.value}, {"label", each.label}});
    return {{"name", it.name}, {"label", it.label}, {"hint", it.hint}, {"value", it.value}, {"kind", name_of(it.kind)},
        {"optional", it.optional}, {"options", std::move(options)}};
}

json json_of_posted(const posted& it) {
    json made = {{"type", "posted"}, {"where", it.where}, {"id", it.id}, {"by", it.by}, {"at", number(it.at)}};
    if (!it.typed.empty()) made["typed"] = it.typed;
    if (!it.said.empty()) made["said"] = json_of(it.said);
    if (!it.name.empty()) made["name"] = it.name;
    if (!it.cause.empty()) made["cause"] = it.cause;
    return made;
}

json json_of_answered(const answered& it) {
    json made = {{"type", "answered"}, {"to", it.to}, {"where", it.where}, {"id", it.id}, {"at", number(it.at)},
        {"asked", it.asked}, {"said", json_of(it.said)}};
    if (!it.cause.empty()) made["cause"] = it.cause;
    return made;
}

posted posted_from(const json& it) {
    posted made{string_from(it, "where"), string_from(it, "id"), string_from(it, "by"), instant_from(it.at("at")),
        string_from(it, "typed"), {}, string_from(it, "name"), string_from(it, "cause")};
    if (it.contains("said")) made.said = message_from(it.at("said"));
    return made;
}

}  // namespace

json json_of(const speech::message& it) {
    json body = json::array();
    for (const auto& each : it.body) body.push_back(json_of_block(each));
    json made = {{"body", std::move(body)}};
    if (!it.buttons.empty()) made["buttons"] = json_of_buttons(it.buttons);
    return made;
}

json json_of(const speech::form& it) {
    json fields = json::array();
    for (const auto& each : it.fields) fields.push_back(json_of_field(each));
    json made{{"verb", it.verb}, {"title", it.title}, {"submit", it.submit}, {"given", it.given},
        {"fields", std::move(fields)}};
    if (!it.note.empty()) made["note"] = speech::plain(it.note);
    return made;
}

json json_of(const event& it) {
    return std::visit(
        overloaded{
            [](const posted& e) { return json_of_posted(e); },
            [](const edited& e) {
                return json{
                    {"type", "edited"}, {"where", e.where}, {"id", e.id}, {"name", e.name}, {"said", json_of(e.said)}};
            },
            [](const removed& e) { return json{{"type", "removed"}, {"where", e.where}, {"id", e.id}}; },
            [](const pinned& e) { return json{{"type", "pinned"}, {"where", e.where}, {"id", e.id}, {"on", e.on}}; },
            [](const topic_set& e) { return json{{"type", "topic"}, {"where", e.where}, {"to", e.to}}; },
            [](const reacted& e) {
                return json{{"type", "reacted"}, {"where", e.where}, {"id", e.id}, {"who", e.who}, {"with", e.with},
                    {"on", e.on}};
            },
            [](const answered& e) { return json_of_answered(e); },
            [](const joined& e) {
                return json{{"type", "joined"}, {"where", e.where}, {"who", e.who}, {"at", number(e.at)}};
            },
            [](const read_up_to& e) {
                return json{{"type", "read"}, {"where", e.where}, {"who", e.who}, {"id", e.id}};
            },
        },
        it);
}

speech::message message_from(const json& it) {
    speech::message made;
    for (const auto& each : it.at("body")) made.body.push_back(block_from(each));
    made.buttons = buttons_from(it);
    return made;
}

event event_from(const json& it) {
    const auto type = it.at("type").get<std::string>();
    const auto where = it.at("where").get<std::string>();
    const auto id = string_from(it, "id");
    const auto who = string_from(it, "who");
    if (type == "posted") return posted_from(it);
    if (type == "edited") return edited{where, id, string_from(it, "name"), message_from(it.at("said"))};
    if (type == "removed") return removed{where, id};
    if (type == "pinned") return pinned{where, id, flag_from(it, "on")};
    if (type == "topic") return topic_set{where, string_from(it, "to")};
    if (type == "reacted") return reacted{where, id, who, string_from(it, "with"), flag_from(it, "on")};
    if (type == "answered")
        return answered{string_from(it, "to"), where, id, instant_from(it.at("at")), string_from(it, "asked"),
            message_from(it.at("said")), string_from(it, "cause")};
    if (type == "joined") return joined{where, who, instant_from(it.at("at"))};
    if (type == "read") return read_up_to{where, who, id};
    throw std::invalid_argument("an event of no known kind: " + type);
}

std::string line_of(const json& it) { return it.dump(-1, ' ', false, json::error_handler_t::replace); }

}  // namespace bot::chat::room

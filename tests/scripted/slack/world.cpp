#include "scripted/slack/world.hpp"

#include <fmt/format.h>

namespace tests::slack {

namespace {

std::string text_in(const json& of, const char* name) {
    const auto found = of.find(name);
    return found != of.end() && found->is_string() ? found->get<std::string>() : std::string();
}

std::string element_shown(const world& in, const json& it) {
    const auto type = text_in(it, "type");
    if (type == "text") return text_in(it, "text");
    if (type == "link") return fmt::format("{} ({})", text_in(it, "text"), text_in(it, "url"));
    if (type == "user") return "@" + in.name(text_in(it, "user_id"));
    if (type == "channel") return in.place(text_in(it, "channel_id"));
    if (type == "date") return text_in(it, "fallback");
    return "?" + type;
}

std::string elements_shown(const world& in, const json& of) {
    std::string text;
    for (const auto& each : of.at("elements")) text += element_shown(in, each);
    return text;
}

std::string rich_shown(const world& in, const json& part) {
    if (text_in(part, "type") != "rich_text_list") return elements_shown(in, part);
    std::string text;
    auto number = part.value("offset", 0);
    const bool ordered = text_in(part, "style") == "ordered";
    for (const auto& each : part.at("elements"))
        text += (text.empty() ? "" : "\n") + (ordered ? fmt::format("{}. ", ++number) : std::string("- ")) +
                elements_shown(in, each);
    return text;
}

std::string block_shown(const world& in, const json& block) {
    const auto type = text_in(block, "type");
    std::string text;
    if (type == "divider") return "---";
    if (type == "section") return in.read(text_in(block.at("text"), "text"));
    if (type == "rich_text")
        for (const auto& part : block.at("elements")) text += (text.empty() ? "" : "\n") + rich_shown(in, part);
    if (type == "actions")
        for (const auto& each : block.at("elements"))
            text += fmt::format("{}[{}]", text.empty() ? "" : " ", text_in(each.at("text"), "text"));
    return text;
}

}  // namespace

void world::add_person(const std::string& id, const std::string& called) { people[id] = called; }

void world::add_channel(
    const std::string& id, const std::string& called, std::set<std::string> members, bool is_private) {
    members.insert(bot_user);
    channels[id] = {id, called, "", is_private, std::move(members)};
}

std::string world::next_ts(instant now) {
    const auto micros = std::chrono::duration_cast<std::chrono::microseconds>(now.time_since_epoch()).count();
    last_ts_ = std::max(last_ts_ + 1, std::int64_t{micros});
    return fmt::format("{}.{:06}", last_ts_ / 1'000'000, last_ts_ % 1'000'000);
}

posted* world::find(const std::string& in, const std::string& ts) {
    for (auto& each : messages)
        if (each.channel == in && each.ts == ts && !each.is_deleted) return &each;
    return nullptr;
}

json world::message(const posted& it) {
    json made{{"type", "message"}, {"text", it.body.value("text", "")}, {"ts", it.ts}};
    if (!it.author.empty()) made["user"] = it.author;
    for (const auto* each : {"files", "attachments", "blocks", "bot_id", "username", "bot_profile"})
        if (it.body.contains(each)) made[each] = it.body.at(each);
    return made;
}

std::string world::topic(const std::string& text) {
    std::string kept;
    bool is_marked = false;  // between < and >
    for (std::size_t at = 0; at < text.size();) {
        const std::string_view rest = std::string_view(text).substr(at);
        const bool is_entity = rest.starts_with("&amp;") || rest.starts_with("&lt;") || rest.starts_with("&gt;");
        is_marked = rest.front() == '<' || (is_marked && rest.front() != '>');
        if (!is_marked && (rest.starts_with("https://") || rest.starts_with("http://"))) {
            const auto end = std::min(rest.find(' '), rest.size());
            kept += fmt::format("<{}>", rest.substr(0, end));
            at += end;
            continue;
        }
        kept += rest.front() == '&' && !is_entity ? std::string("&amp;") : std::string(1, rest.front());
        ++at;
    }
    return kept;
}

bool world::is_member(const std::string& in, const std::string& person) const {
    const auto found = channels.find(in);
    return found != channels.end() && found->second.members.contains(person);
}

std::string world::place(const std::string& of) const {
    if (const auto found = channels.find(of); found != channels.end()) return "#" + found->second.name;
    return of.starts_with('D') ? "@" + name(of.substr(1)) : "#" + of;
}

std::string world::name(const std::string& person) const {
    if (person == bot_user) return "chaosday";
    const auto found = people.find(person);
    return found == people.end() ? person : found->second;
}

void world::tell(
    instant at, const std::string& who, const std::string& where, const std::string& what, const std::string& text) {
    story.push_back({at, who, where, what, text});
}

std::string world::read(const std::string& text) const {
    std::string out;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const auto end = text[at] == '<' ? text.find('>', at) : std::string::npos;
        if (end == std::string::npos) {
            out += text[at];
            continue;
        }
        auto inside = text.substr(at + 1, end - at - 1);
        const auto bar = inside.find('|');
        const auto label = bar == std::string::npos ? std::string() : inside.substr(bar + 1);
        inside.resize(std::min(bar, inside.size()));
        if (inside.starts_with('@'))
            out += "@" + name(inside.substr(1));
        else if (inside.starts_with('#'))
            out += place(inside.substr(1));
        else
            out += label.empty() ? inside : label;
        at = end;
    }
    for (const auto& [escape, sign] :
        std::initializer_list<std::pair<std::string, std::string>>{{"&lt;", "<"}, {"&gt;", ">"}, {"&amp;", "&"}})
        for (auto at = out.find(escape); at != std::string::npos; at = out.find(escape, at + 1))
            out.replace(at, escape.size(), sign);
    return out;
}

std::string world::shown(const json& post) const {
    const auto blocks = post.find("blocks");
    if (blocks == post.end() || !blocks->is_array() || blocks->empty()) return read(text_in(post, "text"));
    std::string text;
    for (const auto& each : *blocks) text += (text.empty() ? "" : "\n") + block_shown(*this, each);
    return text;
}

}  // namespace tests::slack

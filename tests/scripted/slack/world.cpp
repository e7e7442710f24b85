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
    if (type == "section") return text_in(block.at("text"), "text");
    if (type == "rich_text")
        for (const auto& part : block.at("elements")) text += (text.empty() ? "" : "\n") + rich_shown(in, part);
    if (type == "actions")
        for (const auto& each : block.at("elements"))
            text += fmt::format("{}[{}]", text.empty() ? "" : " ", text_in(each.at("text"), "text"));
    return text;
}

std::string indented(const std::string& text) {
    std::string out;
    for (const char c : text) {
        out += c;
        if (c == '\n') out += "        ";
    }
    return out;
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

bool world::is_member(const std::string& in, const std::string& person) const {
    const auto found = channels.find(in);
    return found != channels.end() && found->second.members.contains(person);
}

std::string world::place(const std::string& of) const {
    if (const auto found = channels.find(of); found != channels.end()) return "#" + found->second.name;
    return of.starts_with('D') ? "@" + name(of.substr(1)) : "#" + of;
}

std::string world::name(const std::string& person) const {
    const auto found = people.find(person);
    return found == people.end() ? person : found->second;
}

void world::tell(
    instant at, const std::string& who, const std::string& where, const std::string& what, const std::string& text) {
    story.push_back({at, who, where, what, text});
}

std::string world::transcript() const {
    std::string out;
    std::string day;
    for (const auto& each : story) {
        const auto seconds = std::chrono::floor<std::chrono::seconds>(each.at);
        const auto date = std::chrono::floor<std::chrono::days>(seconds);
        const std::chrono::year_month_day on(date);
        const auto today = fmt::format("{:04}-{:02}-{:02}", static_cast<int>(on.year()),
            static_cast<unsigned>(on.month()), static_cast<unsigned>(on.day()));
        if (today != day) out += (day.empty() ? "" : "\n") + today + "\n";
        day = today;
        const auto minutes = std::chrono::floor<std::chrono::minutes>(seconds - date).count();
        out += fmt::format("{:02}:{:02}   {}, {} {}: {}\n", minutes / 60, minutes % 60, each.where, each.who, each.what,
            indented(each.text));
    }
    return out;
}

std::string world::shown(const json& post) const {
    const auto blocks = post.find("blocks");
    if (blocks == post.end() || !blocks->is_array() || blocks->empty()) return text_in(post, "text");
    std::string text;
    for (const auto& each : *blocks) text += (text.empty() ? "" : "\n") + block_shown(*this, each);
    return text;
}

}  // namespace tests::slack

// The Web API's methods over the world, as far as the bot uses them, with Slack's own refusals.
#include "scripted/slack/frames.hpp"
#include "scripted/slack/limits.hpp"
#include "scripted/slack/scripted_slack.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <functional>

namespace tests::slack {

namespace {

json refused(const std::string& error) { return {{"ok", false}, {"error", error}}; }

std::string text_of(const json& from, const char* name) {
    const auto found = from.find(name);
    return found != from.end() && found->is_string() ? found->get<std::string>() : std::string();
}

}  // namespace

json scripted_slack::invalid_blocks(const std::string& why) {
    bad_payloads.push_back(why);
    auto it = refused("invalid_blocks");
    it["response_metadata"] = {{"messages", json::array({"[ERROR] " + why})}};
    return it;
}

json scripted_slack::perform(const std::string& method, const json& arguments) {
    const std::map<std::string, std::function<json()>> known{
        {"apps.connections.open", [&] { return open_connection(); }},
        {"auth.test", [&] { return auth_answer(bot_name, world::bot_user, world::bot_id); }},
        {"chat.postMessage", [&] { return post_message(arguments); }},
        {"chat.postEphemeral", [&] { return post_ephemeral(arguments); }},
        {"chat.update", [&] { return update(arguments); }},
        {"chat.delete", [&] { return remove(arguments); }},
        {"chat.getPermalink",
            [&] {
                return json{
                    {"ok", true}, {"permalink", fmt::format("https://example.slack.com/archives/{}/p{}",
                                                    text_of(arguments, "channel"), text_of(arguments, "message_ts"))}};
            }},
        {"pins.add", [&] { return pin(arguments, true); }},
        {"pins.remove", [&] { return pin(arguments, false); }},
        {"conversations.history", [&] { return history(arguments); }},
        {"conversations.replies", [&] { return json{{"ok", true}, {"messages", json::array()}}; }},
        {"conversations.members", [&] { return members(arguments); }},
        {"conversations.info", [&] { return info(arguments); }},
        {"conversations.setTopic", [&] { return set_topic(arguments); }},
        {"conversations.list", [&] { return list_channels(); }},
        {"conversations.open",
            [&] { return json{{"ok", true}, {"channel", {{"id", of.direct_channel(text_of(arguments, "users"))}}}}; }},
        {"users.list", [&] { return list_people(); }},
        {"usergroups.list", [&] { return list_groups(arguments); }},
        {"usergroups.users.list", [&] { return group_members(arguments); }},
        {"users.info",
            [&] {
                const auto id = text_of(arguments, "user");
                if (!of.people.contains(id)) return refused("user_not_found");
                return json{{"ok", true}, {"user", user_object(id)}};
            }},
        {"views.open", [&] { return open_view(arguments); }},
        {"views.publish", [&] { return publish_view(arguments); }},
        {"files.getUploadURLExternal", [&] { return ask_for_upload(arguments); }},
        {"files.completeUploadExternal", [&] { return complete_upload(arguments); }},
    };
    const auto found = known.find(method);
    return found == known.end() ? refused("unknown_method") : found->second();
}

json scripted_slack::open_connection() {
    return {{"ok", true}, {"url", fmt::format("{}?ticket=TICKET-{}&app_id=A1", link_url, next_id("t"))}};
}

json scripted_slack::post_message(const json& arguments) {
    auto channel = text_of(arguments, "channel");
    if (of.people.contains(channel)) channel = of.direct_channel(channel);
    if (!channel.starts_with('D') && !of.channels.contains(channel)) return refused("channel_not_found");
    if (!channel.starts_with('D') && !of.is_member(channel, world::bot_user)) return refused("not_in_channel");
    if (text_of(arguments, "text").empty()) return refused("no_text");
    if (const auto why = message_fault(arguments); !why.empty()) return invalid_blocks(why);
    const posted it{channel, of.next_ts(clock_.now()), world::bot_user, arguments, clock_.now()};
    of.messages.push_back(it);
    of.tell(clock_.now(), bot_name, of.place(channel), "posts", of.shown(arguments));
    return {{"ok", true}, {"channel", channel}, {"ts", it.ts}};
}

json scripted_slack::post_ephemeral(const json& arguments) {
    const auto channel = text_of(arguments, "channel"), user = text_of(arguments, "user");
    if (!of.channels.contains(channel)) return refused("channel_not_found");
    if (!of.is_member(channel, user)) return refused("user_not_in_channel");
    if (const auto why = message_fault(arguments); !why.empty()) return invalid_blocks(why);
    shows_alone(user, channel, arguments, "ephemeral");
    return {{"ok", true}, {"message_ts", of.next_ts(clock_.now())}};
}

json scripted_slack::update(const json& arguments) {
    auto* it = of.find(text_of(arguments, "channel"), text_of(arguments, "ts"));
    if (it == nullptr) return refused("message_not_found");
    if (text_of(arguments, "text").size() > 4000) return refused("msg_too_long");
    if (const auto why = message_fault(arguments); !why.empty()) return invalid_blocks(why);
    const auto metadata = it->body.value("metadata", json());
    it->body = arguments;
    if (!arguments.contains("metadata") && !metadata.is_null()) it->body["metadata"] = metadata;
    ++it->edits;
    of.tell(clock_.now(), bot_name, of.place(it->channel), "edits", of.shown(arguments));
    return {{"ok", true}, {"channel", it->channel}, {"ts", it->ts}};
}

json scripted_slack::remove(const json& arguments) {
    auto* it = of.find(text_of(arguments, "channel"), text_of(arguments, "ts"));
    if (it == nullptr) return refused("message_not_found");
    it->is_deleted = true;
    of.tell(clock_.now(), bot_name, of.place(it->channel), "deletes", of.shown(it->body));
    return {{"ok", true}, {"channel", it->channel}, {"ts", it->ts}};
}

json scripted_slack::pin(const json& arguments, bool on) {
    auto* it = of.find(text_of(arguments, "channel"), text_of(arguments, "timestamp"));
    if (it == nullptr) return refused("message_not_found");
    if (it->is_pinned == on) return refused(on ? "already_pinned" : "no_pin");
    it->is_pinned = on;
    of.tell(clock_.now(), bot_name, of.place(it->channel), on ? "pins" : "unpins", of.shown(it->body));
    return {{"ok", true}};
}

json scripted_slack::history(const json& arguments) const {
    const auto channel = text_of(arguments, "channel");
    if (!channel.starts_with('D') && !of.is_member(channel, world::bot_user)) return refused("channel_not_found");
    const auto oldest = text_of(arguments, "oldest"), latest = text_of(arguments, "latest");
    const auto limit = std::min<std::size_t>(page_size, std::stoul("0" + text_of(arguments, "limit")));
    const auto from = std::stoul("0" + text_of(arguments, "cursor"));
    std::vector<const posted*> all;
    for (auto each = of.messages.rbegin(); each != of.messages.rend(); ++each) {
        if (each->channel != channel || each->is_deleted || each->ts < oldest) continue;
        if (!latest.empty() && each->ts > latest) continue;
        all.push_back(&*each);
    }
    const bool has_metadata = text_of(arguments, "include_all_metadata") == "true";
    json answer{{"ok", true}, {"messages", json::array()}};
    for (auto at = from; at < std::min(all.size(), from + limit); ++at) {
        auto it = world::message(*all[at]);
        if (has_metadata && all[at]->body.contains("metadata")) it["metadata"] = all[at]->body.at("metadata");
        answer["messages"].push_back(std::move(it));
    }
    if (from + limit < all.size()) answer["response_metadata"]["next_cursor"] = std::to_string(from + limit);
    return answer;
}

json scripted_slack::members(const json& arguments) const {
    const auto found = of.channels.find(text_of(arguments, "channel"));
    if (found == of.channels.end()) return refused("channel_not_found");
    const std::vector<std::string> all(found->second.members.begin(), found->second.members.end());
    const auto from = std::stoul("0" + text_of(arguments, "cursor"));
    const auto to = std::min(all.size(), from + page_size);
    json answer{{"ok", true}, {"members", json::array()}};
    for (auto at = from; at < to; ++at) answer["members"].push_back(all[at]);
    answer["response_metadata"]["next_cursor"] = to < all.size() ? std::to_string(to) : "";
    return answer;
}

json scripted_slack::info(const json& arguments) const {
    const auto found = of.channels.find(text_of(arguments, "channel"));
    if (found == of.channels.end() || !found->second.members.contains(world::bot_user))
        return refused("channel_not_found");
    const auto& it = found->second;
    return {{"ok", true}, {"channel", {{"id", it.id}, {"name", it.name}, {"is_private", it.is_private},
                                          {"is_member", true}, {"topic", {{"value", it.topic}}}}}};
}

json scripted_slack::set_topic(const json& arguments) {
    const auto found = of.channels.find(text_of(arguments, "channel"));
    if (found == of.channels.end()) return refused("channel_not_found");
    const auto topic = text_of(arguments, "topic");
    const auto begins_character = [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; };
    if (std::ranges::count_if(topic, begins_character) > 250) return refused("too_long");
    found->second.topic = world::topic(topic);
    of.tell(clock_.now(), bot_name, of.place(found->first), "sets the topic", of.read(topic));
    return {{"ok", true}};
}

json scripted_slack::open_view(const json& arguments) {
    const auto trigger = triggers_.find(text_of(arguments, "trigger_id"));
    if (trigger == triggers_.end()) return refused("invalid_trigger_id");
    const auto person = trigger->second;
    triggers_.erase(trigger);
    if (const auto why = view_fault(arguments.at("view")); !why.empty()) return invalid_blocks(why);
    auto view = arguments.at("view");
    view["id"] = next_id("V");
    view["hash"] = "1";  // stays so as long as the view does, however often it is sent
    forms[person] = std::move(view);
    of.tell(clock_.now(), bot_name, fmt::format("to @{} alone", of.name(person)), "opens a form",
        arguments.at("view").at("title").at("text").get<std::string>());
    return {{"ok", true}, {"view", {{"id", "V1"}}}};
}

json scripted_slack::publish_view(const json& arguments) {
    const auto person = text_of(arguments, "user_id");
    const auto view = arguments.value("view", json::object());
    if (!of.people.contains(person)) return refused("user_not_found");
    if (text_of(view, "type") != "home") return refused("invalid_arguments");
    if (const auto why = view_fault(view); !why.empty()) return invalid_blocks(why);
    homes[person] = view;
    return {{"ok", true}, {"view", {{"id", "VHOME" + person}, {"hash", next_id("hash-")}}}};
}

json scripted_slack::ask_for_upload(const json& arguments) {
    if (text_of(arguments, "filename").empty() || std::stoul("0" + text_of(arguments, "length")) == 0)
        return refused("missing_argument");
    const auto id = next_id("F");
    file_names[id] = text_of(arguments, "filename");
    return {{"ok", true}, {"file_id", id}, {"upload_url", fmt::format("http://127.0.0.1:1/upload/{}", id)}};
}

json scripted_slack::complete_upload(const json& arguments) {
    const auto channel = text_of(arguments, "channel_id");
    const auto id = text_of(arguments.at("files").at(0), "id");
    if (!files.contains(id)) return refused("file_not_found");
    if (!channel.starts_with('D') && !of.is_member(channel, world::bot_user)) return refused("not_in_channel");
    const auto title = text_of(arguments.at("files").at(0), "title");
    json body{{"text", ""}, {"files", json::array({{{"id", id}, {"name", file_names[id]}, {"title", title}}})}};
    of.messages.push_back({channel, of.next_ts(clock_.now()), world::bot_user, std::move(body), clock_.now()});
    of.tell(clock_.now(), bot_name, of.place(channel), "uploads", title);
    return {{"ok", true}, {"files", json::array({{{"id", id}, {"title", title}}})}};
}

json scripted_slack::list_groups(const json& arguments) const {
    json answer{{"ok", true}, {"usergroups", json::array()}};
    for (const auto& [id, it] : of.groups) {
        json one{{"id", id}, {"team_id", "T1"}, {"is_usergroup", true}, {"handle", it.handle}, {"date_delete", 0}};
        if (text_of(arguments, "include_users") == "true") one["users"] = it.members;
        answer["usergroups"].push_back(std::move(one));
    }
    return answer;
}

json scripted_slack::group_members(const json& arguments) const {
    const auto found = of.groups.find(text_of(arguments, "usergroup"));
    if (found == of.groups.end()) return refused("no_such_subteam");
    return {{"ok", true}, {"users", found->second.members}};
}

json scripted_slack::list_channels() const {
    json answer{{"ok", true}, {"channels", json::array()}};
    for (const auto& [id, it] : of.channels)
        answer["channels"].push_back(
            {{"id", id}, {"name", it.name}, {"is_private", it.is_private}, {"is_member", true}});
    return answer;
}

json scripted_slack::user_object(const std::string& id) const {
    json it{{"id", id}, {"name", of.name(id)}};
    if (const auto more = of.about.find(id); more != of.about.end()) it.update(more->second);
    return it;
}

json scripted_slack::list_people() const {
    json answer{{"ok", true}, {"members", json::array()}};
    for (const auto& [id, name] : of.people) answer["members"].push_back(user_object(id));
    return answer;
}

json scripted_slack::hook(const std::string& token, const json& body) {
    const auto found = hooks_.find(token);
    if (found == hooks_.end()) return refused("expired_url");
    if (++hook_uses_[token] > 5) return refused("used_url");
    if (const auto why = message_fault(body); !why.empty()) return invalid_blocks(why);
    shows_alone(found->second.first, found->second.second, body, "hook");
    return {{"ok", true}};
}

}  // namespace tests::slack

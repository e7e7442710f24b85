// What Slack sends, with the members that it fills in itself.
#include "scripted/slack/frames.hpp"
#include "scripted/slack/scripted_slack.hpp"

#include <fmt/format.h>
#include <sstream>

namespace tests::slack {

json scripted_slack::hello(std::optional<int> connections) { return hello_frame(connections); }

json scripted_slack::disconnect(const std::string& reason) { return disconnect_frame(reason); }

json scripted_slack::user_payload(const std::string& user) const {
    return {{"id", user}, {"username", of.name(user)}, {"name", of.name(user)}, {"team_id", "T1"}};
}

json scripted_slack::interactive(const std::string& id, json payload, bool takes_payload) {
    return {{"envelope_id", id}, {"type", "interactive"}, {"accepts_response_payload", takes_payload},
        {"payload", std::move(payload)}};
}

json scripted_slack::slash(const std::string& user, const std::string& channel, const std::string& text) {
    const auto id = next_id("slash-"), token = "hook" + id, trigger = "trigger." + id;
    hooks_[token] = {user, channel};
    triggers_[trigger] = user;
    slashes_[id] = {user, channel};
    const auto known = of.channels.find(channel);
    return slash_frame(
        {id, user, of.name(user), channel, known == of.channels.end() ? "directmessage" : known->second.name, text,
            fmt::format("http://127.0.0.1:1/hooks/{}", token), trigger});
}

json scripted_slack::event(const json& inner, const std::string& event_id) {
    return {{"envelope_id", next_id("event-")}, {"type", "events_api"}, {"accepts_response_payload", false},
        {"retry_attempt", 0}, {"retry_reason", ""},
        {"payload", {{"token", "legacy-token"}, {"team_id", "T1"}, {"api_app_id", "A1"}, {"type", "event_callback"},
                        {"event_id", event_id.empty() ? next_id("Ev") : event_id}, {"event", inner}}}};
}

json scripted_slack::mention(
    const std::string& user, const std::string& channel, const std::string& text, const std::string& ts) {
    return event({{"type", "app_mention"}, {"user", user}, {"channel", channel}, {"text", text},
        {"ts", ts.empty() ? of.next_ts(clock_.now()) : ts}});
}

json scripted_slack::direct_message(const std::string& user, const std::string& text) {
    const auto ts = of.next_ts(clock_.now());
    const auto channel = of.direct_channel(user);
    of.messages.push_back({channel, ts, user, {{"text", text}}, clock_.now()});
    return event({{"type", "message"}, {"channel_type", "im"}, {"user", user}, {"channel", channel}, {"text", text},
        {"ts", ts}});
}

json scripted_slack::pressed(const std::string& user, const posted& on, const json& button) {
    const auto id = next_id("press-"), token = "hook" + id, trigger = "trigger." + id;
    hooks_[token] = {user, on.channel};
    triggers_[trigger] = user;
    return interactive(
        id, {{"type", "block_actions"}, {"user", user_payload(user)}, {"trigger_id", trigger},
                {"container",
                    {{"type", "message"}, {"message_ts", on.ts}, {"channel_id", on.channel}, {"is_ephemeral", false}}},
                {"channel", {{"id", on.channel}, {"name", of.place(on.channel).substr(1)}}},
                {"response_url", fmt::format("http://127.0.0.1:1/hooks/{}", token)},
                {"actions", json::array({{{"type", "button"}, {"action_id", button.value("action_id", "")},
                                {"block_id", button.value("block_id", "")}, {"value", button.value("value", "")},
                                {"action_ts", of.next_ts(clock_.now())}}})}});
}

json scripted_slack::reaction(const std::string& user, const posted& on, const std::string& name, bool added) {
    return event({{"type", added ? "reaction_added" : "reaction_removed"}, {"user", user}, {"reaction", name},
        {"item_user", on.author}, {"item", {{"type", "message"}, {"channel", on.channel}, {"ts", on.ts}}}});
}

json scripted_slack::message_shortcut(const std::string& user, const posted& on, const std::string& callback) {
    const auto id = next_id("shortcut-"), token = "hook" + id, trigger = "trigger." + id;
    hooks_[token] = {user, on.channel};
    triggers_[trigger] = user;
    return interactive(id,
        {{"type", "message_action"}, {"trigger_id", trigger}, {"callback_id", callback}, {"user", user_payload(user)},
            {"channel", {{"id", on.channel}, {"name", of.place(on.channel).substr(1)}}}, {"message_ts", on.ts},
            {"message", world::message(on)}, {"response_url", fmt::format("http://127.0.0.1:1/hooks/{}", token)}},
        false);
}

json scripted_slack::opens_home(const std::string& user) {
    return event({{"type", "app_home_opened"}, {"user", user}, {"channel", of.direct_channel(user)}, {"tab", "home"},
        {"event_ts", "1764000000123456"}});
}

json scripted_slack::pressed_at_home(const std::string& user, const json& button) {
    const auto id = next_id("press-"), trigger = "trigger." + id;
    triggers_[trigger] = user;
    return interactive(
        id, {{"type", "block_actions"}, {"user", user_payload(user)}, {"trigger_id", trigger},
                {"container", {{"type", "view"}, {"view_id", "VHOME" + user}}}, {"view", {{"id", "VHOME" + user}}},
                {"actions", json::array({{{"type", "button"}, {"action_id", button.value("action_id", "")},
                                {"block_id", button.value("block_id", "")}, {"value", button.value("value", "")},
                                {"action_ts", of.next_ts(clock_.now())}}})}});
}

json scripted_slack::group_event(const std::string& id) {
    return event({{"type", "subteam_members_changed"}, {"subteam_id", id}, {"team_id", "T1"},
        {"added_users", json::array()}, {"removed_users", json::array()}});
}

json scripted_slack::global_shortcut(const std::string& user, const std::string& callback) {
    const auto id = next_id("shortcut-"), trigger = "trigger." + id;
    triggers_[trigger] = user;
    return interactive(id,
        {{"type", "shortcut"}, {"callback_id", callback}, {"user", user_payload(user)}, {"trigger_id", trigger}},
        false);
}

json scripted_slack::joined(const std::string& user, const std::string& channel) {
    return event({{"type", "member_joined_channel"}, {"user", user}, {"channel", channel}, {"channel_type", "C"}});
}

namespace {

/// Apart by blanks.
json words_in(const std::string& text) {
    auto all = json::array();
    std::istringstream in(text);
    for (std::string word; in >> word;) all.push_back(word);
    return all;
}

/// What a control holds that nobody has touched.
std::string shown_in(const json& element) {
    for (const auto* each : {"initial_value", "initial_user", "initial_date", "initial_time"})
        if (element.contains(each)) return element.at(each).get<std::string>();
    if (element.contains("initial_option")) return element.at("initial_option").at("value").get<std::string>();
    if (element.contains("initial_options")) return element.at("initial_options").at(0).at("value").get<std::string>();
    std::string people;
    for (const auto& each : element.value("initial_users", json::array()))
        people += (people.empty() ? "" : " ") + each.get<std::string>();
    return people;
}

}  // namespace

json scripted_slack::submission(
    const std::string& user, const json& view, const std::map<std::string, std::string>& values) {
    auto state = json::object();
    for (const auto& block : view.at("blocks")) {
        if (block.at("type") != "input") continue;
        const auto name = block.at("block_id").get<std::string>();
        const auto& element = block.at("element");
        const auto said = values.contains(name) ? values.at(name) : shown_in(element);
        json control{{"type", element.at("type")}};
        const auto type = element.at("type").get<std::string>();
        if (type == "static_select")
            control["selected_option"] = said.empty() ? json(nullptr) : json{{"value", said}};
        else if (type == "checkboxes")
            control["selected_options"] = said.empty() ? json::array() : json::array({{{"value", said}}});
        else if (type == "users_select")
            control["selected_user"] = said.empty() ? json(nullptr) : json(said);
        else if (type == "multi_users_select")
            control["selected_users"] = words_in(said);
        else if (type == "datepicker")
            control["selected_date"] = said.empty() ? json(nullptr) : json(said);
        else if (type == "timepicker")
            control["selected_time"] = said.empty() ? json(nullptr) : json(said);
        else
            control["value"] = said.empty() ? json(nullptr) : json(said);
        state[name][element.value("action_id", name)] = std::move(control);
    }
    const auto id = next_id("form-");
    auto filled = view;
    filled.emplace("id", "V" + id);
    filled.emplace("hash", id);
    filled["state"] = {{"values", std::move(state)}};
    slashes_.erase(id);
    return interactive(id, {{"type", "view_submission"}, {"user", user_payload(user)}, {"view", std::move(filled)},
                               {"trigger_id", "trigger." + id}, {"response_urls", json::array()}});
}

}  // namespace tests::slack

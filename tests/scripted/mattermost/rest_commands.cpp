// Slash commands, which only administrators make, and the doors that need no token: dialogs and response URLs.
#include "scripted/mattermost/rest.hpp"

#include <algorithm>

namespace tests::mattermost {

namespace {

wire::http_response duplicate() {
    return refuses(400, "api.command.duplicate_trigger.app_error",
        "This trigger word is already in use. Please choose another word.");
}

}  // namespace

slash_command* rest::find_command(const std::string& id) {
    const auto found = std::ranges::find(of_.commands, id, &slash_command::id);
    return found == of_.commands.end() ? nullptr : &*found;
}

wire::http_response rest::create_command(const asking& by) {
    if (!by.body.is_object()) return invalid_body("command");
    if (!is_admin(by)) return forbids();
    slash_command it{of_.ids.next(), of_.ids.next(), by.said("trigger"), by.said("url"), by.said("method"), by.body};
    std::ranges::transform(it.trigger, it.trigger.begin(), [](unsigned char c) { return std::tolower(c); });
    if (it.trigger.empty() || it.trigger.starts_with('/'))
        return refuses(400, "model.command.is_valid.trigger.app_error", "Invalid trigger.");
    if (it.method != "P" && it.method != "G")
        return refuses(400, "model.command.is_valid.method.app_error", "Invalid Method.");
    if (!it.url.starts_with("http"))
        return refuses(400, "model.command.is_valid.url_http.app_error",
            "Invalid URL. Must be a valid URL and start with http:// or https://.");
    if (it.trigger == "shrug" ||
        std::ranges::find(of_.commands, it.trigger, &slash_command::trigger) != of_.commands.end())
        return duplicate();
    of_.commands.push_back(it);
    return answers(command_json(of_, it), 201);
}

/// With their tokens for those who may manage them; nobody else sees custom ones here.
wire::http_response rest::list_commands(const asking& by) {
    auto all = json::array();
    for (const auto& each : of_.commands) {
        if (!is_admin(by) && by.query.contains("custom_only")) return forbids();
        all.push_back(command_json(of_, each));
        if (!is_admin(by)) all.back()["token"] = "";
    }
    return answers(all);
}

wire::http_response rest::change_command(const asking& by) {
    auto* it = find_command(by.parts[0]);
    if (it == nullptr || by.said("id") != by.parts[0]) return invalid_body("command");
    if (!is_admin(by)) return forbids();
    it->url = by.said("url");
    it->method = by.said("method");
    it->body = by.body;
    return answers(command_json(of_, *it));
}

wire::http_response rest::new_command_token(const asking& by) {
    auto* it = find_command(by.parts[0]);
    if (it == nullptr || !is_admin(by)) return forbids();
    it->token = of_.ids.next();
    return answers({{"token", it->token}});
}

wire::http_response rest::delete_command(const asking& by) {
    if (find_command(by.parts[0]) == nullptr || !is_admin(by)) return forbids();
    std::erase_if(of_.commands, [&](const auto& each) { return each.id == by.parts[0]; });
    return answers_ok();
}

/// Answered when the call that it causes has been. A direct channel is in no team by itself (FACTS 6).
wire::http_response rest::execute(const asking& by) {
    const auto* where = of_.find_channel(by.said("channel_id"));
    if (!by.said("command").starts_with('/'))
        return refuses(400, "api.command.execute_command.start.app_error", "No command trigger found.");
    if (where == nullptr || (where->type == 'D' && by.said("team_id").empty())) return forbids();
    set_off_ = doors_.types(by.person, where->id, by.said("command"), by.said("root_id"));
    return answers(json::object());
}

wire::http_response rest::open_dialog(const asking& by) { return doors_.open_dialog(by.body); }

wire::http_response rest::hook(const asking& by) {
    return doors_.hook(by.parts[0], {"POST", "/", by.headers, by.text});
}

}  // namespace tests::mattermost

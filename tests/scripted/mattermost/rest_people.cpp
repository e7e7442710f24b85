// People, teams, and what the server tells of itself.
#include "scripted/mattermost/rest.hpp"

#include <algorithm>

namespace tests::mattermost {

namespace {

wire::http_response database_trouble() {
    return refuses(500, "app.user_terms_of_service.get_by_user.app_error", "Unable to fetch terms of service.");
}

}  // namespace

/// A sign of life as well: it keeps connections worth resuming (FACTS 2).
wire::http_response rest::me(const asking& by) {
    if (!accounts_.database_is_up) return database_trouble();
    hub_.notices(by.person);
    return answers(user_json(of_.person(by.person), true));
}

wire::http_response rest::person(const asking& by) {
    if (!is_id(by.parts[0])) return invalid_url("user_id");
    const auto* known = of_.find_person(by.parts[0]);
    if (known == nullptr) return refuses(404, "app.user.missing_account.const", "Unable to find the user.");
    return answers(user_json(*known, known->id == by.person));
}

wire::http_response rest::person_by_name(const asking& by) {
    if (std::ranges::any_of(by.parts[0], [](unsigned char c) { return std::isupper(c) != 0; }))
        return invalid_body("username");
    const auto* known = of_.find_name(by.parts[0]);
    if (known == nullptr)
        return refuses(404, "app.user.get_by_username.app_error",
            "Unable to find an existing account matching your username for this team.");
    return answers(user_json(*known, known->id == by.person));
}

wire::http_response rest::people_by_id(const asking& by) {
    if (!by.body.is_array() || by.body.empty()) return invalid_body("user_ids");
    auto all = json::array();
    for (const auto& each : by.body)
        if (const auto* known = each.is_string() ? of_.find_person(each.get<std::string>()) : nullptr)
            all.push_back(user_json(*known, false));
    return answers(all);
}

wire::http_response rest::people_by_name(const asking& by) {
    if (!by.body.is_array() || by.body.empty()) return invalid_body("usernames");
    auto all = json::array();
    for (const auto& each : by.body)
        if (const auto* known = each.is_string() ? of_.find_name(each.get<std::string>()) : nullptr)
            all.push_back(user_json(*known, false));
    return answers(all);
}

wire::http_response rest::people(const asking& by) {
    const auto page = by.number("page", 0), size = std::min<std::size_t>(by.number("per_page", 60), 200);
    const auto channel = by.query.find("in_channel"), team = by.query.find("in_team");
    auto all = json::array();
    std::size_t at = 0;
    for (const auto& each : of_.people) {
        if (channel != by.query.end() && !of_.is_member(channel->second, each.first)) continue;
        if (team != by.query.end() && team->second != each.second.team) continue;
        if (at++ / size == page) all.push_back(user_json(each.second, false));
    }
    return answers(all);
}

wire::http_response rest::my_teams(const asking& by) {
    auto all = json::array({team_json(of_.team_id, of_.team_name)});
    for (const auto& each : of_.other_teams)
        if (by.person != of_.bot || each.has_bot) all.push_back(team_json(each.id, each.name));
    return answers(all);
}

wire::http_response rest::team(const asking& by) {
    if (!is_id(by.parts[0])) return invalid_url("team_id");
    if (by.parts[0] == of_.team_id) return answers(team_json(of_.team_id, of_.team_name));
    return refuses(404, "app.team.get.find.app_error", "Unable to find the existing team.");
}

wire::http_response rest::team_by_name(const asking& by) {
    if (by.parts[0] == of_.team_name) return answers(team_json(of_.team_id, of_.team_name));
    return refuses(404, "app.team.get_by_name.missing.app_error", "Unable to find the existing team.");
}

/// Not for the bot itself, oddly (FACTS 4).
wire::http_response rest::bot(const asking& by) {
    if (is_admin(by) && by.parts[0] == of_.bot) return answers(bot_json(of_));
    return refuses(404, "store.sql_bot.get.missing.app_error", "Bot does not exist.");
}

wire::http_response rest::ping(const asking& by) {
    const bool wants_all = by.query.contains("get_server_status");
    json body{{"AndroidLatestVersion", ""}, {"IosLatestVersion", ""}, {"status", "OK"}};
    if (!wants_all) return answers(body);
    const auto* health = accounts_.database_is_up ? "OK" : "UNHEALTHY";
    body.update({{"database_status", health}, {"filestore_status", "OK"}, {"status", health}});
    return answers(body, accounts_.database_is_up ? 200 : 500);
}

/// Short for those who are nobody; a real one has about sixty settings.
wire::http_response rest::client_config(const asking& by) {
    json body{{"Version", "5.37.0"}, {"SiteName", "Mattermost"}, {"EnableCustomEmoji", "true"}};
    if (!by.person.empty())
        body.update({{"MaxPostSize", std::to_string(posting::message_limit)}, {"SiteURL", doors_.seen_as},
            {"EnableReliableWebSockets", "true"}, {"EnableCommands", "true"}});
    return answers(body);
}

}  // namespace tests::mattermost

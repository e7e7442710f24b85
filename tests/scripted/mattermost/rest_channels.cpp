// Channels: looking them up, their members, their headers, direct ones.
#include "scripted/mattermost/rest.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace tests::mattermost {

wire::http_response rest::my_channels(const asking& by) {
    auto all = json::array();
    const auto& team = by.parts.back();
    for (const auto& [id, it] : of_.channels) {
        const bool is_listed = it.team == team || it.type == 'D';  // direct ones with every team
        if (is_listed && it.members.contains(by.person) && !it.archived) all.push_back(channel_json(it));
    }
    return answers(all);
}

wire::http_response rest::channel_of(const asking& by) {
    if (!is_id(by.parts[0])) return invalid_url("channel_id");
    const auto* known = of_.find_channel(by.parts[0]);
    if (known == nullptr)
        return refuses(404, "app.channel.get.existing.app_error", "Unable to find the existing channel.");
    if (known->type != 'O' && !known->members.contains(by.person)) return forbids();
    return answers(channel_json(*known));
}

/// A private channel is not there for those who are not in it (FACTS 4).
wire::http_response rest::channel_by_name(const asking& by) {
    const auto& team = by.parts[0];
    if (team != of_.team_id && team != of_.team_name)
        return refuses(404, "app.team.get_by_name.missing.app_error", "Unable to find the existing team.");
    const auto found = std::ranges::find_if(
        of_.channels, [&](const auto& each) { return each.second.name == by.parts[1] && each.second.type != 'D'; });
    if (found == of_.channels.end() || (found->second.type == 'P' && !found->second.members.contains(by.person)))
        return refuses(404, "app.channel.get_by_name.missing.app_error", "Channel does not exist.");
    return answers(channel_json(found->second));
}

wire::http_response rest::members(const asking& by) {
    if (!accounts_.database_is_up) return forbids();
    const auto* known = of_.find_channel(by.parts[0]);
    if (known == nullptr || !known->members.contains(by.person)) return forbids();
    const auto page = by.number("page", 0), size = std::min<std::size_t>(by.number("per_page", 60), 200);
    auto all = json::array();
    std::size_t at = 0;
    for (const auto& each : known->members)
        if (at++ / size == page) all.push_back(member_json(known->id, each, known->since));
    return answers(all);
}

wire::http_response rest::member(const asking& by) {
    const auto* known = of_.find_channel(by.parts[0]);
    if (!accounts_.database_is_up || known == nullptr || !known->members.contains(by.person)) return forbids();
    if (!known->members.contains(by.parts[1]))
        return refuses(404, "app.channel.get_member.missing.app_error", "No channel member found.");
    return answers(member_json(known->id, by.parts[1], known->since));
}

/// Public ones may be joined by oneself; to a private one somebody has to be invited.
wire::http_response rest::join(const asking& by) {
    const auto who = by.said("user_id");
    auto* known = of_.find_channel(by.parts[0]);
    if (known == nullptr || of_.find_person(who) == nullptr) return forbids();
    if (known->type != 'O' && !known->members.contains(by.person)) return forbids();
    if (known->members.insert(who).second)
        hub_.tell("user_added", {{"team_id", of_.team_id}, {"user_id", who}}, {{}, known->id, {}});
    return answers(member_json(known->id, who, clock_.now()), 201);
}

wire::http_response rest::leave(const asking& by) {
    auto* known = of_.find_channel(by.parts[0]);
    if (known == nullptr || !known->members.contains(by.person) || by.parts[1] != by.person) return forbids();
    known->members.erase(by.person);
    return answers_ok();
}

wire::http_response rest::patch_channel(const asking& by) {
    auto* known = of_.find_channel(by.parts[0]);
    if (known == nullptr || !known->members.contains(by.person)) return forbids();
    if (!by.body.is_object()) return invalid_body("channel");
    if (known->archived)
        return refuses(400, "api.channel.patch_update_channel.forbidden.app_error", "Failed to update the channel.");
    const auto before = known->header;
    if (by.body.contains("header")) known->header = by.said("header");
    if (runes(known->header) > 1'024) {
        known->header = before;
        return refuses(400, "model.channel.is_valid.header.app_error", "Invalid header.");
    }
    known->changed = clock_.now();
    hub_.tell("channel_updated", {{"channel", go_json(channel_json(*known))}}, {{}, known->id, {}});
    if (known->header != before) {
        const auto name = of_.name(by.person);
        posting_.publish_system(known->id, by.person, "system_header_change",
            fmt::format("{} updated the channel header to: {}", name, known->header),
            {{"new_header", known->header}, {"old_header", before}, {"username", name}});
        if (by.person == of_.bot)
            of_.tell(clock_.now(), of_.bot_name, of_.place_name(known->id), "sets the topic", known->header);
    }
    return answers(channel_json(*known));
}

/// Creates it or finds it: 201 both times.
wire::http_response rest::direct(const asking& by) {
    if (!by.body.is_array() || by.body.size() != 2) return invalid_body("user_ids");
    std::vector<std::string> two;
    for (const auto& each : by.body)
        if (each.is_string() && of_.find_person(each.get<std::string>()) != nullptr)
            two.push_back(each.get<std::string>());
    if (two.size() != 2) return invalid_body("user_ids");
    if (std::ranges::find(two, by.person) == two.end()) return forbids();
    return answers(channel_json(of_.direct(two[0], two[1])), 201);
}

}  // namespace tests::mattermost

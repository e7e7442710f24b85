// What the bot token must be allowed to do at Slack: the scopes of config/slack-manifest.yaml, and what each is for.
#include "chat/slack/inspection.hpp"

#include <algorithm>
#include <array>

namespace bot::chat::slack {

namespace {

constexpr std::array needed{
    scope{"app_mentions:read", "what is said to the bot in a channel is not heard"},
    scope{
        "channels:history", "public messages can not be put on the record, nor announcements looked up after a crash"},
    scope{"channels:read", "public channels can not be named, nor can their members be seen"},
    scope{"channels:write.topic", "the topic does not say that a Chaos Day is on"},
    scope{"chat:write", "the bot can not speak"},
    scope{"commands", "/chaos and the shortcuts do nothing"},
    scope{"files:write", "exports can not be handed over as files"},
    scope{
        "groups:history", "messages of the agents' channel can not be put on the record, nor announcements looked up"},
    scope{
        "groups:read", "nobody sees to it that the agents' channel is private, so that agents are written to directly"},
    scope{"groups:write.topic", "the topic of a private channel does not say that a Chaos Day is on"},
    scope{"im:history", "what people write to the bot directly is not heard"},
    scope{"im:write", "nobody can be written to directly"},
    scope{"pins:write", "the kickoff is not pinned"},
    scope{"reactions:read", "the pencil puts nothing on the record"},
    scope{"usergroups:read", "a user group can not be named for agents or responders, nor is it followed"},
    scope{"users:read", "people can not be named as @name"},
};

/// An older, wider scope holds a newer, narrower one.
bool holds(const std::set<std::string, std::less<>>& granted, std::string_view name) {
    if (granted.contains(name)) return true;
    if (name == "channels:write.topic") return granted.contains("channels:manage");
    return name == "groups:write.topic" && granted.contains("groups:write");
}

}  // namespace

std::span<const scope> needed_scopes() { return needed; }

std::vector<scope> missing_scopes(std::string_view granted) {
    std::set<std::string, std::less<>> has;
    while (!granted.empty()) {
        const auto end = std::min(granted.find(','), granted.size());
        auto name = granted.substr(0, end);
        name.remove_prefix(std::min(name.find_first_not_of(' '), name.size()));
        has.emplace(name);
        granted.remove_prefix(std::min(end + 1, granted.size()));
    }
    std::vector<scope> missing;
    for (const auto& each : needed)
        if (!holds(has, each.name)) missing.push_back(each);
    return missing;
}

}  // namespace bot::chat::slack

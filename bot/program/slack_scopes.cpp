#include "program/slack_scopes.hpp"

#include <algorithm>
#include <array>
#include <set>

namespace bot::program {

namespace {

constexpr std::array<std::string_view, 14> needed{
    "app_mentions:read",
    "channels:history",
    "channels:read",
    "channels:write.topic",
    "chat:write",
    "commands",
    "groups:history",
    "groups:read",
    "groups:write.topic",
    "im:history",
    "im:write",
    "pins:write",
    "reactions:read",
    "users:read",
};

/// An older, wider scope holds a newer, narrower one.
bool holds(const std::set<std::string, std::less<>>& granted, std::string_view scope) {
    if (granted.contains(scope)) return true;
    if (scope == "channels:write.topic") return granted.contains("channels:manage");
    return scope == "groups:write.topic" && granted.contains("groups:write");
}

}  // namespace

std::span<const std::string_view> needed_scopes() { return needed; }

std::vector<std::string> missing_scopes(std::string_view granted) {
    std::set<std::string, std::less<>> has;
    while (!granted.empty()) {
        const auto end = std::min(granted.find(','), granted.size());
        auto scope = granted.substr(0, end);
        scope.remove_prefix(std::min(scope.find_first_not_of(' '), scope.size()));
        has.emplace(scope);
        granted.remove_prefix(std::min(end + 1, granted.size()));
    }
    std::vector<std::string> missing;
    for (const auto each : needed)
        if (!holds(has, each)) missing.emplace_back(each);
    return missing;
}

}  // namespace bot::program

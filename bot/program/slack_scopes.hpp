// What the bot token must be allowed to do at Slack: the scopes of config/slack-manifest.yaml.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace bot::program {

std::span<const std::string_view> needed_scopes();

/// Those that are not in `granted`, as Slack's header X-OAuth-Scopes lists them: "chat:write,commands".
std::vector<std::string> missing_scopes(std::string_view granted);

}  // namespace bot::program

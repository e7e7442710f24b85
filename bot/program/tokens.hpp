// The platforms' tokens: from the files that the configuration names (systemd's LoadCredential puts them there), else
// from the environment. Never from the command line, where everybody on the machine can read them.
#pragma once

#include "chat/mattermost/mattermost.hpp"
#include "chat/slack/slack.hpp"
#include "program/config.hpp"

#include <expected>
#include <string>

namespace bot::program {

/// How Slack is to be reached, tokens included; the error is a sentence for the operator that names no token.
/// SLACK_API_URL goes before what the configuration says; HTTPS_PROXY and NO_PROXY name the way there.
std::expected<chat::slack::slack_options, std::string> slack_options_of(const config& of);

/// What is wrong with the address of Slack's Web API, with the remedy; empty: nothing.
std::string fault_of_api_url(std::string_view url);

/// The same for Mattermost. MATTERMOST_COMMAND_TOKEN may hold several, with commas between: one for each team.
std::expected<chat::mattermost::mattermost_options, std::string> mattermost_options_of(const config& of);

/// What is wrong with the address of Mattermost's server, or with ours as it calls it; empty: nothing.
std::string fault_of_server_url(const mattermost_config& of);
std::string fault_of_callback_url(std::string_view url);

/// Of an administrator, for mattermost-setup alone: MATTERMOST_ADMIN_TOKEN; empty when it is not set.
chat::secret mattermost_admin_token();

}  // namespace bot::program

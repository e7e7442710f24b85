// Slack's tokens: from the files that the configuration names (systemd's LoadCredential puts them there), else from the
// environment. Never from the command line, where everybody on the machine can read them.
#pragma once

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

}  // namespace bot::program

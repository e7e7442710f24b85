// The words of `chaosday mattermost-setup`.
#pragma once

#include "program/config.hpp"

#include <string>

namespace bot::program {

/// Where Mattermost's server posts the slash command; empty without a callback-url.
std::string command_url_of(const mattermost_config& of);
/// What an administrator does by hand, step by step.
std::string setup_steps(const mattermost_config& of);

}  // namespace bot::program

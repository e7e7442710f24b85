// The operator's configuration, one TOML file: config/chaosday.toml shows every key with its default. Tokens are not in
// it; they come from the environment or from files of their own.
#pragma once

#include <cstdint>
#include <expected>
#include <filesystem>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace bot::program {

struct slack_config {
    bool enabled = false;
    std::string api_url = "https://slack.com/api";
    std::filesystem::path ca_file;  ///< empty: the system's
    std::string reaction = "pencil";
    int connections = 2;                                   ///< at a time, 1 to 10
    std::filesystem::path app_token_file, bot_token_file;  ///< empty: SLACK_APP_TOKEN, SLACK_BOT_TOKEN
};

struct mattermost_config {
    bool enabled = false;
    std::string url;                       ///< "https://chat.example.org"
    std::vector<std::string> plain_hosts;  ///< where plain http may go besides this machine
    std::string callback_url;              ///< where the server reaches our listener; empty: it can not
    std::filesystem::path ca_file;         ///< empty: the system's
    std::string reaction = "pencil";
    std::filesystem::path token_file, command_token_file;  ///< empty: MATTERMOST_TOKEN, MATTERMOST_COMMAND_TOKEN
};

struct web_config {
    std::string address = "127.0.0.1";
    std::uint16_t port = 8090;  ///< 0: no listener
    std::string public_url;     ///< where people reach us from outside; empty: from this machine alone
};

struct config {
    std::filesystem::path record = "/var/lib/chaosday";
    std::filesystem::path messages;    ///< templates; empty: the shipped ones
    std::filesystem::path plans;       ///< where `plan load` looks; empty: the shipped ones
    std::string zone = "UTC";          ///< for a day that names none
    std::set<std::string> may_create;  ///< platform ids; empty: everybody
    std::string log_level = "info";
    bool log_json = false;
    web_config web;
    slack_config slack;
    mattermost_config mattermost;
};

struct config_fault {
    std::size_t line = 0, column = 0;
    std::string what;  ///< the value, what is wrong with it, and the remedy
};

/// Relative paths are meant from `beside`, the directory of the file.
std::expected<config, std::vector<config_fault>> read_config(
    std::string_view toml, const std::filesystem::path& beside);

}  // namespace bot::program

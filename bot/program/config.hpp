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

struct web_config {
    std::string address = "127.0.0.1";
    std::uint16_t port = 8090;  ///< 0: no listener
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
};

struct config_fault {
    std::size_t line = 0, column = 0;
    std::string what;  ///< the value, what is wrong with it, and the remedy
};

/// Relative paths are meant from `beside`, the directory of the file.
std::expected<config, std::vector<config_fault>> read_config(
    std::string_view toml, const std::filesystem::path& beside);

}  // namespace bot::program

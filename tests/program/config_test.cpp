#include "program/config.hpp"

#include "program/config_file.hpp"
#include "program/directory.hpp"
#include "text_of_file.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <regex>
#include <sstream>

using namespace bot::program;

namespace {

config read(const std::string& toml) {
    auto made = read_config(toml, "/etc/chaosday");
    if (!made)
        for (const auto& each : made.error()) MESSAGE(each.line, ":", each.column, ": ", each.what);
    REQUIRE(made.has_value());
    return *made;
}

/// The shipped file with every key switched on.
std::string all_keys() {
    std::istringstream lines(tests::text_of_file(in_source("config/chaosday.toml")));
    const std::regex commented_key("#([a-z-]+ = .*)");
    std::string out;
    for (std::string line; std::getline(lines, line);) out += std::regex_replace(line, commented_key, "$1") + "\n";
    return out;
}

}  // namespace

TEST_CASE("a configuration without a key has the defaults") {
    const auto made = read("");
    CHECK(made.record == "/var/lib/chaosday");
    CHECK(made.zone == "UTC");
    CHECK(made.log_level == "info");
    CHECK_FALSE(made.slack.enabled);
    CHECK(made.web.port == 8090);
    CHECK(made.slack.connections == 2);
}

TEST_CASE("each key is read") {
    const auto made = read(R"(
record = "facts"
messages = "/srv/words"
plans = "../days"
zone = "Europe/Berlin"
may-create = ["U1", "U2"]
[log]
level = "debug"
json = true
[web]
address = "::1"
port = 0
[slack]
enabled = true
api-url = "http://127.0.0.1:8070/api"
ca-file = "ca.pem"
reaction = ":memo:"
connections = 3
app-token-file = "/run/app"
bot-token-file = "bot"
[mattermost]
enabled = true
url = "http://chat.internal:8065/sub"
plain-hosts = ["chat.internal"]
callback-url = "https://chaosday.example.org"
ca-file = "mm.pem"
reaction = ":memo:"
token-file = "/run/mm"
command-token-file = "mm-command"
)");
    CHECK(made.record == "/etc/chaosday/facts");
    CHECK(made.messages == "/srv/words");
    CHECK(made.plans == "/etc/days");
    CHECK(made.zone == "Europe/Berlin");
    CHECK(made.may_create == std::set<std::string>{"U1", "U2"});
    CHECK(made.log_level == "debug");
    CHECK(made.log_json);
    CHECK(made.web.address == "::1");
    CHECK(made.web.port == 0);
    CHECK(made.slack.enabled);
    CHECK(made.slack.api_url == "http://127.0.0.1:8070/api");
    CHECK(made.slack.ca_file == "/etc/chaosday/ca.pem");
    CHECK(made.slack.reaction == "memo");
    CHECK(made.slack.connections == 3);
    CHECK(made.slack.app_token_file == "/run/app");
    CHECK(made.slack.bot_token_file == "/etc/chaosday/bot");
    CHECK(made.mattermost.enabled);
    CHECK(made.mattermost.url == "http://chat.internal:8065/sub");
    CHECK(made.mattermost.plain_hosts == std::vector<std::string>{"chat.internal"});
    CHECK(made.mattermost.callback_url == "https://chaosday.example.org");
    CHECK(made.mattermost.ca_file == "/etc/chaosday/mm.pem");
    CHECK(made.mattermost.reaction == "memo");
    CHECK(made.mattermost.token_file == "/run/mm");
    CHECK(made.mattermost.command_token_file == "/etc/chaosday/mm-command");
}

TEST_CASE("the shipped configuration shows every key with the default of the code") {
    const config by_default;
    const auto shown = read(all_keys());
    CHECK(shown.record == by_default.record);
    CHECK(shown.messages == by_default.messages);
    CHECK(shown.plans == by_default.plans);
    CHECK(shown.zone == by_default.zone);
    CHECK(shown.may_create == by_default.may_create);
    CHECK(shown.log_level == by_default.log_level);
    CHECK(shown.log_json == by_default.log_json);
    CHECK(shown.web.address == by_default.web.address);
    CHECK(shown.web.port == by_default.web.port);
    CHECK(shown.web.public_url == by_default.web.public_url);
    CHECK(shown.slack.enabled == by_default.slack.enabled);
    CHECK(shown.slack.api_url == by_default.slack.api_url);
    CHECK(shown.slack.ca_file == by_default.slack.ca_file);
    CHECK(shown.slack.reaction == by_default.slack.reaction);
    CHECK(shown.slack.app_token_file == by_default.slack.app_token_file);
    CHECK(shown.slack.bot_token_file == by_default.slack.bot_token_file);
    CHECK(shown.mattermost.enabled == by_default.mattermost.enabled);
    CHECK(shown.mattermost.url == by_default.mattermost.url);
    CHECK(shown.mattermost.plain_hosts == by_default.mattermost.plain_hosts);
    CHECK(shown.mattermost.callback_url == by_default.mattermost.callback_url);
    CHECK(shown.mattermost.ca_file == by_default.mattermost.ca_file);
    CHECK(shown.mattermost.reaction == by_default.mattermost.reaction);
    CHECK(shown.mattermost.token_file == by_default.mattermost.token_file);
    CHECK(shown.mattermost.command_token_file == by_default.mattermost.command_token_file);

    // Every key that the test above sets is in the file, as a key of its own.
    for (const std::string key : {"record", "messages", "plans", "zone", "may-create", "level", "json", "address",
             "port", "enabled", "api-url", "ca-file", "reaction", "connections", "app-token-file", "bot-token-file",
             "url", "plain-hosts", "callback-url", "token-file", "command-token-file"}) {
        CAPTURE(key);
        CHECK(all_keys().find("\n" + key + " = ") != std::string::npos);
    }
}

TEST_CASE("the public address is a host of its own over TLS, or this machine") {
    for (const std::string url :
        {"https://chaos.example.org", "https://chaos.example.org:8443/", "http://localhost:8090"})
        CHECK_MESSAGE(read_config("[web]\npublic-url = \"" + url + "\"", "/").value().web.public_url == url, url);
}

TEST_CASE("a fault is named with its line, its column, its value and the remedy") {
    struct {
        const char* toml;
        std::size_t line, column;
        std::vector<const char*> says;
    } const table[] = {
        {"recrd = \"/x\"", 1, 1, {"recrd", "record"}},
        {"\nmay_create = []", 2, 1, {"may_create", "may-create"}},
        {"record = 7", 1, 10, {"record = 7", "text in quotes"}},
        {"record = \"\"", 1, 10, {"record", "/var/lib/chaosday"}},
        {"zone = \"Europe/Berln\"", 1, 8, {"Europe/Berln", "Europe/Berlin"}},
        {"may-create = 7", 1, 14, {"may-create", "quotes"}},
        {"[mattermost]\nenabled = true\nurl = \"http://chat.example.org\"", 3, 7, {"https://", "plain-hosts"}},
        {"[mattermost]\nenabled = true\n", 1, 1, {"url is empty"}},
        {"[mattermost]\ncallback-url = \"x\"", 2, 16, {"callback-url", "https://"}},
        {"[log]\nlevel = \"loud\"", 2, 9, {"loud", "\"info\""}},
        {"[log]\njson = \"yes\"", 2, 8, {"json = \"yes\"", "true or false"}},
        {"[web]\nport = 65536", 2, 8, {"65536", "0 to 65535"}},
        {"[web]\naddress = \"everywhere\"", 2, 11, {"everywhere", "127.0.0.1"}},
        {"[web]\npublic-url = \"http://chaos.example.org\"", 2, 14, {"this machine alone", "https://"}},
        {"[web]\npublic-url = \"https://example.org/chaos\"", 2, 14, {"a host of its own"}},
        {"[web]\npublic-url = \"wss://chaos.example.org\"", 2, 14, {"https://"}},
        {"[web]\npublic-url = \"chaos.example.org\"", 2, 14, {"https://"}},
        {"[slack]\nenabled = 1", 2, 11, {"enabled = 1", "true or false"}},
        {"[slack]\napi-url = \"http://slack.com/api\"", 2, 11, {"http://slack.com/api", "https://"}},
        {"[slack]\napi-url = \"slack\"", 2, 11, {"slack"}},
        {"[slack]\nreaction = \"::\"", 2, 12, {"reaction", "pencil"}},
        {"[slack]\ntoken = \"xoxb-1\"", 2, 1, {"token"}},
        {"slack = true", 1, 9, {"slack", "[slack]"}},
        {"zone = ", 1, 8, {"TOML"}},
    };
    for (const auto& [toml, line, column, says] : table) {
        CAPTURE(toml);
        const auto made = read_config(toml, "/");
        REQUIRE_FALSE(made.has_value());
        REQUIRE(made.error().size() == 1);
        const auto& fault = made.error().front();
        CHECK(fault.line == line);
        CHECK(fault.column == column);
        for (const auto* each : says) {
            CAPTURE(fault.what);
            CHECK(fault.what.find(each) != std::string::npos);
        }
    }
}

TEST_CASE("what nests too deeply is a fault, and not the end") {
    const auto made = read_config("zone = " + std::string(100'000, '[') + std::string(100'000, ']'), "/etc");
    REQUIRE_FALSE(made);
    CHECK(made.error().size() == 1);
    CHECK(made.error()[0].what.starts_with("This is no TOML: "));
}

TEST_CASE("all faults are named at once, in the order of the file") {
    const auto made = read_config("zone = \"Nowhere\"\nplan = \"x\"\n[web]\nport = -1\n[slack]\nenabled = \"on\"", "/");
    REQUIRE_FALSE(made.has_value());
    std::vector<std::size_t> lines;
    for (const auto& each : made.error()) lines.push_back(each.line);
    CHECK(lines == std::vector<std::size_t>{1, 2, 4, 6});
}

TEST_CASE("a file's faults come with its name, and a file that is not there is one") {
    const directory here;
    const auto file = here.write("chaosday.toml", "zone = \"Europe/Berln\"\n");
    const auto read = config_in(file);
    REQUIRE_FALSE(read.has_value());
    CHECK(read.error().front().starts_with(file.string() + ":1:8: "));

    const auto nothing = config_in(here / "other.toml");
    REQUIRE_FALSE(nothing.has_value());
    CHECK(nothing.error().front().starts_with((here / "other.toml").string() + ": the file can not be read"));
}

TEST_CASE("a configuration of 256 KiB is read, a longer one is a fault that says so") {
    const directory here;
    const std::string filled(256 * 1024, '#');
    CHECK(config_in(here.write("chaosday.toml", filled)).has_value());
    const auto longer = config_in(here.write("chaosday.toml", filled + "#"));
    REQUIRE_FALSE(longer.has_value());
    CHECK(longer.error().size() == 1);
    CHECK(longer.error().front().find("at most 256 KiB fit") != std::string::npos);
}

#include "program/tokens.hpp"

#include "program/text_file.hpp"
#include "speech/words.hpp"
#include "wire/address.hpp"

#include <algorithm>
#include <cstdlib>
#include <fmt/format.h>

namespace bot::program {

namespace {

using chat::secret;

constexpr std::size_t longest_token = 4 * 1024;

std::string without_blanks_around(const std::string& text) {
    constexpr auto blanks = " \t\r\n";
    const auto from = text.find_first_not_of(blanks);
    return from == std::string::npos ? "" : text.substr(from, text.find_last_not_of(blanks) - from + 1);
}

std::expected<secret, std::string> token_of(const std::filesystem::path& file, const char* variable) {
    if (file.empty()) {
        const auto* set = std::getenv(variable);
        return secret(set ? without_blanks_around(set) : "");
    }
    const auto text = read_text(file, longest_token);
    if (!text) return std::unexpected(fmt::format("{}: {}", file.string(), text.error()));
    return secret(without_blanks_around(*text));
}

/// Apart by commas or line ends.
std::vector<secret> each_of(const secret& list) {
    std::vector<secret> all;
    std::string one;
    for (const char each : list.reveal() + ",") {
        if (each != ',' && each != '\n' && each != '\r' && each != ' ') {
            one += each;
            continue;
        }
        if (!one.empty()) all.emplace_back(std::exchange(one, {}));
    }
    return all;
}

/// In capitals or not: both are in use.
std::string_view environment(const char* name, const char* in_small_letters) {
    for (const auto* each : {name, in_small_letters})
        if (const auto* set = std::getenv(each)) return set;
    return {};
}

std::expected<std::optional<wire::proxy>, std::string> proxy_in_environment() {
    const auto url = environment("HTTPS_PROXY", "https_proxy");
    if (url.empty()) return std::nullopt;
    auto read = wire::parse_proxy(url, environment("NO_PROXY", "no_proxy"));
    if (!read) return std::unexpected("HTTPS_PROXY: " + read.error());
    return std::move(*read);
}

}  // namespace

std::string fault_of_api_url(std::string_view url) {
    const auto to = wire::parse_address(url);
    if (!to) return fmt::format("Slack's address \"{}\": {}", speech::shortened(url, 80), to.error());
    if (to->tls || wire::is_loopback(to->host)) return {};
    return fmt::format(
        "Slack's address \"{}\" has to begin with https://: without TLS everybody on the way reads the tokens. Plain "
        "http:// is for this machine alone (127.0.0.1, localhost).",
        speech::shortened(url, 80));
}

std::expected<chat::slack::slack_options, std::string> slack_options_of(const config& of) {
    chat::slack::slack_options how;
    auto app = token_of(of.slack.app_token_file, "SLACK_APP_TOKEN");
    auto bot = token_of(of.slack.bot_token_file, "SLACK_BOT_TOKEN");
    if (!app) return std::unexpected(app.error());
    if (!bot) return std::unexpected(bot.error());
    how.app_token = std::move(*app);
    how.bot_token = std::move(*bot);
    how.api_url = of.slack.api_url;
    how.ca_file = of.slack.ca_file.string();
    how.reaction = of.slack.reaction;
    how.session.connections = of.slack.connections;
    auto through = proxy_in_environment();
    if (!through) return std::unexpected(std::move(through.error()));
    how.through = std::move(*through);
    if (const auto* elsewhere = std::getenv("SLACK_API_URL")) how.api_url = elsewhere;
    if (auto fault = fault_of_api_url(how.api_url); !fault.empty()) return std::unexpected(std::move(fault));
    if (auto fault = chat::slack::fault_of(how); !fault.empty()) return std::unexpected(std::move(fault));
    return how;
}

std::string fault_of_server_url(const mattermost_config& of) {
    if (of.url.empty()) return "url is empty: write the address of Mattermost, such as \"https://chat.example.org\".";
    const auto to = wire::parse_address(of.url);
    if (!to) return fmt::format("Mattermost's address \"{}\": {}", speech::shortened(of.url, 80), to.error());
    const bool is_allowed = std::ranges::find(of.plain_hosts, to->host) != of.plain_hosts.end();
    if (to->tls || wire::is_loopback(to->host) || is_allowed) return {};
    return fmt::format(
        "Mattermost's address \"{}\" has to begin with https://: without TLS everybody on the way reads the token. "
        "Plain "
        "http:// is for this machine alone, or for hosts that plain-hosts names.",
        speech::shortened(of.url, 80));
}

std::string fault_of_callback_url(std::string_view url) {
    const auto at = url.empty() ? wire::parse_address("https://localhost") : wire::parse_address(url);
    if (at) return {};
    return fmt::format(
        "callback-url = \"{}\": {} Write how Mattermost's server reaches this machine, such as "
        "\"https://chaosday.example.org\".",
        speech::shortened(url, 80), at.error());
}

chat::secret mattermost_admin_token() {
    const auto* set = std::getenv("MATTERMOST_ADMIN_TOKEN");
    return secret(set ? without_blanks_around(set) : "");
}

std::expected<chat::mattermost::mattermost_options, std::string> mattermost_options_of(const config& of) {
    chat::mattermost::mattermost_options how;
    auto token = token_of(of.mattermost.token_file, "MATTERMOST_TOKEN");
    auto commands = token_of(of.mattermost.command_token_file, "MATTERMOST_COMMAND_TOKEN");
    if (!token) return std::unexpected(token.error());
    if (!commands) return std::unexpected(commands.error());
    how.token = std::move(*token);
    how.command_tokens = each_of(*commands);
    how.url = of.mattermost.url;
    how.plain_hosts = of.mattermost.plain_hosts;
    how.callback_url = of.mattermost.callback_url;
    how.ca_file = of.mattermost.ca_file.string();
    how.reaction = of.mattermost.reaction;
    auto through = proxy_in_environment();
    if (!through) return std::unexpected(std::move(through.error()));
    how.through = std::move(*through);
    if (auto fault = fault_of_server_url(of.mattermost); !fault.empty()) return std::unexpected(std::move(fault));
    if (auto fault = chat::mattermost::fault_of(how); !fault.empty()) return std::unexpected(std::move(fault));
    return how;
}

}  // namespace bot::program

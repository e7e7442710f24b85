#include "program/config.hpp"

#include "clock/zones.hpp"
#include "program/log.hpp"
#include "program/tokens.hpp"
#include "speech/toml_table.hpp"
#include "speech/words.hpp"
#include "wire/address.hpp"

#include <algorithm>
#include <boost/asio/ip/address.hpp>
#include <fmt/format.h>

namespace bot::program {

namespace {

constexpr std::size_t longest_text = 4'096, most_people = 1'000, most_hosts = 20;

struct reader {
    const std::filesystem::path& beside;
    speech::fault_list faults;
    config made;
};

/// What is not there, or is no text, leaves the default.
void take_text(reader& all, speech::toml_table& of, std::string_view key, std::string& into) {
    const auto before = all.faults.size();
    auto said = of.text(key, longest_text);
    if (of.has(key) && all.faults.size() == before) into = std::move(said);
}

void take_path(reader& all, speech::toml_table& of, std::string_view key, std::filesystem::path& into) {
    auto said = into.string();
    take_text(all, of, key, said);
    into = said.empty() ? std::filesystem::path() : (all.beside / said).lexically_normal();
}

void take_port(speech::toml_table& of, std::uint16_t& into) {
    into = static_cast<std::uint16_t>(of.number("port", 0, 65'535).value_or(into));
}

void read_zone(reader& all, speech::toml_table& top) {
    take_text(all, top, "zone", all.made.zone);
    if (clock::is_zone(all.made.zone)) return;
    const auto like = clock::zones_like(all.made.zone);
    top.fault("zone", fmt::format("zone = \"{}\": there is no such time zone. {}", speech::shortened(all.made.zone, 40),
                          like.empty() ? "Write one such as \"Europe/Berlin\"."
                                       : fmt::format("Did you mean {}?", fmt::join(like, ", "))));
}

void read_log(reader& all, speech::toml_table& top) {
    const auto* written = top.table("log");
    if (!written) return;
    speech::toml_table of(*written, "[log]", all.faults);
    take_text(all, of, "level", all.made.log_level);
    if (!is_log_level(all.made.log_level))
        of.fault("level", fmt::format("level = \"{}\": write \"debug\", \"info\", \"warning\" or \"error\".",
                              speech::shortened(all.made.log_level, 40)));
    all.made.log_json = of.yes("json").value_or(all.made.log_json);
    of.refuse_the_rest();
}

/// What links begin with; what is wrong with it, as a sentence.
std::string fault_of_public_url(const std::string& url) {
    const auto read = wire::parse_address(url);
    if (!read) return read.error();
    if (!url.starts_with("https://") && !url.starts_with("http://")) return "The address has to begin with https://.";
    if (read->target != "/") return "Leave out what follows the name of the host: chaosday wants a host of its own.";
    if (!read->tls && !wire::is_loopback(read->host))
        return "Plain http:// is for this machine alone: put a proxy that speaks TLS before it, and write https://.";
    return {};
}

void read_public_url(reader& all, speech::toml_table& of) {
    auto& url = all.made.web.public_url;
    take_text(all, of, "public-url", url);
    if (url.empty()) return;
    if (const auto fault = fault_of_public_url(url); !fault.empty())
        of.fault("public-url", fmt::format("public-url = \"{}\": {}", speech::shortened(url, 80), fault));
}

void read_web(reader& all, speech::toml_table& top) {
    const auto* written = top.table("web");
    if (!written) return;
    speech::toml_table of(*written, "[web]", all.faults);
    take_text(all, of, "address", all.made.web.address);
    boost::system::error_code no_address;
    boost::asio::ip::make_address(all.made.web.address, no_address);
    if (no_address)
        of.fault(
            "address", fmt::format("address = \"{}\": write an IP address, such as \"127.0.0.1\" for this machine.",
                           speech::shortened(all.made.web.address, 40)));
    take_port(of, all.made.web.port);
    read_public_url(all, of);
    of.refuse_the_rest();
}

void read_api_url(reader& all, speech::toml_table& of) {
    auto& url = all.made.slack.api_url;
    take_text(all, of, "api-url", url);
    if (const auto fault = fault_of_api_url(url); !fault.empty()) of.fault("api-url", fault);
}

void take_reaction(reader& all, speech::toml_table& of, std::string& into) {
    take_text(all, of, "reaction", into);
    std::erase(into, ':');
    if (into.empty()) of.fault("reaction", "reaction is empty: write the name of one, such as \"pencil\".");
}

void read_slack(reader& all, speech::toml_table& top) {
    const auto* written = top.table("slack");
    if (!written) return;
    speech::toml_table of(*written, "[slack]", all.faults);
    auto& slack = all.made.slack;
    slack.enabled = of.yes("enabled").value_or(slack.enabled);
    read_api_url(all, of);
    take_path(all, of, "ca-file", slack.ca_file);
    take_reaction(all, of, slack.reaction);
    slack.connections = static_cast<int>(of.number("connections", 1, 10).value_or(slack.connections));
    take_path(all, of, "app-token-file", slack.app_token_file);
    take_path(all, of, "bot-token-file", slack.bot_token_file);
    of.refuse_the_rest();
}

void read_mattermost(reader& all, speech::toml_table& top) {
    const auto* written = top.table("mattermost");
    if (!written) return;
    speech::toml_table of(*written, "[mattermost]", all.faults);
    auto& mattermost = all.made.mattermost;
    mattermost.enabled = of.yes("enabled").value_or(mattermost.enabled);
    for (auto& each : of.texts("plain-hosts", most_hosts, longest_text)) mattermost.plain_hosts.push_back(each.text);
    take_text(all, of, "url", mattermost.url);
    if (const auto fault = fault_of_server_url(mattermost); mattermost.enabled && !fault.empty())
        of.fault("url", fault);
    take_text(all, of, "callback-url", mattermost.callback_url);
    if (const auto fault = fault_of_callback_url(mattermost.callback_url); !fault.empty())
        of.fault("callback-url", fault);
    take_path(all, of, "ca-file", mattermost.ca_file);
    take_reaction(all, of, mattermost.reaction);
    take_path(all, of, "token-file", mattermost.token_file);
    take_path(all, of, "command-token-file", mattermost.command_token_file);
    of.refuse_the_rest();
}

void read_all(reader& all, const toml::table& written) {
    speech::toml_table top(written, "the configuration", all.faults);
    take_path(all, top, "record", all.made.record);
    if (all.made.record.empty())
        top.fault("record", "record is empty: write a directory, such as \"/var/lib/chaosday\".");
    take_path(all, top, "messages", all.made.messages);
    take_path(all, top, "plans", all.made.plans);
    read_zone(all, top);
    for (auto& each : top.texts("may-create", most_people, longest_text)) all.made.may_create.insert(each.text);
    read_log(all, top);
    read_web(all, top);
    read_slack(all, top);
    read_mattermost(all, top);
    top.refuse_the_rest();
}

std::vector<config_fault> in_order(speech::fault_list faults) {
    std::ranges::stable_sort(faults, {}, [](const auto& it) { return std::pair(it.line, it.column); });
    std::vector<config_fault> out;
    for (auto& each : faults) out.push_back({each.line, each.column, std::move(each.what)});
    return out;
}

}  // namespace

std::expected<config, std::vector<config_fault>> read_config(
    std::string_view text, const std::filesystem::path& beside) {
    reader all{beside, {}, {}};
    try {
        read_all(all, toml::parse(text));
    } catch (const toml::parse_error& error) {
        const auto where = error.source().begin;
        return std::unexpected(std::vector<config_fault>{
            {where.line, where.column, fmt::format("This is no TOML: {}.", error.description())}});
    }
    if (all.faults.empty()) return std::move(all.made);
    return std::unexpected(in_order(std::move(all.faults)));
}

}  // namespace bot::program

#include "chat/mattermost/inspection.hpp"
#include "chat/slack/inspection.hpp"
#include "clock/steady_clock.hpp"
#include "clock/system_clock.hpp"
#include "program/check.hpp"
#include "program/not_opened.hpp"
#include "program/tokens.hpp"
#include "record/disk.hpp"
#include "wire/http_client.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <charconv>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace bot::program {

namespace net = boost::asio;
namespace slack = chat::slack;

namespace {

constexpr std::chrono::seconds patience{15};

finding as_finding(chat::remark it) {
    using kind = chat::remark::kind;
    const auto code = it.is == kind::well ? ended_well : it.is == kind::not_admitted ? not_admitted : wrong_config;
    return {code, std::move(it.subject), std::move(it.text)};
}

/// What the bot that runs here says of itself; nothing where none answers.
net::awaitable<std::string> health_of(wire::caller& by, clock::clock& steady, web_config where) {
    wire::http_client client(by, steady, {false, where.address, std::to_string(where.port), "/"}, {});
    wire::http_request asked;
    asked.target = "/health";
    try {
        const auto answer = co_await client.send(std::move(asked));
        co_return answer.body;
    } catch (const wire::http_failure&) { co_return std::string(); }
}

net::awaitable<void> look(wire::caller& by, clock::clock& steady, clock::clock& wall, slack::web_api& api,
    const config& of, std::vector<chat::channel_in_use> channels, findings& told) {
    for (auto& each : co_await slack::inspect(api, wall, std::move(channels)))
        told.push_back(as_finding(std::move(each)));
    if (of.web.port == 0 || !wire::is_loopback(of.web.address)) co_return;
    const auto health = co_await health_of(by, steady, of.web);
    if (auto found = judge_connections(health)) told.push_back(std::move(*found));
}

/// Of the days that are to come or under way.
std::vector<chat::channel_in_use> channels_of(const std::filesystem::path& record, day::platform on, findings& told) {
    record::disk disk;
    std::error_code unknown;
    if (!std::filesystem::exists(record, unknown)) return {};
    const auto known = record::read_state(disk, record);
    if (known) return chat::channels_in_use(*known, on);
    told.push_back({code_of(known.error()), "record", known.error().text});
    return {};
}

/// Runs what asks a platform to its end; whatever goes wrong is a finding.
void ask(const char* platform, findings& told, const std::function<net::awaitable<void>(net::io_context&)>& asking) {
    try {
        net::io_context io(1);
        net::co_spawn(io, asking(io), [](std::exception_ptr why) {
            if (why) std::rethrow_exception(why);
        });
        io.run();
    } catch (const std::exception& why) { told.push_back({wrong_config, platform, why.what()}); }
}

void check_slack(const config& of, findings& told) {
    const auto how = slack_options_of(of);
    if (!how) return told.push_back({wrong_config, "Slack", how.error()});
    ask("Slack", told, [&](net::io_context& io) -> net::awaitable<void> {
        clock::steady_clock steady(io.get_executor());
        clock::system_clock wall(io.get_executor());
        wire::dialler dialler(steady, {.ca_file = how->ca_file, .through = how->through});
        slack::web_api api(dialler, steady,
            {.base = how->api_url, .app_token = how->app_token, .bot_token = how->bot_token, .patience = patience},
            [](chat::severity, const std::string&) {});
        auto looking = look(dialler, steady, wall, api, of, channels_of(of.record, day::platform::slack, told), told);
        co_await std::move(looking);
    });
}

void check_mattermost(const config& of, findings& told) {
    const auto how = mattermost_options_of(of);
    if (!how) return told.push_back({wrong_config, "Mattermost", how.error()});
    ask("Mattermost", told, [&](net::io_context& io) -> net::awaitable<void> {
        clock::steady_clock steady(io.get_executor());
        clock::system_clock wall(io.get_executor());
        wire::dialler dialler(steady, chat::mattermost::dialling(*how));
        chat::mattermost::rest api(dialler, steady, {.url = how->url, .token = how->token, .patience = patience},
            [](chat::severity, const std::string&) {});
        auto looking = chat::mattermost::inspect(
            api, wall, channels_of(of.record, day::platform::mattermost, told), !how->callback_url.empty());
        for (auto& each : co_await std::move(looking)) told.push_back(as_finding(std::move(each)));
    });
}

}  // namespace

std::optional<finding> judge_connections(std::string_view health) {
    constexpr std::string_view ours_head = "Slack connections: ", slacks_head = ", by Slack's count: ";
    const auto number_behind = [health](std::string_view head) -> std::optional<int> {
        const auto at = health.find(head);
        if (at == std::string_view::npos) return std::nullopt;
        const auto rest = health.substr(at + head.size());
        int number = 0;
        const auto read = std::from_chars(rest.data(), rest.data() + rest.size(), number);
        return read.ec == std::errc() ? std::optional(number) : std::nullopt;
    };
    const auto ours = number_behind(ours_head), slacks = number_behind(slacks_head);
    if (!ours || !slacks) return std::nullopt;
    if (*slacks <= *ours)
        return finding{ended_well, "connections", fmt::format("{} of the bot that runs here, and no others", *ours)};
    return finding{wrong_config, "connections",
        fmt::format(
            "Slack counts {} of this app, and the bot that runs here has {}: the others swallow part of what "
            "people say. End the second bot with this token, or wait some minutes for lost ones to be forgotten",
            *slacks, *ours)};
}

findings check_online(const config& of) {
    findings told;
    if (of.slack.enabled) check_slack(of, told);
    if (of.mattermost.enabled) check_mattermost(of, told);
    return told;
}

}  // namespace bot::program

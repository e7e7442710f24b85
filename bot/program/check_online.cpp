#include "program/check_online.hpp"

#include "chat/mattermost/inspection.hpp"
#include "chat/slack/inspection.hpp"
#include "clock/steady_clock.hpp"
#include "clock/system_clock.hpp"
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
    if (it.is == kind::unknown) return {ended_well, std::move(it.subject), std::move(it.text), true};
    const auto code = it.is == kind::well ? ended_well : it.is == kind::not_admitted ? not_admitted : wrong_config;
    return {code, std::move(it.subject), std::move(it.text)};
}

finding not_known(std::string why) {
    return {ended_well, "connections",
        why + ": whether others are connected as this app, and take part of what people say, is not known", true};
}

/// Where this machine reaches who listens there; nothing where the health page is told to nobody.
std::optional<std::string> near(const web_config& pages) {
    if (pages.port == 0) return std::nullopt;
    if (pages.address == "0.0.0.0") return "127.0.0.1";
    if (pages.address == "::") return "::1";
    return wire::is_loopback(pages.address) ? std::optional(pages.address) : std::nullopt;
}

/// What the bot that runs here says of itself; nothing where none answers.
net::awaitable<std::optional<std::string>> health_at(
    wire::caller& by, clock::clock& steady, std::string address, std::uint16_t port) {
    wire::http_client client(by, steady, {false, std::move(address), std::to_string(port), "/"}, {});
    wire::http_request asked;
    asked.target = "/health";
    try {
        const auto answer = co_await client.send(std::move(asked));
        co_return answer.body;
    } catch (const wire::http_failure&) { co_return std::nullopt; }
}

net::awaitable<finding> look_at_connections(wire::caller& by, clock::clock& steady, web_config pages) {
    const auto address = near(pages);
    if (!address && pages.port == 0) co_return not_known("the health page is switched off (port = 0 in [web])");
    if (!address)
        co_return not_known(
            fmt::format("the health page is asked on this machine alone, and the bot listens on {}", pages.address));
    auto asking = health_at(by, steady, *address, pages.port);
    const auto health = co_await std::move(asking);
    if (!health) co_return not_known(fmt::format("no bot answers at {}:{}", *address, pages.port));
    co_return judge_connections(*health);
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
        auto looking =
            look_at_slack(dialler, steady, wall, api, of.web, channels_of(of.record, day::platform::slack, told));
        for (auto& each : co_await std::move(looking)) told.push_back(std::move(each));
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

net::awaitable<findings> look_at_slack(wire::caller& by, clock::clock& steady, clock::clock& wall, slack::web_api& api,
    web_config pages, std::vector<chat::channel_in_use> channels) {
    findings told;
    auto inspecting = slack::inspect(api, wall, std::move(channels));
    for (auto& each : co_await std::move(inspecting)) told.push_back(as_finding(std::move(each)));
    auto looking = look_at_connections(by, steady, std::move(pages));
    told.push_back(co_await std::move(looking));
    co_return told;
}

finding judge_connections(std::string_view health) {
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
    if (!ours || !slacks) return not_known("the health page here tells of no connection to Slack");
    if (*slacks <= *ours)
        return {ended_well, "connections", fmt::format("{} of the bot that runs here, and no others", *ours)};
    return {wrong_config, "connections",
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

#include "chat/mattermost/inspection.hpp"
#include "chat/slack/inspection.hpp"
#include "clock/steady_clock.hpp"
#include "program/check.hpp"
#include "program/not_opened.hpp"
#include "program/slack_scopes.hpp"
#include "program/tokens.hpp"
#include "record/disk.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace bot::program {

namespace net = boost::asio;
namespace slack = chat::slack;

namespace {

constexpr std::chrono::seconds patience{15};

finding as_finding(chat::remark it) {
    const bool of_token = it.subject.ends_with("token");
    return {it.is_well ? ended_well
            : of_token ? not_admitted
                       : wrong_config,
        std::move(it.subject), std::move(it.text)};
}

finding judge_scopes(const slack::api_answer& who) {
    const auto missing = missing_scopes(who.scopes);
    if (missing.empty()) return {ended_well, "scopes", "all that are needed"};
    return {wrong_config, "scopes",
        fmt::format("the bot token lacks {}. Make the app's scopes as in slack-manifest.yaml, then install it to the "
                    "workspace again.",
            fmt::join(missing, ", "))};
}

net::awaitable<void> look(slack::web_api& api, std::vector<chat::channel_in_use> channels, findings& told) {
    for (auto& each : co_await slack::inspect(api, std::move(channels))) told.push_back(as_finding(std::move(each)));
    const auto who = co_await api.call("auth.test", nlohmann::json::object());
    if (who.ok) told.push_back(judge_scopes(who));
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
        wire::dialler dialler(io.get_executor(), steady, {.ca_file = how->ca_file});
        slack::web_api api(dialler, steady,
            {.base = how->api_url, .app_token = how->app_token, .bot_token = how->bot_token, .patience = patience},
            [](chat::severity, const std::string&) {});
        co_await look(api, channels_of(of.record, day::platform::slack, told), told);
    });
}

void check_mattermost(const config& of, findings& told) {
    const auto how = mattermost_options_of(of);
    if (!how) return told.push_back({wrong_config, "Mattermost", how.error()});
    ask("Mattermost", told, [&](net::io_context& io) -> net::awaitable<void> {
        clock::steady_clock steady(io.get_executor());
        wire::dialler dialler(io.get_executor(), steady, {.ca_file = how->ca_file, .allow_plain = how->plain_hosts});
        chat::mattermost::rest api(dialler, steady, {.url = how->url, .token = how->token, .patience = patience},
            [](chat::severity, const std::string&) {});
        auto looking = chat::mattermost::inspect(api, channels_of(of.record, day::platform::mattermost, told));
        for (auto& each : co_await std::move(looking)) told.push_back(as_finding(std::move(each)));
    });
}

}  // namespace

findings check_online(const config& of) {
    findings told;
    if (of.slack.enabled) check_slack(of, told);
    if (of.mattermost.enabled) check_mattermost(of, told);
    return told;
}

}  // namespace bot::program

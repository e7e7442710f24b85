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
std::vector<chat::channel_in_use> channels_of(const std::filesystem::path& record, findings& told) {
    record::disk disk;
    std::error_code unknown;
    if (!std::filesystem::exists(record, unknown)) return {};
    const auto known = record::read_state(disk, record);
    if (known) return chat::channels_in_use(*known, day::platform::slack);
    told.push_back({code_of(known.error()), "record", known.error().text});
    return {};
}

}  // namespace

findings check_online(const config& of) {
    const auto how = slack_options_of(of);
    if (!how) return {{wrong_config, "Slack", how.error()}};
    findings told;
    try {
        net::io_context io(1);
        clock::steady_clock steady(io.get_executor());
        wire::dialler dialler(io.get_executor(), steady, {.ca_file = how->ca_file});
        slack::web_api api(dialler, steady,
            {.base = how->api_url, .app_token = how->app_token, .bot_token = how->bot_token, .patience = patience},
            [](chat::severity, const std::string&) {});
        net::co_spawn(io, look(api, channels_of(of.record, told), told), [](std::exception_ptr why) {
            if (why) std::rethrow_exception(why);
        });
        io.run();
    } catch (const std::exception& why) { told.push_back({wrong_config, "Slack", why.what()}); }
    return told;
}

}  // namespace bot::program

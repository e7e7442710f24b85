// What `chaosday check --online` asks of Slack: do the tokens work, is the bot in its channels, who else is in the
// agents'. It reads only, and opens no WebSocket: that would swallow what is meant for the running bot.
#pragma once

#include "chat/channels_in_use.hpp"
#include "chat/slack/web_api.hpp"

#include <boost/asio/awaitable.hpp>
#include <span>
#include <string_view>
#include <vector>

namespace bot::chat::slack {

/// `wall` is this machine's clock, which is held against Slack's.
boost::asio::awaitable<std::vector<remark>> inspect(
    web_api& api, clock::clock& wall, std::vector<channel_in_use> channels);

/// The scopes that the bot token has to have, each with what will not work without it.
struct scope {
    std::string_view name, without_it;
};
std::span<const scope> needed_scopes();
/// Those that are not in `granted`, as Slack's header X-OAuth-Scopes lists them: "chat:write,commands".
std::vector<scope> missing_scopes(std::string_view granted);

}  // namespace bot::chat::slack

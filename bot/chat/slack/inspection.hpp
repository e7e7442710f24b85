// What `chaosday check --online` asks of Slack: do the tokens work, is the bot in its channels, who else is in the
// agents'. It reads only, and opens no WebSocket: that would swallow what is meant for the running bot.
#pragma once

#include "chat/slack/web_api.hpp"
#include "day/book.hpp"

#include <boost/asio/awaitable.hpp>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace bot::chat::slack {

/// A channel that a planned or open day uses.
struct channel_in_use {
    std::string id, day;
    bool is_agents = false;
    std::set<std::string> may_be_there;  ///< of the agents' channel: agents and the facilitator
};
std::vector<channel_in_use> channels_in_use(const day::state& known);

struct remark {
    enum class kind {
        well,
        fault,         ///< to be mended in the app, or in a channel
        not_admitted,  ///< the token is no good
        not_reached,   ///< nothing is known of what could not be asked
    };
    kind is = kind::well;
    std::string subject, text;  ///< a fault's text says what will not work, and what to do
};

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

// What `chaosday check --online` asks of Slack: do the tokens work, is the bot in its channels, who else is in the
// agents'. It reads only, and opens no WebSocket: that would swallow what is meant for the running bot.
#pragma once

#include "chat/slack/web_api.hpp"
#include "day/book.hpp"

#include <boost/asio/awaitable.hpp>
#include <set>
#include <string>
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
    bool is_well = true;
    std::string subject, text;  ///< a fault's text says what will not work, and what to do
};

boost::asio::awaitable<std::vector<remark>> inspect(web_api& api, std::vector<channel_in_use> channels);

}  // namespace bot::chat::slack

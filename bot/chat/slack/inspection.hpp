// What `chaosday check --online` asks of Slack: do the tokens work, is the bot in its channels, who else is in the
// agents'. It reads only, and opens no WebSocket: that would swallow what is meant for the running bot.
#pragma once

#include "chat/channels_in_use.hpp"
#include "chat/slack/web_api.hpp"

#include <boost/asio/awaitable.hpp>
#include <vector>

namespace bot::chat::slack {

boost::asio::awaitable<std::vector<remark>> inspect(web_api& api, std::vector<channel_in_use> channels);

}  // namespace bot::chat::slack

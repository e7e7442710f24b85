// What `chaosday check --online` asks of Mattermost: does the token work, is it a bot's, is the bot in its channels,
// who else is in the agents', is there a slash command, and who answers it. It changes nothing, and opens no WebSocket:
// a second one would hear all that is said a second time.
#pragma once

#include "chat/channels_in_use.hpp"
#include "chat/mattermost/rest.hpp"

namespace bot::chat::mattermost {

boost::asio::awaitable<std::vector<remark>> inspect(
    rest& api, clock::clock& wall, std::vector<channel_in_use> channels, bool wants_command);

}  // namespace bot::chat::mattermost

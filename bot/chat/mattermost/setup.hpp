// Makes the slash command /chaos, which only an administrator may (FACTS 6), or sees that it is there and calls the
// right place.
#pragma once

#include "chat/mattermost/rest.hpp"

namespace bot::chat::mattermost {

struct command_wish {
    std::string team;       ///< by name; empty: the only team that the bot is in
    std::string url;        ///< where the server calls us
    bool may_move = false;  ///< a command that calls another place may be made to call us: it is somebody's
};

struct command_made {
    enum class how : std::uint8_t { made, moved, was_there };
    how it_was = how::made;
    std::string team;
    secret token;  ///< what its calls are known by
};

/// `bot` is asked for its teams, `admin` for the rest. The error is a sentence for the operator.
boost::asio::awaitable<std::expected<command_made, std::string>> make_command(
    rest& bot, rest& admin, command_wish what);

}  // namespace bot::chat::mattermost

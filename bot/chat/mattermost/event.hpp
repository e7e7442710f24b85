// What comes in over Mattermost's WebSocket, as values: text in, value out. Much of it is JSON within JSON. What is
// missing is empty; a wrong type is a named fault and not an exception. Knows no socket and decides nothing.
#pragma once

#include "chat/mattermost/post.hpp"

#include <optional>
#include <variant>

namespace bot::chat::mattermost {

struct posted {
    post what;
    std::string channel_type;  ///< O public, P private, D direct, G group
};
struct reaction {
    bool is_added = false;
    std::string user, post, emoji, channel;
    std::int64_t at = 0;
};
struct came {
    std::string who, where;
};
/// Somebody left or was removed; that it was us is told in a shape of its own.
struct went {
    std::string who, where, by;
};
struct came_to_team {
    std::string who;
};
struct went_from_team {
    std::string who;
};
struct channel_changed {
    std::string id, name, team;
};
struct channel_gone {
    std::string id;
};
struct person_changed {
    std::string id, name;
};
struct person_new {
    std::string id;
};
/// Something that nobody here asks for; `type` for the log.
struct unheard {
    std::string type;
};
/// Known, but not as it should be.
struct misshapen {
    std::string type, why;
};

using content = std::variant<posted, reaction, came, went, came_to_team, went_from_team, channel_changed, channel_gone,
    person_changed, person_new, unheard, misshapen>;

struct event {
    std::int64_t seq = -1;
    content what;
};
/// The connection is new to the server: nothing of an earlier one is brought after.
struct hello {
    std::string connection;
    std::int64_t seq = 0;
};
/// The answer to an action of ours.
struct reply {
    std::int64_t to = 0;
    bool is_ok = false;
    std::string error;       ///< its id; the server's sentence may hold the token, and is not read
    std::int64_t clock = 0;  ///< the server's, milliseconds; 0: not told
};
struct no_frame {
    std::string why;
};

using frame = std::variant<hello, reply, event, no_frame>;

/// `us` is our user's id.
frame read_frame(std::string_view text, const std::string& us);

}  // namespace bot::chat::mattermost

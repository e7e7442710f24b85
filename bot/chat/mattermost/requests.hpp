// From an event or a late post to what has to be done about it. Pure: no socket, no desk.
#pragma once

#include "chat/mattermost/event.hpp"
#include "desk/port.hpp"

#include <string>
#include <variant>

namespace bot::chat::mattermost {

/// Who we are at this server, and which reaction puts a message on the record.
struct ourselves {
    std::string user, name;
    std::string reaction = "pencil";
};

struct ask_desk {
    desk::request what;
};
/// The message that was marked has to be looked up first.
struct ask_marked {
    day::asker from;
    day::post_ref which;
};
/// We came into a channel ourselves, or were taken out of it (`by` whom).
struct came_ourselves {
    std::string channel;
};
struct went_ourselves {
    std::string channel, by;
};
struct joined_team {};
struct lost_team {};
struct learn_channel {
    std::string id, name, team;
};
struct lost_channel {
    std::string id;
};
struct learn_person {
    std::string id, name;  ///< no name: it has to be asked for
};
/// With `why` for the log where something was wrong; else it was just nothing for us.
struct do_nothing {
    std::string why;
};

using task = std::variant<ask_desk, ask_marked, came_ourselves, went_ourselves, joined_team, lost_team, learn_channel,
    lost_channel, learn_person, do_nothing>;

/// `now` is by the server's clock, as the times of posts are. Who speaks is post.user_id and nothing else; everything
/// else in a post can be forged.
task task_of(const content& it, const ourselves& us, day::instant now);

/// By this a message or mark is known again, however it comes in; empty for what may come as often as it likes.
std::string key_of(const content& it);

/// As the record names what was asked by a post.
std::string cause_of_post(const std::string& id);

}  // namespace bot::chat::mattermost

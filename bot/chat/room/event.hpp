// What happens in the room, as values: the room is what these add up to. Posts are counted for each channel, and
// private answers for each person, so that no number seen by one person tells of what another one sees.
#pragma once

#include "day/ids.hpp"
#include "speech/message.hpp"

#include <string>
#include <variant>

namespace bot::chat::room {

/// `by` is empty for the bot. A person's post has `typed`, the bot's has `said`. `name` is the announcement's; `cause`
/// names the request that brought this about.
struct posted {
    std::string where, id, by;
    day::instant at;
    std::string typed;
    speech::message said;
    std::string name, cause;
    bool operator==(const posted&) const = default;
};
struct edited {
    std::string where, id, name;
    speech::message said;
    bool operator==(const edited&) const = default;
};
struct removed {
    std::string where, id;
    bool operator==(const removed&) const = default;
};
struct pinned {
    std::string where, id;
    bool on = true;
    bool operator==(const pinned&) const = default;
};
struct topic_set {
    std::string where, to;
    bool operator==(const topic_set&) const = default;
};
struct reacted {
    std::string where, id, who, with;
    bool on = true;
    bool operator==(const reacted&) const = default;
};
/// An answer that `to` alone sees, beside what they had asked.
struct answered {
    std::string to, where, id;
    day::instant at;
    std::string asked;
    speech::message said;
    std::string cause;
    bool operator==(const answered&) const = default;
};
struct joined {
    std::string where, who;
    day::instant at;
    bool operator==(const joined&) const = default;
};
/// `who` has seen all posts of `where` up to `id`.
struct read_up_to {
    std::string where, who, id;
    bool operator==(const read_up_to&) const = default;
};

using event = std::variant<posted, edited, removed, pinned, topic_set, reacted, answered, joined, read_up_to>;

/// Whether `handle` may know of it.
bool is_visible(const event& what, std::string_view handle);

}  // namespace bot::chat::room

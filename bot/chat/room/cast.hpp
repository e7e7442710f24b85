// Who is in the rehearsal room, and which channels there are: five pretend people, one public channel, one private one,
// and a direct conversation between each person and the bot (the channel "@ada" is between Ada and the bot).
#pragma once

#include "day/plan.hpp"

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace bot::chat::room {

struct figure {
    std::string_view handle, name, part, colour;
    day::role as = day::role::none;  ///< when the rehearsal begins; `part` says it
    bool among_agents = false;       ///< a member of the private channel
    bool comes_late = false;         ///< not yet in the public channel when the rehearsal begins
};

inline constexpr std::array<figure, 5> cast{{
    {"fay", "Fay", "facilitator", "amber", day::role::facilitator, true},
    {"ada", "Ada", "agent of chaos", "violet", day::role::agent, true},
    {"bo", "Bo", "agent of chaos", "teal", day::role::agent, true},
    {"rex", "Rex", "responder", "blue", day::role::responder},
    {"rio", "Rio", "responder, joins later", "rose", day::role::responder, false, true},
}};

inline constexpr std::string_view incidents = "incidents";
inline constexpr std::string_view agents = "chaos-agents";

const figure* figure_named(std::string_view handle);
/// The direct conversation of that person and the bot.
std::string direct(std::string_view handle);
/// Whether `handle` can read what is said in `where`; false for places that do not exist.
bool may_read(std::string_view handle, std::string_view where);

}  // namespace bot::chat::room

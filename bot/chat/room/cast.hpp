// Who is in the rehearsal room, and which channels there are: five pretend people, one public channel, one private one,
// and a direct conversation between each person and the bot (the channel "@ada" is between Ada and the bot).
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace bot::chat::room {

struct figure {
    std::string_view handle, name, part, colour;
    bool among_agents = false;  ///< a member of the private channel
    bool comes_late = false;    ///< not yet in the public channel when the rehearsal begins
};

inline constexpr std::array<figure, 5> cast{{
    {"fay", "Fay", "facilitator", "amber", true},
    {"ada", "Ada", "agent of chaos", "violet", true},
    {"bo", "Bo", "agent of chaos", "teal", true},
    {"rex", "Rex", "responder", "blue"},
    {"rio", "Rio", "responder, joins later", "rose", false, true},
}};

inline constexpr std::string_view incidents = "incidents";
inline constexpr std::string_view agents = "chaos-agents";

const figure* figure_named(std::string_view handle);
/// The direct conversation of that person and the bot.
std::string direct(std::string_view handle);
/// Whether `handle` can read what is said in `where`; false for places that do not exist.
bool may_read(std::string_view handle, std::string_view where);

}  // namespace bot::chat::room

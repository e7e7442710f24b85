// What the bot says to a page of the rehearsal room, as JSON texts. Only what the person may see who is played there
// goes into a frame.
#pragma once

#include "chat/room/reception.hpp"
#include "day/view.hpp"

namespace bot::web {

/// Who one is, who else is here, which channels one can read, and how many events will follow.
std::string welcome_frame(const chat::room::room& of, const std::string& as);
/// What part everybody here has in the day, as far as `as` may know it: to the public an agent is who was cast as one,
/// whatever the day says of them (rule 7). Without a day everybody has the part that they were cast in.
std::string parts_frame(const day::chaos_day* day, const std::string& as);
/// Events `from` to `to` (counted from 1, both included) of what `as` may know.
std::string events_frame(const chat::room::chatroom& of, const std::string& as, std::size_t from, std::size_t to);
std::string receipt_frame(const chat::room::receipt& it);
std::string verbs_frame(const std::string& where, const std::vector<std::pair<std::string, std::string>>& verbs);
std::string misunderstood_frame(const std::string& why);

struct clock_face {
    day::instant now;
    double speed = 1;
    bool is_paused = false;
    std::string zone;
    bool nothing_to_come = false;  ///< the answer to a jump when nothing is planned any more
};
std::string clock_frame(const clock_face& it);

}  // namespace bot::web

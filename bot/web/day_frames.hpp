// What the bot says to a page of a day besides the board and the status, as JSON texts.
#pragma once

#include "desk/port.hpp"
#include "speech/named.hpp"
#include "web/sight.hpp"

namespace bot::web {

/// Who one is here. Agents and the facilitator are told who else is in the day, for the forms they fill in.
std::string day_welcome_frame(const sight& of, const day::person_id& who, const speech::names& by);
/// What the desk answered to the request with that id.
std::string answer_frame(const std::string& id, desk::answer it, const speech::names& by);
std::string refusal_frame(const std::string& id, const std::string& why);
/// The picture of the day.
std::string timeline_frame(const std::string& svg);
/// The session is over; the page can say so.
std::string ended_frame();

}  // namespace bot::web

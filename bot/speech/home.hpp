// What somebody's own page of the bot shows, by their role: whoever responds reads how the day stands and what to do,
// agents have the board at hand, the facilitator what comes next as well. Nothing in it moves with the clock alone: it
// is made anew when something has happened.
#pragma once

#include "day/view.hpp"
#include "speech/message.hpp"

namespace bot::speech {

/// For whoever sees what the public sees.
message public_home(const day::public_day& of, const day::person_id& who, day::instant now);
/// For an agent, and for the facilitator.
message agents_home(const day::agents_day& of, const day::person_id& who, day::role as, day::instant now);
/// Where no day is meant, or several could be: these.
message home_without_day(const std::vector<std::string>& several);

}  // namespace bot::speech

// How a day's reminders are set: which are on, how often they come, which are silent for now.
#pragma once

#include "day/view.hpp"
#include "speech/message.hpp"

namespace bot::speech {

message reminders_in_words(const day::agents_day& of, day::instant now);

}  // namespace bot::speech

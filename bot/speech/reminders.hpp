// How a day's reminders are set: which are on, how often they come, which are silent for now.
#pragma once

#include "day/view.hpp"
#include "speech/message.hpp"

namespace bot::speech {

/// Off, or how often it comes; neither for one that comes once.
struct reminder_setting {
    bool off = false;
    std::optional<day::minutes> every;
};
reminder_setting setting_of(const day::agents_day& of, day::reminder kind);

message reminders_in_words(const day::agents_day& of, day::instant now);

}  // namespace bot::speech

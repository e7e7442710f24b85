// What time brings. Reminders are data: whether one has been given is a fact, so none can fire twice, and a week runs
// in a test in milliseconds. A tick of the clock is a command like any other.
#pragma once

#include "day/book.hpp"

namespace bot::day {

/// Everybody is spoken to no more often than this, however often they are to be reminded.
inline constexpr minutes public_words_apart{30};

/// The facts that are due by `now` for this day, in order of time.
std::vector<fact> due(const chaos_day& day, instant now);

/// When to look at this day again; nothing: only when something else happens.
std::optional<instant> next_due(const chaos_day& day, instant now);

}  // namespace bot::day

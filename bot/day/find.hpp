// Which day a command means (rule 10): that of the channel it is typed in, else the only one in which the asker has a
// role, else nobody can tell and the asker is asked.
#pragma once

#include "day/book.hpp"
#include "day/refusal.hpp"

#include <expected>

namespace bot::day {

/// The refusal names only days in which the asker has a role.
std::expected<day_id, public_refusal> find_day(const state& known, const person_id& who, const channel_id& where);

/// The day whose incident or agents' channel this is: the open one, else the next planned, else the last ended.
const chaos_day* day_of_channel(const state& known, const channel_id& where);

/// That day, unless it is over for good.
const chaos_day* day_going_on_in(const state& known, const channel_id& where);

}  // namespace bot::day

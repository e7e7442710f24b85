// Names to be taken along to another thread, where the platforms can not be asked.
#pragma once

#include "day/book.hpp"
#include "speech/named.hpp"

namespace bot::program {

/// As they are now, of everybody in this day and of its incident channel.
speech::names noted(const day::chaos_day& day, const speech::names& by);

}  // namespace bot::program

// What a request that comes again is known by: its cause, shortened to a number, for the platforms' own words are five
// times as long and tens of thousands are remembered.
#pragma once

#include "day/ids.hpp"

#include <string_view>

namespace bot::day {

using cause_mark = number<struct of_cause, std::uint64_t>;

/// The same for the same words, on every machine (FNV-1a). Of 50,000 remembered ones a new request is like one by
/// chance once in 10^14 times; it is told then that it is done already, and whoever asked asks again.
cause_mark mark_of(std::string_view cause);

}  // namespace bot::day

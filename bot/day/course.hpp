// How a day went against its plan, as stretches of time: windows, standstills, and the failures that were open. Made
// from the public book alone, so that both pictures of a day may use it.
#pragma once

#include "day/view.hpp"

namespace bot::day {

struct window_course {
    window planned;  ///< as it stood at the kickoff
    std::optional<instant> opened, ended;
    bool operator==(const window_course&) const = default;
};
/// Every window of the plan; a day that was never opened has none that opened.
std::vector<window_course> windows_of(const public_day& day);

/// A stop-all or a real incident, until its resume or the end of the day; `what` is said of a real one, if it may be.
struct standstill_course {
    bool real = false;
    instant from;
    std::optional<instant> to;
    std::string what;
    bool operator==(const standstill_course&) const = default;
};
std::vector<standstill_course> standstills_of(const public_day& day);

/// How many failures of a team were open from this instant on.
struct load_point {
    instant at;
    std::uint32_t open = 0;
    bool operator==(const load_point&) const = default;
};
/// By team, in order of time; failures without a team stand under the empty name.
std::map<std::string, std::vector<load_point>> load_over_time(const public_day& day);

/// From the kickoff or the first opening, whichever is earlier, to the end. Until that is known, to the last planned
/// end; an open day that runs on past it has come as far as now.
struct extent {
    instant from, to;
};
extent extent_of(const public_day& day, instant now);

}  // namespace bot::day

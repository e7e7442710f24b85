// The eight steps of a Chaos Day, from the first idea to the sharing of what it taught, each with the date that follows
// from the day's own: computed back from the first window, and onwards from the end.
#pragma once

#include "day/view.hpp"

#include <array>

namespace bot::day {

/// In the order in which they are taken.
enum class step : std::uint8_t {
    choose_target,
    gather_teams,
    name_agents,
    gather_agents,
    tell_stakeholders,
    the_day,
    review,
    share
};
constexpr std::size_t steps = 8;

struct dated_step {
    step what = step::choose_target;
    std::optional<instant> due;  ///< nothing where no date can be told yet
    bool done = false;
    bool operator==(const dated_step&) const = default;
};

/// A step's number in `step_ticked`: the review and the sharing were there first.
constexpr std::uint32_t number_of(step what) {
    constexpr std::array<std::uint32_t, steps> numbers{2, 3, 4, 5, 6, 7, 0, 1};
    return numbers[static_cast<std::size_t>(what)];
}

/// Design takes two weeks at least; with five teams or more it takes four. Steps before the day are due on the working
/// morning at or before their distance.
std::array<dated_step, steps> steps_of(const agents_day& day);

}  // namespace bot::day

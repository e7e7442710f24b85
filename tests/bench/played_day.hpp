// A day as it may have been, played from a plan by the core's own rules: the same plan always makes the same day. For
// pictures and measurements.
#pragma once

#include "day/book.hpp"
#include "day/plan.hpp"

#include <string_view>

namespace tests::bench {

/// Any name of a person or channel is taken for one that is there. Throws std::runtime_error with the first fault.
bot::day::day_plan plan_in(std::string_view toml);

/// So many cards over a week, two teams, everything ready.
bot::day::day_plan a_big_week(std::size_t cards);

/// Planned, opened, every card run as the windows allow, ended, revealed. `notes` are spread over the cards that run.
bot::day::chaos_day played(const bot::day::day_plan& plan, std::size_t notes);

}  // namespace tests::bench

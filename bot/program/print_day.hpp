// What a facilitator reads the evening before: every announcement of the day with its time, place and audience, once by
// the clock alone and, between them, what the bot says when somebody acts. No network, no record, no waiting.
#pragma once

#include "day/plan.hpp"
#include "speech/phrasebook.hpp"

#include <functional>
#include <string_view>

namespace bot::program {

/// Writes to `out`, piece by piece; returns the exit code.
int print_day(
    const day::day_plan& plan, const speech::phrasebook& words, const std::function<void(std::string_view)>& out);

/// To standard output.
int print_day(const day::day_plan& plan, const speech::phrasebook& words);

}  // namespace bot::program

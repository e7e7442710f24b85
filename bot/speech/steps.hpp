// The eight steps of a Chaos Day in words: what they are called in commands, and what there is to do.
#pragma once

#include "day/steps.hpp"
#include "speech/message.hpp"

#include <string_view>

namespace bot::speech {

/// "stakeholders", as in `tick stakeholders`; "review", as in `done review`.
std::string_view name_of(day::step what);
/// What there is to do: "Choose the target: which services, which teams, and roughly when."
std::string_view what_to_do(day::step what);
/// "tick stakeholders", "done review".
std::string words_that_tick(day::step what);
/// The step of this number on the record; a number of no step is the sharing's.
day::step step_numbered(std::uint32_t number);

/// All eight with their dates, what is done and what comes next.
message steps_in_words(const day::agents_day& of);

}  // namespace bot::speech

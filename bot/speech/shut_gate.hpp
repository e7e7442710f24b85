// The start gate in words: which rule is shut, what opens it, and how the facilitator waives it.
#pragma once

#include "day/refusal.hpp"
#include "day/view.hpp"
#include "speech/message.hpp"

namespace bot::speech {

message gate_is_shut(const day::gate_shut& why, const day::agents_day& of);

}  // namespace bot::speech

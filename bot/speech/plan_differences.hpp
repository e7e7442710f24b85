// What a plan that is loaded again would change, old beside new, and what stays whatever it says.
#pragma once

#include "day/refusal.hpp"
#include "day/view.hpp"
#include "speech/message.hpp"

namespace bot::speech {

message differences_in_words(const day::plan_differs& it, const day::agents_day& of);

}  // namespace bot::speech

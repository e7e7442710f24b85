// The fields of a card, as `add` and `card` take them and as its form has them.
#pragma once

#include "speech/reading.hpp"

namespace bot::speech {

/// Every field that was said; faults go to `said`.
day::card_change card_fields(reading& said);

day::card_plan as_plan(day::card_change said);

}  // namespace bot::speech

// The parts of a day, as `new`, `edit` and `clone` take them and as the form has them.
#pragma once

#include "speech/reading.hpp"

namespace bot::speech {

/// Writes every part that was said into `plan`, and works out windows and dates anew if one of theirs was. Faults and
/// what is lacking go to `said`.
void take_day_fields(reading& said, day::setup& plan);

}  // namespace bot::speech

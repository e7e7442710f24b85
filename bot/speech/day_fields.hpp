// The parts of a day, as `new`, `edit` and `clone` take them and as the form has them.
#pragma once

#include "speech/reading.hpp"

namespace bot::speech {

/// More experiments than this may never run at once.
inline constexpr std::uint32_t most_at_once = 100;

/// Writes every part that was said into `plan`, and works out windows and dates anew if one of theirs was. Faults and
/// what is lacking go to `said`.
void take_day_fields(reading& said, day::setup& plan);

}  // namespace bot::speech

// Numbers, lengths of time, yes and no, as people write them.
#pragma once

#include "day/ids.hpp"

#include <optional>
#include <string_view>

namespace bot::speech {

inline bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// "3", "#3", "3:" and "3,"; never more than nine digits. Zero is a number, too: the caller says what it thinks of it.
std::optional<std::uint32_t> number_in(std::string_view word);

/// "20", "20m", "20 min", "2h", "1h30", "1 h 30 min", "2 hours"; from a minute to four weeks.
std::optional<day::minutes> minutes_in(std::string_view text);

std::optional<bool> yes_in(std::string_view text);

}  // namespace bot::speech

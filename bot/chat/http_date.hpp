// The date in the head of an HTTP answer: by it a machine's clock is compared with a server's. Pure.
#pragma once

#include "clock/clock.hpp"

#include <optional>
#include <string_view>

namespace bot::chat {

/// "Tue, 24 Nov 2026 09:00:00 GMT"; nothing for what is no such time.
std::optional<clock::instant> instant_of_date(std::string_view header);

/// A machine whose clock is so far from its platform's does what is due too early or too late.
inline constexpr std::chrono::seconds clocks_may_be_apart{30};

}  // namespace bot::chat

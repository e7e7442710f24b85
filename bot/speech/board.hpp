// What agents look at: the board, one card with its whole story, what is missing before the kickoff.
#pragma once

#include "day/view.hpp"
#include "speech/message.hpp"

namespace bot::speech {

/// Why a ready card waits, in the order of the gate: "hold", "limit 2 reached".
std::vector<std::string> waiting_in_words(const day::waiting& it, std::uint32_t limit);

message board_in_words(const day::agents_day& of, day::instant now);
message card_in_words(const day::agents_day& of, std::optional<day::card_no> which, day::instant now);
message check_in_words(const day::agents_day& of, day::instant now);

}  // namespace bot::speech

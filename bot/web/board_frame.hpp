// The board as a text for pages: one way to make it, for the rehearsal room and for the board of a day alike. What is
// for agents takes their eyes; what is for everybody is made of revealed cards and can hold nothing else.
#pragma once

#include "day/view.hpp"
#include "speech/named.hpp"

namespace bot::web {

/// All cards, and above them how the day stands: limit, hold, open changes, what the teams have on their hands.
std::string board_frame(const day::agents_day& of, const speech::names& by, day::instant now);
/// What the reveal has shown, and whether everything stands still.
std::string board_frame(const day::public_day& of);
/// This person sees no board.
std::string no_board_frame();

}  // namespace bot::web

// Announcements that stand and have buttons: which of them a day keeps in mind.
#pragma once

#include "day/book.hpp"

namespace bot::day {

/// Of older ones nobody presses the buttons. The kickoffs stay, for they are looked up all day long.
inline constexpr std::size_t most_on_show = 50;

void put_on_show(std::deque<exhibit>& all, exhibit it);

/// What changes a day's times, place or facilitator changes what the public kickoffs say. Each that has changed since
/// it was said was made later than it was to be said.
void bring_up_to_date(std::deque<exhibit>& all, const public_frame& now, instant at);
/// The same for the agents' kickoffs, which say the limit, too.
void bring_up_to_date(std::deque<exhibit>& all, const agents_frame& now, instant at);
inline bool has_changed(const exhibit& it) { return it.said.made > it.said.not_before; }

}  // namespace bot::day

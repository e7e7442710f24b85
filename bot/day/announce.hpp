// Facts to announcements. News for everyone is made in announce_public.cpp, which includes nothing that knows a card.
#pragma once

#include "day/book.hpp"

namespace bot::day {

/// News that nothing else bounds is worth sending for this long.
inline constexpr std::chrono::hours news_keeps{12};

/// What a public fact makes the bot say in public, to be called after the fact was applied.
std::vector<announcement> announce(
    day_id day, const setup& plan, const open_book& open, const fact& around, const public_fact& happened);

/// What a fact makes the bot say to agents and the facilitator, to be called after the fact was applied.
std::vector<announcement> announce_to_agents(const chaos_day& day, const fact& happened);

/// Whether an announcement that has waited (the bot was down, the platform was) is still worth sending.
bool still_true(const chaos_day& day, const announcement& it, instant now);

/// From then on a reader would take what is said for something else than it was.
inline constexpr minutes noticeable{2};
bool is_late(const announcement& it, instant leaves);

/// The name of an announcement on a platform: "chaosday-3-p-12".
std::string name_of(const announcement_id& id);

public_frame frame_of(const setup& plan, const open_book& open, instant now);
agents_frame agents_frame_of(const chaos_day& day, instant now);

}  // namespace bot::day

// A day in the middle of its window, with something of everything on the record, made fact by fact as the core does it.
#pragma once

#include "day/view.hpp"

namespace bot::speech {

day::person_id person_called(std::string id);
day::instant sample_now();

/// Planned, nothing in the secret book.
day::chaos_day planned_day();
/// Open: card 1 runs, 2 is rolling back, 3 waits, 4 lacks everything, 5 was resolved by the team; a change is open.
day::chaos_day busy_day();
/// Taken by the public facts of `busy_day` alone.
day::chaos_day day_without_agents();
/// `busy_day` after its forced end.
day::chaos_day ended_day();

inline day::agents_day seen_by_agents(const day::chaos_day& it) { return day::keepers_view(it); }

}  // namespace bot::speech

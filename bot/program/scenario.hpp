// A day as it may go: what people do, when. Between them, the scenes bring up what the bot says most often when
// somebody acts, so that a printed rehearsal shows it.
#pragma once

#include "day/book.hpp"
#include "day/command.hpp"

#include <string>
#include <vector>

namespace bot::program {

struct scene {
    day::instant at;
    day::person_id who;
    day::command what;
    std::string told;  ///< for the reader: what is done
};

/// In order of time. Cards run one after another, by the agents of the plan; the last scenes end the day, and share
/// what was learnt.
std::vector<scene> scenario_of(const day::chaos_day& day);

}  // namespace bot::program

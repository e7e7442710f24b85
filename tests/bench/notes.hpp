// What the agents of a past say under measurement: each is a command with a fact that has to be on disk.
#pragma once

#include "bench/busy_slack.hpp"
#include "bench/past.hpp"

namespace tests::bench {

/// Notes by both agents about all cards, in every open day by turns.
std::vector<saying> notes_in(const past& which);

/// What the answer to one has in it.
inline constexpr auto noted = "On the record";

}  // namespace tests::bench

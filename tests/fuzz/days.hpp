// Days as they stand at telling moments, made by the core's own rules. Whatever agents wrote in them is one word of
// random letters, so that it can be looked for wherever it must not be.
#pragma once

#include "day/book.hpp"
#include "speech/parse.hpp"

#include <string_view>
#include <vector>

namespace tests::fuzz {

inline constexpr std::string_view agents_word = "qvxzjkwpyfbu";

/// What the public may still not know at that moment.
enum class secrets { kept, revealed };

struct moment_of_a_day {
    bot::day::state known;
    bot::day::instant now;
    secrets are = secrets::kept;
};

/// None yet; planned; open with card 1 running, 2 rolling back, 3 ready and 4 in the backlog, an open change and two
/// sightings; the same held back, stopped, called real, past its last window; ended by force; closed; and two days of
/// which one is over. fay facilitates, ada and bo are agents, rex (of team shop) responds, olga observes, sam is
/// nobody.
std::vector<moment_of_a_day> moments_of_days(bot::day::platform on);

bot::day::person_id person(bot::day::platform on, std::string_view name);
/// "incidents" and "agents".
bot::day::channel_id channel(bot::day::platform on, std::string_view name);

/// A facilitator in the room, to whom any name is somebody and any channel is there.
bot::speech::hearing as_the_facilitator();

}  // namespace tests::fuzz

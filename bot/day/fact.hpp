// What has happened. A fact is written down once and never changed, and carries all it takes to speak of it later.
// Facts that only the public book may take in stand apart from those that change what agents alone may know: applying
// a public fact can not see a card, and nothing public can come out of an agents' fact.
#pragma once

#include "day/agents_facts.hpp"
#include "day/public_facts.hpp"

namespace bot::day {

/// One line of the record.
struct fact {
    std::uint64_t no = 0;  ///< counted over all days; given by the desk when the fact is taken in
    day_id day;
    person_id who;      ///< an empty id: the bot itself, by the clock
    instant happened;   ///< when it happened, as the person said or the clock shows
    instant written;    ///< when the bot took it down
    std::string cause;  ///< the request it came from; empty for the clock
    std::variant<public_fact, agents_fact> what;
    bool operator==(const fact&) const;
};

}  // namespace bot::day

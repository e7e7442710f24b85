// What the bot says of its own accord to everyone: made from the public book and public facts alone.
#pragma once

#include "day/public_facts.hpp"

namespace bot::day {

/// What every public message may speak of.
struct public_frame {
    std::string day, environment, procedure, procedure_link, zone;
    channel_id incident_channel;
    person_id facilitator;
    instant opens, ends;  ///< of the current or next window
    bool several_windows = false;
    bool between_windows = false;  ///< one is over, and another one is still to open
    bool operator==(const public_frame&) const = default;
};

struct day_soon {
    bool moved = false;
    bool operator==(const day_soon&) const = default;
};
struct day_off {
    std::string why;
    bool operator==(const day_off&) const = default;
};
struct kickoff {
    bool operator==(const kickoff&) const = default;
};
struct neutral_reminder {
    bool operator==(const neutral_reminder&) const = default;
};
struct over_for_today {
    instant resumes;
    bool operator==(const over_for_today&) const = default;
};
struct runs_longer {
    bool operator==(const runs_longer&) const = default;
};
struct chaos_suspended {
    bool operator==(const chaos_suspended&) const = default;
};
struct real_incident {
    std::string what;
    bool operator==(const real_incident&) const = default;
};
struct chaos_resumed {
    bool after_real = false;
    bool operator==(const chaos_resumed&) const = default;
};
struct longer_today {
    person_id by;
    std::string why;
    bool operator==(const longer_today&) const = default;
};
struct new_facilitator {
    person_id from;
    std::string why;
    bool operator==(const new_facilitator&) const = default;
};
struct end_of_chaos {
    std::vector<std::string> still_broken;
    bool operator==(const end_of_chaos&) const = default;
};
struct cards_revealed {
    std::vector<revealed_card> cards;
    bool operator==(const cards_revealed&) const = default;
};
struct welcome {
    bool operator==(const welcome&) const = default;
};

using public_news =
    std::variant<day_soon, day_off, kickoff, neutral_reminder, over_for_today, runs_longer, chaos_suspended,
        real_incident, chaos_resumed, longer_today, new_facilitator, end_of_chaos, cards_revealed, welcome>;

}  // namespace bot::day

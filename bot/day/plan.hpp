// A Chaos Day as it is planned: where, when, who, which experiments. Values only; whatever depends on a time zone
// (instants, working mornings) has been worked out before it comes here.
#pragma once

#include "day/ids.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace bot::day {

/// A wall time in the day's zone ("2026-11-24T09:30") together with the instant it means.
struct moment {
    std::string local;
    instant at;
    auto operator<=>(const moment&) const = default;
};

/// One stretch of a day in which experiments may run.
struct window {
    moment opens;
    moment last_start;
    moment wind_down;
    moment ends;
    bool operator==(const window&) const = default;
};

/// The same instants, whatever wall times are written beside them: an extended window has none.
inline bool same_hours(const std::vector<window>& one, const std::vector<window>& other) {
    return std::ranges::equal(one, other, [](const window& a, const window& b) {
        return a.opens.at == b.opens.at && a.last_start.at == b.last_start.at && a.wind_down.at == b.wind_down.at &&
               a.ends.at == b.ends.at;
    });
}

/// What the reminders go by; each is a default of PRODUCT.md section 3.
struct pace {
    minutes neutral_every{120};   ///< the public reminder within a window
    minutes quiet_card{20};       ///< no note for so long while a card runs: ask its owner
    minutes asked_again{10};      ///< wind-down, rollbacks and a late end are asked about again
    std::uint32_t team_load = 3;  ///< a team with more open sightings than this: hold back?
    minutes all_quiet{40};        ///< nothing runs and nothing is seen for so long: ramp up?
    std::vector<minutes> countdown{minutes{60}, minutes{30}, minutes{15}};  ///< before wind-down
    std::vector<std::uint32_t> notice_days{7, 1};  ///< the public hears of the date so many days before
    bool operator==(const pace&) const = default;
};

/// What the public may know of a day, and what the facilitator sets for it. No card, no agent, no limit is in here.
struct setup {
    std::string name;
    std::string environment;
    std::string procedure;       ///< how a failure is treated, in words
    std::string procedure_link;  ///< where that is written down; may be empty
    platform on = platform::room;
    channel_id incident_channel;
    channel_id agents_channel;
    std::optional<channel_id> stakeholders_channel;
    std::string zone = "UTC";  ///< IANA name
    std::vector<window> windows;
    bool open = false;  ///< an open day keeps no secrets
    pace reminders;
    std::vector<instant> notices;          ///< when the public hears of the date, in order
    std::optional<instant> ready_check;    ///< 09:00 of the working day before the first window
    std::vector<instant> mornings;         ///< 09:00 of each working day after the last window, for eight weeks
    std::vector<instant> mornings_before;  ///< the same for the eight weeks before the first window
    bool operator==(const setup&) const = default;
};

enum class role : std::uint8_t { none, observer, responder, agent, facilitator };

struct member {
    role as = role::none;
    std::string team;
    bool operator==(const member&) const = default;
};

/// Who takes part, but for the facilitator, who is named on their own.
using people = std::map<person_id, member>;

/// A group as its platform knows it now.
struct group {
    group_id id;
    std::string name;  ///< "chaos-agents"
    std::set<person_id> members;
    bool operator==(const group&) const = default;
};
/// A group that a day takes people from: whoever is in it takes part `as` this, unless they were named otherwise.
struct followed_group {
    group is;
    member as;
    bool operator==(const followed_group&) const = default;
};
using groups = std::map<group_id, followed_group>;

/// An experiment as planned: the fields of a card.
struct card_plan {
    std::string component;
    std::string failure;
    std::string expected;  ///< the expected result: with the two above, the title
    std::string mode;      ///< what it looks like: the simulated failure mode
    std::string method;    ///< how it is done
    std::string technical_impact;
    std::string business_impact;
    std::string response;  ///< what the teams are expected to do
    std::string alert;     ///< the alert that is expected
    std::vector<std::string> rollback;
    std::optional<minutes> rollback_estimate;
    std::optional<person_id> owner;
    std::set<std::string> teams;
    bool alone = false;
    std::set<card_no> together;
    std::string load;
    std::optional<minutes> planned;
    bool operator==(const card_plan&) const = default;
};

/// All that a plan file or `new` says.
struct day_plan {
    setup day;
    std::optional<person_id> facilitator;  ///< nobody named: whoever loads it
    people who;                            ///< those who are named, one by one
    groups from;
    std::uint32_t limit = 2;
    std::map<card_no, card_plan> cards;
    bool operator==(const day_plan&) const = default;
};

}  // namespace bot::day

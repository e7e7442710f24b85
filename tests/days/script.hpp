// One whole Chaos Day as its people live it, on Slack and on Mattermost alike, from the week before until the week
// after: fay facilitates, ada and bo are the agents, rex and rio respond, uma comes late. Written in Slack's ids.
#pragma once

#include "days/both_workplaces.hpp"
#include "days/by_hand.hpp"
#include "days/mattermost_workplace.hpp"
#include "days/workplace.hpp"

namespace tests::days {

inline constexpr const char* planning_begins = "2026-11-16 10:00";

void live_the_day(workplace& in);
void live_the_day(mattermost_workplace& in);
/// Each thing on both, at the same moment.
void live_the_day(both_workplaces& in);
/// The same by buttons and forms, wherever there are any.
void live_the_day(by_hand& in);

}  // namespace tests::days

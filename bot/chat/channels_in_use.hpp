// What `chaosday check --online` asks a platform about: the channels of days that are to come or under way; and what it
// hears.
#pragma once

#include "day/book.hpp"

#include <set>
#include <string>
#include <vector>

namespace bot::chat {

/// A channel that a planned or open day uses.
struct channel_in_use {
    std::string id, day;
    bool is_agents = false;
    std::set<std::string> may_be_there;  ///< of the agents' channel: agents and the facilitator
};
std::vector<channel_in_use> channels_in_use(const day::state& known, day::platform on);

struct remark {
    bool is_well = true;
    std::string subject, text;  ///< a fault's text says what will not work, and what to do
};

}  // namespace bot::chat

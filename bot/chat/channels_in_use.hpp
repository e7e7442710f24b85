// What `chaosday check --online` asks a platform about: the channels of days that are to come or under way; and what it
// hears.
#pragma once

#include "day/book.hpp"

#include <cstdint>
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
    enum class kind : std::uint8_t {
        well,
        fault,         ///< to be mended at the platform, or in a channel
        not_admitted,  ///< the token is no good
        not_reached,   ///< nothing is known of what could not be asked
        unknown,       ///< what the platform tells nobody; a person has to look
    };
    kind is = kind::well;
    std::string subject, text;  ///< a fault's text says what will not work, and what to do
};

}  // namespace bot::chat

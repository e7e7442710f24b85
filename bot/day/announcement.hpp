// What the bot says of its own accord, as data; the words come from templates. Its audience is its type: what is for
// everyone can carry only public news, and no conversion leads from agents' news to it.
#pragma once

#include "day/agents_news.hpp"
#include "day/fact.hpp"
#include "day/public_news.hpp"

namespace bot::day {

/// The kickoff is pinned and sets the topic; the end takes both away.
enum class standing : std::uint8_t { ordinary, pinned, unpins, edits_pin };

/// A message to a public channel.
struct for_everyone {
    public_frame frame;
    public_news news;
    channel_id where;
    standing as = standing::ordinary;
    bool operator==(const for_everyone&) const = default;
};
/// A message to the agents' channel.
struct for_agents {
    agents_frame frame;
    agents_news news;
    channel_id where;
    bool operator==(const for_agents&) const = default;
};
/// A direct message with agents' news: to the facilitator, an owner, or each agent while their channel is not safe.
struct for_one {
    agents_frame frame;
    agents_news news;
    person_id who;
    bool operator==(const for_one&) const = default;
};
/// A direct message with public news, for whoever joins.
struct for_newcomer {
    public_frame frame;
    public_news news;
    person_id who;
    bool operator==(const for_newcomer&) const = default;
};

struct announcement {
    announcement_id id;
    instant made;
    instant not_before;                 ///< a welcome waits a few seconds
    std::optional<instant> good_until;  ///< later than this it is not sent any more but dropped with a note
    std::variant<for_everyone, for_newcomer, for_agents, for_one> to;
    bool operator==(const announcement&) const = default;
};

}  // namespace bot::day

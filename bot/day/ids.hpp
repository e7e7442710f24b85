// The names of things, each a type of its own: a card's number can not be passed where a note's is meant.
#pragma once

#include <chrono>
#include <compare>
#include <cstdint>
#include <string>

namespace bot::day {

/// A point in time, UTC.
using instant = std::chrono::sys_time<std::chrono::milliseconds>;
using std::chrono::minutes;

template <class Of, class Value = std::uint32_t>
struct number {
    Value value = 0;
    auto operator<=>(const number&) const = default;
};

using day_id = number<struct of_day>;
using card_no = number<struct of_card>;
using note_no = number<struct of_note>;
using change_no = number<struct of_change>;
using sighting_no = number<struct of_sighting>;

/// Where a person or channel lives. A day lives on one platform.
enum class platform : std::uint8_t { room, slack, mattermost };

/// A person as the platform knows them; an empty id is the bot itself.
struct person_id {
    platform on = platform::room;
    std::string id;
    auto operator<=>(const person_id&) const = default;
    bool is_bot() const { return id.empty(); }
};

struct channel_id {
    platform on = platform::room;
    std::string id;
    auto operator<=>(const channel_id&) const = default;
};

/// A group of people that the platform keeps: Slack's user groups.
struct group_id {
    platform on = platform::room;
    std::string id;
    auto operator<=>(const group_id&) const = default;
};

/// A message that stands in a channel: Slack's `ts`, Mattermost's post id, the room's number.
struct post_ref {
    channel_id where;
    std::string id;
    auto operator<=>(const post_ref&) const = default;
};

/// Announcements are counted apart for the public and for agents, so that a public id tells nothing of agents' facts.
enum class counted : std::uint8_t { for_public, for_agents };

struct announcement_id {
    day_id day;
    counted as = counted::for_public;
    std::uint32_t number = 0;
    auto operator<=>(const announcement_id&) const = default;
};

}  // namespace bot::day

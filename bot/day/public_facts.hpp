// What the public may know of what has happened.
#pragma once

#include "day/plan.hpp"
#include "day/words.hpp"

#include <variant>

namespace bot::day {

/// When a revealed card ran, as it was known at the reveal.
struct revealed_run {
    instant started;
    std::optional<instant> stopped, rolled_back;
    bool operator==(const revealed_run&) const = default;
};
/// A card after its reveal, with what anybody may read of it. Made by `reveal` alone.
struct revealed_card {
    card_no no;
    std::string title;
    column where = column::backlog;
    std::set<std::string> teams;
    std::vector<std::string> rollback;
    std::vector<revealed_run> runs{};
    bool operator==(const revealed_card&) const = default;
};

struct day_planned {
    setup plan;
    person_id facilitator;
    bool operator==(const day_planned&) const = default;
};
/// `told`: the public had heard of the old hours, and hears of the new ones.
struct day_edited {
    setup plan;
    bool told = false;
    bool moved = false;  ///< it has other hours than before
    /// Where that is another than before: whether everybody may read the cards.
    std::optional<bool> opened{};
    bool operator==(const day_edited&) const = default;
};
struct day_cancelled {
    std::string why;
    bool operator==(const day_cancelled&) const = default;
};
struct notice_given {
    instant due;
    bool operator==(const notice_given&) const = default;
};
struct kickoff_set {
    std::optional<moment> at;
    bool operator==(const kickoff_set&) const = default;
};
struct kicked_off {
    bool operator==(const kicked_off&) const = default;
};
struct neutral_reminder_given {
    bool operator==(const neutral_reminder_given&) const = default;
};
struct window_opened {
    std::uint32_t window = 0;
    bool operator==(const window_opened&) const = default;
};
struct window_ended {
    std::uint32_t window = 0;
    bool operator==(const window_ended&) const = default;
};
struct ran_longer {
    bool operator==(const ran_longer&) const = default;
};
struct everything_stopped {
    bool operator==(const everything_stopped&) const = default;
};
/// `what` is filled only when a responder, an observer or a stranger said it.
struct real_declared {
    std::string what;
    bool operator==(const real_declared&) const = default;
};
struct resumed {
    bool after_real = false;
    bool operator==(const resumed&) const = default;
};
struct extended {
    std::vector<window> windows;
    std::string why;
    bool operator==(const extended&) const = default;
};
/// `why` is the facilitator's: why agents appoint another one is for agents.
struct handed_over {
    person_id from;
    person_id to;
    std::string why{};
    bool operator==(const handed_over&) const = default;
};
struct sighting_reported {
    sighting_no no;
    std::string what;
    std::string team;
    bool operator==(const sighting_reported&) const = default;
};
struct sighting_resolved {
    sighting_no no;
    bool operator==(const sighting_resolved&) const = default;
};
struct joined {
    person_id who;
    bool operator==(const joined&) const = default;
};
/// Cards that everybody may read from now on. With the end of the day, its message tells of them.
struct revealed_to_all {
    std::vector<revealed_card> cards;
    bool with_end = false;
    bool operator==(const revealed_to_all&) const = default;
};
/// `still_broken` lists what a forced end leaves behind: by then it has been revealed.
struct day_ended {
    std::vector<std::string> still_broken;
    std::string forced_why;
    bool operator==(const day_ended&) const = default;
};
struct day_closed {
    bool operator==(const day_closed&) const = default;
};
struct public_reminder_set {
    reminder kind = reminder::neutral;
    bool off = false;
    std::optional<minutes> every;
    std::optional<instant> snoozed_until;
    bool operator==(const public_reminder_set&) const = default;
};
/// An announcement stands in its channel.
struct announced {
    announcement_id id;
    post_ref where;
    std::optional<std::string> topic_before;  ///< in records from before there was topic_taken, which tells of it now
    bool offers = false;                      ///< it has buttons
    std::optional<instant> late;              ///< when it left, where it says that it is late
    bool operator==(const announced&) const = default;
};
struct announcement_dropped {
    announcement_id id;
    std::string why;
    bool operator==(const announcement_dropped&) const = default;
};

/// A channel's topic is about to be replaced by ours: from here on both are known for it, whatever happens.
struct topic_taken {
    channel_id where;
    std::string was;
    std::string now;
    bool operator==(const topic_taken&) const = default;
};
/// What can be done to a channel or a message beside saying something.
enum class errand : std::uint8_t { pin, unpin, remove, set_topic, give_topic_back };
struct chore {
    errand of = errand::pin;
    post_ref on;  ///< of a topic: the channel, and no message
    auto operator<=>(const chore&) const = default;
};
/// It was done, or the platform will never do it.
struct chore_done {
    chore what;
    bool operator==(const chore_done&) const = default;
};

using public_fact = std::variant<day_planned, day_edited, day_cancelled, notice_given, kickoff_set, kicked_off,
    neutral_reminder_given, window_opened, window_ended, ran_longer, everything_stopped, real_declared, resumed,
    extended, handed_over, sighting_reported, sighting_resolved, joined, revealed_to_all, day_ended, day_closed,
    public_reminder_set, announced, announcement_dropped, topic_taken, chore_done>;

}  // namespace bot::day

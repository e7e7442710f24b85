// The open book of a day: what everybody could notice of it. Public facts alone write in it, so that what is told from
// it says nothing of a card (rule 7).
#pragma once

#include "day/announcement.hpp"

#include <deque>

namespace bot::day {

enum class phase : std::uint8_t { planned, open, ended, closed, cancelled };
/// For good: nothing comes after it.
constexpr bool is_over(phase it) { return it == phase::closed || it == phase::cancelled; }

struct sighting {
    sighting_no no;
    std::string what, team;
    person_id by;
    instant seen;
    std::optional<instant> resolved;
    person_id resolved_by;
    bool operator==(const sighting&) const = default;
};

/// Stop-all, or a real incident.
struct standstill {
    bool real = false;
    person_id by;
    instant since;
    bool operator==(const standstill&) const = default;
};

/// What everybody could notice of a day, each time it happened: for the picture of the day and its report.
enum class occasion : std::uint8_t {
    planned,
    notice,
    kickoff,
    reminder,
    window_opened,
    window_ended,
    ran_longer,
    stopped,
    real,
    resumed,
    extended,
    handed_over,
    revealed,
    ended
};

struct milestone {
    occasion of = occasion::planned;
    instant at;
    person_id by;
    std::string said;          ///< what a real incident is about, why it runs longer
    std::uint32_t window = 0;  ///< which one opened or ended
    bool operator==(const milestone&) const = default;
};

struct reminder_rule {
    bool off = false;
    std::optional<minutes> every;
    std::optional<instant> snoozed_until;
    bool operator==(const reminder_rule&) const = default;
};

/// An announcement that stands and has buttons, which follow the state: what can not be done any more is not offered.
struct exhibit {
    announcement said;
    post_ref where;
    std::optional<instant> late;  ///< when it left, where it says that it is late
    bool operator==(const exhibit&) const = default;
};

/// The topic that the bot gave a channel.
struct our_topic {
    std::string now;
    std::optional<std::string> was;  ///< what it replaces, until it surely has
    bool operator==(const our_topic&) const = default;
};

/// Written by public facts alone.
struct open_book {
    phase now = phase::planned;
    person_id facilitator;
    std::optional<moment> kickoff_at;  ///< when set by hand; else the first window's opening
    bool kickoff_by_hand = false;      ///< the clock does not open the day
    std::optional<instant> kicked_off_at, ended_at;
    std::optional<standstill> stopped;
    std::uint32_t windows_opened = 0, windows_ended = 0;
    bool ran_longer = false;
    std::set<instant> notices_given;
    bool told = false;  ///< the public has heard of the date
    std::optional<instant> last_public_word;
    std::map<sighting_no, sighting> sightings;
    std::uint64_t sighted_bytes = 0;  ///< of text in them
    std::map<std::string, std::uint32_t> open_by_team;
    std::optional<instant> last_sighting;
    std::map<card_no, revealed_card> revealed;
    std::vector<std::string> still_broken;
    std::vector<milestone> course;        ///< in the order it was written down
    std::vector<window> windows_planned;  ///< as they stood at the kickoff
    std::map<reminder, reminder_rule> rules;
    std::map<person_id, instant> greeted;
    std::map<channel_id, post_ref> kickoff_posts;     ///< the pins
    std::map<channel_id, post_ref> neutral_posts;     ///< the neutral reminder that stands
    std::map<channel_id, std::string> topics_before;  ///< what the topic was before the kickoff
    std::map<channel_id, our_topic> topics;           ///< ours, where one was set
    std::set<chore> chores;                           ///< not yet done
    std::uint32_t announcements = 0;                  ///< counter of public ids
    std::map<announcement_id, announcement> outstanding;
    std::deque<exhibit> on_show;  ///< the newest of them, oldest first (on_show.hpp)
    bool operator==(const open_book&) const;
};

/// The day goes on, one of its windows is over, and another one is still to open.
inline bool is_between_windows(const setup& plan, const open_book& open) {
    return open.now == phase::open && open.windows_opened <= open.windows_ended &&
           open.windows_ended < plan.windows.size();
}

}  // namespace bot::day

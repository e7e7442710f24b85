// What the facts add up to. A day is three books: its setup, the open book that public facts write, and the secret
// book that agents' facts write. Only `apply` writes in them.
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
    bool operator==(const open_book&) const = default;
};

/// The day goes on, one of its windows is over, and another one is still to open.
inline bool is_between_windows(const setup& plan, const open_book& open) {
    return open.now == phase::open && open.windows_opened <= open.windows_ended &&
           open.windows_ended < plan.windows.size();
}

/// One run of a card: run again, it has a second one.
struct run {
    instant started;
    person_id by;
    std::optional<instant> stopped, rolled_back;
    std::optional<resolution> resolved;
    person_id stopped_by, rolled_back_by;
    std::optional<instant> last_word;  ///< the last note about it
    bool operator==(const run&) const = default;
};

struct card {
    card_no no;
    card_plan plan;
    column where = column::backlog;
    std::vector<run> runs;
    std::optional<note_no> last_note;  ///< what was said about it last
    std::optional<note_no> last_act;   ///< what moved it last
    bool operator==(const card&) const = default;
};

/// What kind of act a note tells of.
enum class act : std::uint8_t {
    written,
    message,
    added,
    readied,
    started,
    stopped,
    rolled_back,
    skipped,
    change_opened,
    change_restored,
    drawn_in,
    limit,
    hold,
    hold_lifted,
    waived,
    stop_all,
    real,
    resumed,
    wind_down
};

struct note {
    note_no no;
    act of = act::written;
    person_id who;
    instant happened, written;
    std::optional<card_no> card;
    std::string text, why;
    column before = column::backlog;  ///< of the card, for taking the act back
    bool struck = false;
    bool asks_why = false;             ///< an act that should have a why and has none
    std::optional<instant> why_given;  ///< when its why was added afterwards
    std::optional<start_rule> rule;    ///< the one that was waived
    std::optional<std::uint32_t> limit;
    std::optional<change_no> change;
    std::string link;                  ///< to the message that was kept
    std::vector<std::string> earlier;  ///< texts before they were amended, oldest first
    bool operator==(const note&) const = default;
};

/// Who wants a kept message on the record: it is taken off when nobody does any more.
struct marks {
    std::set<person_id> reactions;
    bool by_hand = false;  ///< it stays, whoever takes a reaction away
    bool operator==(const marks&) const = default;
};

/// A temporary change of logging, alerting or configuration.
struct change {
    change_no no;
    std::string what, restore, why;
    person_id by;
    instant opened;
    std::optional<instant> restored;
    person_id restored_by;
    bool withdrawn = false;
    bool operator==(const change&) const = default;
};

struct lesson {
    lesson_kind kind = lesson_kind::learned;
    std::string text;
    person_id by;
    std::optional<person_id> owner;
    instant at;
    bool withdrawn = false;
    bool operator==(const lesson&) const = default;
};

struct hold {
    person_id by;
    std::string why;
    instant since;
    bool operator==(const hold&) const = default;
};

/// A reminder that time brought, by what it was about.
struct reminded_of {
    reminder kind = reminder::countdown;
    std::uint64_t key = 0;
    std::string of;
    auto operator<=>(const reminded_of&) const = default;
};

/// An act that no note tells of, and the fact that puts back what it changed.
struct unnoted_act {
    agents_fact done, puts_back;
    bool operator==(const unnoted_act&) const = default;
};

/// What stood before somebody's last act, so that it can be taken back. A final one (an end, a stop-all) can not.
struct before_act {
    note_no note;
    instant at;
    bool final_act = false;
    std::uint32_t limit = 2;
    std::optional<hold> on_hold;
    std::set<std::pair<card_no, start_rule>> waivers;
    std::optional<instant> wind_down_at;
    std::optional<unnoted_act> unnoted;
    std::optional<lasting_act> lasts{};
    bool operator==(const before_act&) const = default;
};

/// Written by agents' facts alone, but for why the end was forced and what the author of a public fact did last.
struct secret_book {
    people who;
    groups from;
    std::map<person_id, group_id> by_group;  ///< who takes part because of a group alone
    std::uint32_t limit = 2;
    std::optional<hold> on_hold;
    std::set<std::pair<card_no, start_rule>> waivers;
    std::map<card_no, card> cards;
    std::set<card_no> faulty;       ///< running or rolling back: the fault is in
    std::deque<note> notes;         ///< note n stands at n - 1
    std::uint64_t noted_bytes = 0;  ///< of text in notes and changes, with what was amended
    std::map<post_ref, note_no> kept_messages;
    std::map<post_ref, marks> marked;  ///< of those messages
    std::map<change_no, change> changes;
    std::set<change_no> open_changes;
    std::map<sighting_no, card_no> tied;
    std::vector<lesson> lessons;
    std::vector<lesson> carried;  ///< what the day before this one asked to be better
    std::map<person_id, before_act> last_act;
    std::optional<instant> wind_down_at;          ///< moved by hand, for the current window
    std::map<person_id, person_id> appointments;  ///< agent -> whom they want as facilitator
    bool channel_unsafe = false;
    std::set<person_id> strangers;
    bool channel_private = true;
    std::map<reminder, reminder_rule> rules;
    std::map<reminded_of, instant> reminded;
    std::optional<instant> last_activity;  ///< a start, stop or note: for the quiet day
    std::set<std::uint32_t> ticked;
    std::string forced_why;  ///< why the end was forced; empty: it was not
    std::uint32_t announcements = 0;
    std::map<announcement_id, announcement> outstanding;
    std::deque<exhibit> on_show;  ///< the newest of them, oldest first (on_show.hpp)
    bool operator==(const secret_book&) const = default;
};

struct chaos_day {
    day_id id;
    setup plan;
    open_book open;
    secret_book secret;
    bool operator==(const chaos_day&) const = default;
};

/// A request that comes again is known as the one it was for so long: a platform may bring it once more for eight days,
/// after which nothing is heard late.
inline constexpr std::chrono::hours causes_kept_for{8 * 24 + 1};

/// All days, and what finds them.
struct state {
    std::uint64_t facts = 0;  ///< the number of the newest fact
    instant latest;           ///< when that was written
    std::map<day_id, chaos_day> days;
    std::map<channel_id, std::set<day_id>> by_channel;
    std::deque<std::pair<instant, std::string>> recent;  ///< causes of late, oldest first
    std::set<std::string> causes;
    bool operator==(const state&) const = default;
};

}  // namespace bot::day

// The secret book of a day: cards, the record, and who takes part. It is for agents and the facilitator, and whoever
// has only the open one can not come to it.
#pragma once

#include "day/open_book.hpp"

#include <deque>

namespace bot::day {

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

/// Of all that is kept there are most of these: small members stand together, and what few notes have is kept apart.
struct note {
    note_no no;
    act of = act::written;
    column before = column::backlog;  ///< of the card, for taking the act back
    bool struck = false;
    bool asks_why = false;  ///< an act that should have a why and has none
    person_id who;
    instant happened, written;
    std::string text, why;
    std::string link;  ///< to the message that was kept
    std::optional<card_no> card;
    std::optional<change_no> change;
    std::optional<std::uint32_t> limit;
    std::optional<start_rule> rule;  ///< the one that was waived
    bool operator==(const note&) const = default;
};

/// What was changed of a note after it was written.
struct amendments {
    std::vector<std::string> earlier;  ///< its texts until then, oldest first
    std::optional<instant> why_given;  ///< when its why was added
    bool operator==(const amendments&) const = default;
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
    std::map<note_no, amendments> amended;
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
    std::set<owed_report> owed;  ///< files that somebody waits for
    std::string forced_why;      ///< why the end was forced; empty: it was not
    std::uint32_t announcements = 0;
    std::map<announcement_id, announcement> outstanding;
    std::deque<exhibit> on_show;  ///< the newest of them, oldest first (on_show.hpp)
    bool operator==(const secret_book&) const;
};

/// Empty for a note that stands as it was written.
const amendments& amendments_of(const secret_book& book, note_no which);

}  // namespace bot::day

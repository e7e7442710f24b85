// What has happened. A fact is written down once and never changed, and carries all it takes to speak of it later.
// Facts that only the public book may take in stand apart from those that change what agents alone may know: applying
// a public fact can not see a card, and nothing public can come out of an agents' fact.
#pragma once

#include "day/plan.hpp"

#include <array>
#include <variant>

namespace bot::day {

enum class column : std::uint8_t {
    backlog,
    ready,
    running,
    rolling_back,
    resolved_by_team,
    resolved_by_agents,
    not_run
};

/// Who ended an experiment's effect: `nobody` noticed it, or `stopped` by stop-all.
enum class resolution : std::uint8_t { team, agents, nobody, stopped };

/// The parts of the gate that the facilitator may waive for one start.
enum class start_rule : std::uint8_t { window, last_start, hold, limit, alone, ready };

/// Every reminder that can be switched off, spaced or snoozed.
enum class reminder : std::uint8_t {
    ready_check,
    notice,
    neutral,
    welcome,
    overdue_card,
    quiet_card,
    slow_rollback,
    load,
    quiet_day,
    countdown,
    wind_down,
    late_end,
    retrospective,
    preparation
};

inline constexpr std::array all_reminders{reminder::ready_check, reminder::notice, reminder::neutral, reminder::welcome,
    reminder::overdue_card, reminder::quiet_card, reminder::slow_rollback, reminder::load, reminder::quiet_day,
    reminder::countdown, reminder::wind_down, reminder::late_end, reminder::retrospective, reminder::preparation};
/// Whether everybody gets it: its rule stands in the open book then.
constexpr bool is_public(reminder kind) {
    return kind == reminder::notice || kind == reminder::neutral || kind == reminder::welcome;
}

enum class lesson_kind : std::uint8_t { learned, improvement, idea };

/// A card after its reveal, with what anybody may read of it. Made by `reveal` alone.
struct revealed_card {
    card_no no;
    std::string title;
    column where = column::backlog;
    std::set<std::string> teams;
    std::vector<std::string> rollback;
    bool operator==(const revealed_card&) const = default;
};

// ---- what the public may know -------------------------------------------------------------------------------------

struct day_planned {
    setup plan;
    person_id facilitator;
    bool operator==(const day_planned&) const = default;
};
struct day_edited {
    setup plan;
    bool told = false;
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
struct handed_over {
    person_id from;
    person_id to;
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
/// An announcement stands in its channel. `topic_before` is set when its posting replaced the channel's topic.
struct announced {
    announcement_id id;
    post_ref where;
    std::optional<std::string> topic_before;
    bool operator==(const announced&) const = default;
};
struct announcement_dropped {
    announcement_id id;
    std::string why;
    bool operator==(const announcement_dropped&) const = default;
};

using public_fact = std::variant<day_planned, day_edited, day_cancelled, notice_given, kickoff_set, kicked_off,
    neutral_reminder_given, window_opened, window_ended, ran_longer, everything_stopped, real_declared, resumed,
    extended, handed_over, sighting_reported, sighting_resolved, joined, revealed_to_all, day_ended, day_closed,
    public_reminder_set, announced, announcement_dropped>;

// ---- what agents and the facilitator alone may know ----------------------------------------------------------------

struct people_set {
    people who;
    bool operator==(const people_set&) const = default;
};
struct limit_set {
    std::uint32_t limit = 2;
    note_no note;
    bool operator==(const limit_set&) const = default;
};
struct held {
    std::string why;
    note_no note;
    bool operator==(const held&) const = default;
};
struct hold_lifted {
    note_no note;
    bool operator==(const hold_lifted&) const = default;
};
struct waived {
    card_no card;
    start_rule rule = start_rule::limit;
    std::string why;
    note_no note;
    bool operator==(const waived&) const = default;
};
struct card_added {
    card_no card;
    card_plan plan;
    note_no note;
    bool operator==(const card_added&) const = default;
};
struct card_changed {
    card_no card;
    card_plan plan;
    bool operator==(const card_changed&) const = default;
};
struct card_readied {
    card_no card;
    note_no note;
    bool operator==(const card_readied&) const = default;
};
struct card_started {
    card_no card;
    std::string title;
    std::string why;
    std::set<start_rule> waived;
    note_no note;
    bool operator==(const card_started&) const = default;
};
struct card_stopped {
    card_no card;
    std::string title;
    resolution by = resolution::agents;
    std::string why;
    note_no note;
    bool operator==(const card_stopped&) const = default;
};
struct card_rolled_back {
    card_no card;
    std::string title;
    note_no note;
    bool operator==(const card_rolled_back&) const = default;
};
struct card_skipped {
    card_no card;
    std::string title;
    std::string why;
    note_no note;
    bool operator==(const card_skipped&) const = default;
};
/// `message` is set when a message of a channel was put on the record: the link that leads to it.
struct note_written {
    note_no note;
    std::optional<card_no> card;
    std::string text;
    std::string why;
    std::optional<post_ref> message;
    std::string link;
    bool operator==(const note_written&) const = default;
};
struct note_amended {
    note_no note;
    std::optional<std::string> text;
    std::optional<std::string> why;
    bool operator==(const note_amended&) const = default;
};
struct note_struck {
    note_no note;
    bool operator==(const note_struck&) const = default;
};
struct change_opened {
    change_no no;
    std::string what;
    std::string restore;
    std::string why;
    note_no note;
    bool operator==(const change_opened&) const = default;
};
struct change_restored {
    change_no no;
    note_no note;
    bool operator==(const change_restored&) const = default;
};
struct agent_drawn_in {
    person_id agent;
    std::string why;
    note_no note;
    bool operator==(const agent_drawn_in&) const = default;
};
struct sighting_tied {
    sighting_no sighting;
    card_no card;
    bool operator==(const sighting_tied&) const = default;
};
/// A sighting belongs to no card after all.
struct sighting_untied {
    sighting_no sighting;
    bool operator==(const sighting_untied&) const = default;
};
struct lesson_written {
    lesson_kind kind = lesson_kind::learned;
    std::string text;
    std::optional<person_id> owner;
    bool operator==(const lesson_written&) const = default;
};
/// The lesson that was written as number `lesson`, from 0, is taken back.
struct lesson_withdrawn {
    std::uint32_t lesson = 0;
    bool operator==(const lesson_withdrawn&) const = default;
};
/// An improvement that the day before this one asked for.
struct improvement_carried {
    std::string text;
    std::string from;  ///< the name of that day
    bool operator==(const improvement_carried&) const = default;
};
/// Why everything was stopped, or what a real incident is about: never for the public.
struct stop_explained {
    bool real = false;
    std::string why;
    note_no note;
    bool operator==(const stop_explained&) const = default;
};
struct resume_explained {
    std::string why;
    note_no note;
    bool operator==(const resume_explained&) const = default;
};
struct wind_down_set {
    instant at;
    note_no note;
    bool operator==(const wind_down_set&) const = default;
};
/// The act of note `note` is taken back; note 0: an act that has no note, and what it changed is put back by the fact
/// before this one.
struct taken_back {
    note_no note;
    bool operator==(const taken_back&) const = default;
};
/// One agent asks that `whom` takes over from a facilitator who is gone; a second one makes it so.
struct appointment_backed {
    person_id whom;
    bool operator==(const appointment_backed&) const = default;
};
/// People in the agents' channel who are no agents (all of them; empty: the channel holds what it should), or not
/// private.
struct agents_channel_seen {
    std::set<person_id> strangers;
    bool is_private = true;
    bool operator==(const agents_channel_seen&) const = default;
};
/// Time brought a reminder for agents or the facilitator: `key` tells which card, team or step of the countdown.
struct reminded {
    reminder kind = reminder::countdown;
    std::uint64_t key = 0;
    std::string of;
    bool operator==(const reminded&) const = default;
};
struct agents_reminder_set {
    reminder kind = reminder::countdown;
    bool off = false;
    std::optional<minutes> every;
    std::optional<instant> snoozed_until;
    bool operator==(const agents_reminder_set&) const = default;
};
struct agents_announced {
    announcement_id id;
    post_ref where;
    bool operator==(const agents_announced&) const = default;
};
struct agents_announcement_dropped {
    announcement_id id;
    std::string why;
    bool operator==(const agents_announcement_dropped&) const = default;
};
/// A step of the way to the day and from it was ticked off, by its number on disk (steps.hpp).
struct step_ticked {
    std::uint32_t step = 0;
    bool operator==(const step_ticked&) const = default;
};

using agents_fact = std::variant<people_set, limit_set, held, hold_lifted, waived, card_added, card_changed,
    card_readied, card_started, card_stopped, card_rolled_back, card_skipped, note_written, note_amended, note_struck,
    change_opened, change_restored, agent_drawn_in, sighting_tied, sighting_untied, lesson_written, lesson_withdrawn,
    improvement_carried, stop_explained, resume_explained, wind_down_set, taken_back, appointment_backed,
    agents_channel_seen, reminded, agents_reminder_set, agents_announced, agents_announcement_dropped, step_ticked>;

/// One line of the record.
struct fact {
    std::uint64_t no = 0;  ///< counted over all days; given by the desk when the fact is taken in
    day_id day;
    person_id who;      ///< an empty id: the bot itself, by the clock
    instant happened;   ///< when it happened, as the person said or the clock shows
    instant written;    ///< when the bot took it down
    std::string cause;  ///< the request it came from; empty for the clock
    std::variant<public_fact, agents_fact> what;
    bool operator==(const fact&) const = default;
};

}  // namespace bot::day

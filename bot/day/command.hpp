// What people, platforms and the clock ask for, as values. A `command` may change the day; a `question` only looks.
// Commands that anybody may give stand apart from those of agents and facilitators: their answers are made from
// different views.
#pragma once

#include "day/fact.hpp"

namespace bot::day {

/// Who asks, and where. `cause` names the request: the same one delivered twice has the same cause.
struct asker {
    person_id who;
    channel_id where;
    std::string cause;
    bool operator==(const asker&) const = default;
};

// ---- anybody's commands ---------------------------------------------------------------------------------------------

struct report_sighting {
    std::string what;
    std::string team;
    std::optional<instant> at;
};
struct resolve_sighting {
    sighting_no no;
};
struct stop_all {
    std::string why;
};
struct declare_real {
    std::string what;
};
struct write_lesson {
    lesson_kind kind = lesson_kind::learned;
    std::string text;
    std::optional<person_id> owner;
    std::optional<instant> at{};
};
/// Makes a day with its caller as facilitator; anybody who may (configuration).
struct create_day {
    day_plan plan;
};
/// A platform saw a person join the incident channel.
struct greet {
    person_id who;
};

using public_command =
    std::variant<report_sighting, resolve_sighting, stop_all, declare_real, write_lesson, create_day, greet>;

// ---- agents' and the facilitator's commands -------------------------------------------------------------------------

struct add_card {
    card_plan plan;
};
/// The fields of a card that change; what is absent stays.
struct card_change {
    std::optional<std::string> component, failure, expected, mode, method, technical_impact, business_impact, response,
        alert, load;
    std::optional<std::vector<std::string>> rollback;
    std::optional<minutes> rollback_estimate, planned;
    std::optional<person_id> owner;
    std::optional<std::set<std::string>> teams;
    std::optional<bool> alone;
    std::optional<std::set<card_no>> together;
};
/// What fields were when somebody looked, as numbers by their names (revision.hpp).
using revision = std::map<std::string, std::uint32_t>;
struct edit_card {
    std::optional<card_no> card;
    card_change fields;
    revision seen{};  ///< by an editor who had the card before them in a form
};
struct ready_card {
    std::optional<card_no> card;
};
struct start_card {
    std::optional<card_no> card;
    std::string why;
};
struct stop_card {
    std::optional<card_no> card;
    resolution by = resolution::agents;
    std::string why;
    bool rolled_back = false;
};
struct roll_back_card {
    std::optional<card_no> card;
};
struct skip_card {
    std::optional<card_no> card;
    std::string why;
};
struct log_line {
    std::optional<card_no> card;
    std::optional<instant> at;
    std::string text;
    std::string why;
};
struct write_notes {
    std::vector<log_line> lines;
};
/// A message of a channel is put on the record (reaction, shortcut or link), with its own time and author.
struct keep_message {
    post_ref message;
    person_id author;
    instant at;
    std::string text;
    std::string link;
    std::optional<card_no> card{};
    std::string why{};
    bool by_reaction = false;
};
/// The asker's reaction is gone; the message goes with it if nobody else wants it on the record.
struct drop_message {
    post_ref message;
};
struct open_change {
    std::string what;
    std::string restore;
    std::string why;
};
struct restore_change {
    std::optional<change_no> change;
};
struct draw_in {
    person_id agent;
    std::string why;
};
struct take_back {};
struct amend_note {
    note_no note;
    std::optional<std::string> text;
    std::optional<std::string> why;
};
/// From two agents together, when the facilitator is gone; from the facilitator, a handover.
struct hand_over {
    person_id to;
    std::string why{};
};

struct edit_day {
    setup plan;
};
struct change_people {
    people add;
    std::set<person_id> remove;
    groups follow{};
    std::set<group_id> leave{};
};
struct kick_off {
    bool now = false;
    std::optional<moment> at;
};
struct set_limit {
    std::uint32_t limit = 2;
    std::string why{};
};
struct hold_starts {
    std::string why;
};
struct resume_day {
    bool confirmed = false;
    std::string why;
    bool knows_of_real = true;  ///< false: what was confirmed was asked before the stop became a real incident
};
struct waive_rule {
    card_no card;
    start_rule rule = start_rule::limit;
    std::string why;
};
struct load_plan {
    day_plan plan;
    bool confirmed = false;
};
/// The end of the current (or next) window moves to `to`; last start and wind-down move by the same span.
struct extend_day {
    moment to;
    std::string why;
};
struct wind_down {
    std::optional<instant> at;
    std::string why{};
};
struct end_day {
    std::optional<std::string> forced_why;
};
struct reveal {
    std::optional<card_no> card;
};
struct tie_sighting {
    sighting_no sighting;
    card_no card;
};
struct set_reminder {
    reminder kind = reminder::neutral;
    bool off = false;
    std::optional<minutes> every;
    std::optional<minutes> snooze;
};
struct cancel_day {
    std::string why;
};
struct close_day {};
struct tick_step {
    std::uint32_t step = 0;
};
struct clone_day {
    setup plan;
};  ///< `plan` has the new name and windows; cards come from the day at hand

using agents_command = std::variant<add_card, edit_card, ready_card, start_card, stop_card, roll_back_card, skip_card,
    write_notes, keep_message, drop_message, open_change, restore_change, draw_in, take_back, amend_note, hand_over,
    edit_day, change_people, kick_off, set_limit, hold_starts, resume_day, waive_rule, load_plan, extend_day, wind_down,
    end_day, reveal, tie_sighting, set_reminder, cancel_day, close_day, tick_step, clone_day>;

// ---- the bot's own commands -----------------------------------------------------------------------------------------

/// The clock: what is due now?
struct tick {};
/// The outbox: an announcement stands in its channel, or was not sent and never will be.
struct note_announced {
    announcement_id id;
    post_ref where;
    bool offers = false;            ///< it has buttons
    std::optional<instant> late{};  ///< when it left, where it says that it is late
};
struct drop_announcement {
    announcement_id id;
    std::string why;
};
/// The caretaker: this topic is to be replaced by ours.
struct take_topic {
    channel_id where;
    std::string was, now;
};
/// The caretaker: this is done, or never will be.
struct finish_chore {
    chore what;
};
/// Somebody is about to be told that a report comes as a file.
struct promise_report {
    person_id to;
    std::string format;
};
/// It came, or never will.
struct finish_report {
    owed_report what;
};
/// A platform looked at the agents' channel.
struct see_agents_channel {
    std::set<person_id> present;
    bool is_private = true;
};
/// A platform looked who is in a group.
struct see_group {
    group is;
};

using own_command = std::variant<tick, note_announced, drop_announcement, take_topic, finish_chore, promise_report,
    finish_report, see_agents_channel, see_group>;

using command = std::variant<public_command, agents_command, own_command>;

// ---- questions ------------------------------------------------------------------------------------------------------

struct ask_help {
    std::string verb;
};
struct ask_status {};
struct ask_link {};
using public_question = std::variant<ask_help, ask_status, ask_link>;

struct ask_board {};
struct ask_card {
    std::optional<card_no> card;
};
struct ask_check {};
struct ask_is_it_us {
    std::string symptom;
};
struct ask_load {};
/// How each reminder is set.
struct ask_reminders {};
struct ask_timeline {};
struct ask_retro {};
struct ask_export {
    std::string format;
};
using agents_question = std::variant<ask_board, ask_card, ask_check, ask_is_it_us, ask_load, ask_reminders,
    ask_timeline, ask_retro, ask_export>;

using question = std::variant<public_question, agents_question>;

}  // namespace bot::day

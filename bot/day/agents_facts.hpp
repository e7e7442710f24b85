// What agents and the facilitator alone may know of what has happened.
#pragma once

#include "day/plan.hpp"
#include "day/words.hpp"

#include <variant>

namespace bot::day {

struct people_set {
    people who;
    bool operator==(const people_set&) const = default;
};
struct limit_set {
    std::uint32_t limit = 2;
    note_no note;
    std::string why{};
    bool operator==(const limit_set&) const = default;
};
struct held {
    std::string why;
    note_no note;
    bool operator==(const held&) const = default;
};
struct hold_lifted {
    std::string why;
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
/// The actor wants this message on the record: by a reaction, or else by hand, which nobody's reaction takes back.
struct message_marked {
    post_ref message;
    bool by_reaction = false;
    bool operator==(const message_marked&) const = default;
};
/// The actor's reaction on it is gone.
struct message_unmarked {
    post_ref message;
    bool operator==(const message_unmarked&) const = default;
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
    std::string why{};
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
    std::string why{};
    bool operator==(const appointment_backed&) const = default;
};
/// The actor no longer asks for `whom`.
struct appointment_withdrawn {
    person_id whom;
    bool operator==(const appointment_withdrawn&) const = default;
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
    bool offers = false;          ///< it has buttons
    std::optional<instant> late;  ///< when it left, where it says that it is late
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
/// It is to be done after all.
struct step_unticked {
    std::uint32_t step = 0;
    bool operator==(const step_unticked&) const = default;
};
/// The day takes people from a group, or its members have changed.
struct group_followed {
    followed_group what;
    bool operator==(const group_followed&) const = default;
};
struct group_left {
    group_id group;
    bool operator==(const group_left&) const = default;
};
/// Who takes part because of a group alone, and of which.
struct people_by_group {
    std::map<person_id, group_id> by;
    bool operator==(const people_by_group&) const = default;
};
/// A report that somebody asked for as a file, until it stands before them.
struct owed_report {
    instant asked;
    person_id to;
    std::string format;  ///< "md"
    auto operator<=>(const owed_report&) const = default;
};
/// They were told that it comes.
struct report_promised {
    person_id to;
    std::string format;
    bool operator==(const report_promised&) const = default;
};
/// It came, or the platform will never take it.
struct report_brought {
    owed_report what;
    bool operator==(const report_brought&) const = default;
};

using agents_fact = std::variant<people_set, limit_set, held, hold_lifted, waived, card_added, card_changed,
    card_readied, card_started, card_stopped, card_rolled_back, card_skipped, note_written, note_amended, note_struck,
    change_opened, change_restored, agent_drawn_in, sighting_tied, sighting_untied, lesson_written, lesson_withdrawn,
    improvement_carried, stop_explained, resume_explained, wind_down_set, taken_back, appointment_backed,
    agents_channel_seen, reminded, agents_reminder_set, agents_announced, agents_announcement_dropped, step_ticked,
    group_followed, group_left, people_by_group, message_marked, message_unmarked, appointment_withdrawn, step_unticked,
    report_promised, report_brought>;

}  // namespace bot::day

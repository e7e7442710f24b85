// Why a command was not carried out: a value that says which rule stood in the way, what would satisfy it, and who can
// waive it. The words for it are made in speech. A refusal for the public can hold nothing of a card.
#pragma once

#include "day/fact.hpp"

namespace bot::day {

// ---- to anybody
// -------------------------------------------------------------------------------------------------------

struct no_day_here {};
/// Several days could be meant; these are the ones in which the asker has a role.
struct which_day {
    std::vector<std::string> names;
};
/// The verb belongs to agents, or to the facilitator; nobody else is named, no card looked at.
struct not_yours {
    bool facilitators = false;
};
struct not_allowed_to_create {};
struct day_not_open {
    bool planned = false;
};
struct nothing_said {
    std::string wanted;
};  ///< "what", "text" … was left empty
struct no_such_sighting {
    std::uint32_t no = 0;
};
struct already_stopped {
    bool real = false;
};
struct channel_taken {
    std::string day;
    bool agents = false;
};
struct plan_incomplete {
    std::vector<std::string> missing;
};
/// `what`: "cards", "people" …, or one of those below.
struct too_many {
    std::string what;
    std::size_t bound = 0;
};
inline constexpr auto mib_of_notes = "MiB of notes", mib_of_sightings = "MiB of sightings",
                      mib_of_lessons = "MiB of lessons", days_going_on = "days that are not over";
struct already_done {};  ///< the same request was delivered again

using public_refusal = std::variant<no_day_here, which_day, not_yours, not_allowed_to_create, day_not_open,
    nothing_said, no_such_sighting, already_stopped, channel_taken, plan_incomplete, too_many, already_done>;

// ---- to agents and the facilitator only
// -------------------------------------------------------------------------------

struct facilitator_starts_none {};
/// Said of what comes after the end; `of_all_cards`: of the reveal of all cards at once.
struct day_still_open {
    bool of_all_cards = false;
};
/// A part of the start gate is shut: `rule` says which one, and the facilitator may waive it.
struct gate_shut {
    start_rule rule = start_rule::limit;
    card_no card;
    std::vector<card_no> in_the_way;   ///< what runs or rolls back (limit, alone)
    std::vector<std::string> missing;  ///< what a ready card needs
    std::uint32_t limit = 0;
    std::optional<instant> when;  ///< when the window opens (window), or when last start was (last_start)
    std::string why;              ///< of the hold
};
/// Stop-all or a real incident: nobody can waive it, the facilitator resumes.
struct all_stopped {
    bool real = false;
    person_id by;
};
struct no_such_card {
    card_no card;
};
struct which_card {
    std::vector<card_no> candidates;
};
/// The card stands where the verb makes no sense; `wanted` are the columns where it does.
struct wrong_column {
    card_no card;
    column where = column::backlog;
    std::vector<column> wanted;
};
struct card_incomplete {
    card_no card;
    std::vector<std::string> missing;
};
/// Somebody else changed the card while it was open in a form; sent as it is, the form would write over these fields.
struct changed_meanwhile {
    card_no card;
    std::vector<std::string> fields;
};
struct no_such_note {
    note_no note;
};
struct no_such_change {
    std::uint32_t no = 0;
};
struct which_change {
    std::vector<change_no> candidates;
};
/// Others went on from it, unless something else is said here.
struct nothing_to_take_back {
    bool too_late = false;
    bool final_act = false;
    std::optional<lasting_act> lasts{};
    bool none_made = false;
};
/// Rule 4.
struct day_not_clear {
    std::vector<card_no> running;
    std::vector<card_no> rolling_back;
    std::vector<change_no> open_changes;
};
struct needs_confirmation {
    std::string what;
};
/// Rule 11: a plan that is loaded again says otherwise than the day, before and after; nothing was changed yet.
struct plan_differs {
    setup is, becomes;
    people who, who_next;  ///< but for the facilitator
    groups from, from_next;
    std::uint32_t limit = 2, limit_next = 2;
    std::map<card_no, std::string> new_cards;  ///< with their titles
    std::vector<card_no> changed_cards;
    std::vector<card_no> not_in_file;        ///< these cards stay
    std::optional<person_id> named_instead;  ///< as facilitator; who facilitates stays so
    bool changes = true;                     ///< false: but for what stays, it says what is known already
};
struct nothing_to_resume {};
struct not_this_phase {
    std::string phase;
};
struct facilitator_is_no_agent {
    person_id who;
};
struct unknown_person {
    std::string who;
};
struct time_out_of_order {
    std::string what;
};
/// A reminder that comes at hours of its own.
struct not_spaced {
    reminder kind = reminder::countdown;
};

using agents_refusal = std::variant<facilitator_starts_none, day_still_open, gate_shut, all_stopped, no_such_card,
    which_card, wrong_column, card_incomplete, changed_meanwhile, no_such_note, no_such_change, which_change,
    nothing_to_take_back, day_not_clear, needs_confirmation, nothing_to_resume, not_this_phase, facilitator_is_no_agent,
    unknown_person, time_out_of_order, not_spaced, plan_differs>;

using refusal = std::variant<public_refusal, agents_refusal>;

}  // namespace bot::day

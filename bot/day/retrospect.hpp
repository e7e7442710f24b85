// The material of the retrospective, as data: for each card what was expected beside what happened, the share of each
// team, how the day went against its plan, the lessons in their three sections, and the gaps that are still in the
// record. Every figure is computed here, once; whoever tells of it only puts it in words.
#pragma once

#include "day/course.hpp"

namespace bot::day {

struct card_story {
    card_line line;
    card_plan plan;
    std::vector<run> runs;
    std::vector<note> notes;
    std::vector<sighting> sightings;
    /// Of the first run: from the start to the first tied sighting, and to its end; nothing where nobody noticed.
    std::optional<std::chrono::milliseconds> to_detect, to_recover, to_roll_back;
    /// From the start to the first word of somebody who is neither agent nor facilitator, once it was detected.
    std::optional<std::chrono::milliseconds> to_respond;
    /// From the start to the stop, of the first run; beside `plan.planned`.
    std::optional<std::chrono::milliseconds> ran;
    std::optional<person_id> detected_by;  ///< of the first run; nobody: it went unnoticed
    std::string detected_by_team;
    std::vector<note_no> of_alert;  ///< notes that speak of an alert, to stand beside the expected one
};

/// What a team saw and took from the day.
struct team_story {
    std::string team;  ///< empty: people and failures without a team
    std::vector<sighting> sightings;
    std::vector<load_point> load;
    std::uint32_t most_open = 0;
    std::vector<card_no> cards;   ///< that were meant for it, and others
    std::vector<lesson> lessons;  ///< of its people, all three kinds
};

struct hold_course {
    person_id by;
    std::string why;
    instant from;
    std::optional<instant> to;
};

struct retrospective {
    std::vector<card_story> cards;
    std::vector<team_story> teams;  ///< by name; those without a team come last
    std::vector<lesson> learned, improvements, ideas;
    std::vector<lesson> carried;  ///< what the day before this one asked to be better
    std::vector<note> timeline;   ///< every act and note by the time it happened
    std::vector<note_no> without_why, with_late_why;
    std::vector<card_no> never_ended;
    std::vector<change> changes;
    std::vector<sighting> untied;
    std::vector<note> interventions;  ///< limit, waivers, wind-down: what the facilitator changed of the gate
    std::vector<note> drawn_in;       ///< agents who had to help their own team
    std::vector<hold_course> holds;
    std::string forced_why;  ///< why the end was forced; empty: it was not
};

retrospective retrospect(const agents_day& day);

/// When it is best held: a day after the end, at the next full hour, when that is within a working day's hours; else on
/// the working morning after.
std::optional<instant> time_for_retrospective(const setup& plan, instant ended);

}  // namespace bot::day

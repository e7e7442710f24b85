// The material of the retrospective, as data: for each card what was expected beside what happened, the lessons in
// their three sections, and the gaps that are still in the record.
#pragma once

#include "day/view.hpp"

namespace bot::day {

struct card_story {
    card_line line;
    card_plan plan;
    std::vector<run> runs;
    std::vector<note> notes;
    std::vector<sighting> sightings;
    /// Of the first run: from the start to the first tied sighting, and to its end; nothing where nobody noticed.
    std::optional<std::chrono::milliseconds> to_detect, to_recover, to_roll_back;
};

struct retrospective {
    std::vector<card_story> cards;
    std::vector<lesson> learned, improvements, ideas;
    std::vector<note> timeline;  ///< every act and note by the time it happened
    std::vector<note_no> without_why;
    std::vector<card_no> never_ended;
    std::vector<change> changes;
    std::vector<sighting> untied;
};

retrospective retrospect(const agents_day& day);

/// When it is best held: a day after the end, at the next full hour, when that is within a working day's hours; else on
/// the working morning after.
std::optional<instant> time_for_retrospective(const setup& plan, instant ended);

}  // namespace bot::day

// How agents are told of cards, changes and notes: their names, how to roll back, what a note says. For agents' texts
// only: everything here comes from the secret book.
#pragma once

#include "day/view.hpp"
#include "speech/say.hpp"

#include <span>
#include <string_view>

namespace bot::speech {

/// “3 orders-db answers slowly”, quotes and all; the number alone for a card that is not there.
line card_named(const day::agents_day& of, day::card_no no);
line cards_named(const day::agents_day& of, const std::vector<day::card_no>& which, std::string_view last = " and ");
line change_named(const day::agents_day& of, day::change_no no);

const day::card* card_of(const day::agents_day& of, day::card_no no);
const day::note* note_of(const day::agents_day& of, day::note_no no);

/// The rollback steps of a card with their estimate, as blocks.
void tell_rollback(telling& to, const day::card_plan& plan);
/// All that runs or rolls back, each with its steps: for whoever stopped everything.
void tell_what_is_in(telling& to, const day::agents_day& of);

/// What happened, by one note: started “3 orders-db answers slowly”, its text, its why. A story of one card (`within`)
/// need not name it in every line.
line note_in_words(const day::agents_day& of, const day::note& it, std::optional<day::card_no> within = {});
/// Whether a note is somebody's own words, not an act.
/// " (note 14)": by that number it can be amended.
text note_number(const day::note& it);
bool is_free_text(const day::note& it);

/// A duration in the words of a report: "4 min", "1 h 2 min", "less than a minute".
std::string took(std::chrono::milliseconds span);

}  // namespace bot::speech

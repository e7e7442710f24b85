// The buttons that go with cards and reminders: the obvious next ones. A button says words of the command table, and
// where there is more to say, a form asks for it.
#pragma once

#include "day/announcement.hpp"
#include "day/open_book.hpp"
#include "speech/message.hpp"
#include "speech/offers_public.hpp"

namespace bot::speech {

button offer(std::string label, std::string words);
button first(std::string label, std::string words);  ///< the likely one
button alarm(std::string label, std::string words);

/// "Stop" with the words "stop 3".
button offer(std::string label, std::string_view verb, day::card_no card);
button first(std::string label, std::string_view verb, day::card_no card);
button edit(day::card_no card);
/// Nothing where a card in this column can not be left out any more, or the day is over.
std::optional<button> skip(day::card_no card, day::column where, day::phase now);
/// It asks whether the retrospective is over.
button close_the_day();
/// To everybody, for good.
button reveal_all();
/// Puts a kind of reminder off for half an hour.
button snooze(day::reminder kind);

/// What comes next for a card that stands in this column.
std::vector<button> steps_for(day::card_no card, day::column where);

/// For several cards in one message, labelled with their numbers: what ends them. Then the open changes. Never more
/// than ten buttons: a wall of them helps nobody, and the board has them all.
std::vector<button> endings(
    const std::vector<day::card_line>& still, const std::vector<day::change_line>& open_changes = {});

}  // namespace bot::speech

// Any value of the core as one line of text, to be compared with what a test expects and searched for what must not be
// in it: name=value for every member that is not empty, so that two values with equal text are equal.
#pragma once

#include "day/find.hpp"
#include "day/refusal.hpp"
#include "day/retrospect.hpp"

#include <string>

namespace tests::day {

std::string text(bot::day::instant it);  ///< "03-16 10:30"
std::string text(const bot::day::person_id& it);
std::string text(const bot::day::refusal& it);
std::string text(const bot::day::fact& it);
std::string text(const bot::day::announcement& it);
std::string text(const bot::day::setup& it);
std::string text(const bot::day::open_book& it);
std::string text(const bot::day::chaos_day& it);
std::string text(const bot::day::card& it);
std::string text(const bot::day::change& it);
std::string text(const bot::day::ready_report& it);
std::string text(const bot::day::waiting& it);
std::string text(const std::vector<bot::day::note_no>& it);
std::string text(const std::set<std::pair<bot::day::card_no, bot::day::start_rule>>& it);

/// What happened, without who, when and why it was asked: "card_started card=1 title=…".
std::string what_of(const bot::day::fact& it);

/// An announcement in short: where, what, and the cards it speaks of: "#agents countdown 15min [1 2]".
std::string brief(const bot::day::announcement& it);

}  // namespace tests::day

// What the words of the core are called in texts and in commands: columns, rules, reminders, and what may be missing.
#pragma once

#include "day/book.hpp"

#include <string_view>

namespace bot::speech {

std::string_view name_of(day::column where);      // "rolling back"
std::string_view name_of(day::resolution by);     // "the owning team"
std::string_view name_of(day::start_rule rule);   // "last-start", as in `waive 3 last-start`
std::string_view name_of(day::reminder kind);     // "quiet-card", as in `remind quiet-card off`
std::string_view name_of(day::role as);           // "agent of chaos"
std::string_view name_of(day::phase now);         // "planned"
std::string_view name_of(day::lesson_kind kind);  // "improvement"

/// What the core reports as missing, in words: "rollback" is "rollback steps".
std::string missing_in_words(std::string_view what);
std::vector<std::string> missing_in_words(const std::vector<std::string>& what);

}  // namespace bot::speech

// Comparisons of what holds everything else, compiled once and not wherever two of them meet.
#include "day/book.hpp"

#include "day/fact.hpp"

namespace bot::day {

bool fact::operator==(const fact&) const = default;
bool open_book::operator==(const open_book&) const = default;
bool secret_book::operator==(const secret_book&) const = default;
bool chaos_day::operator==(const chaos_day&) const = default;
bool state::operator==(const state&) const = default;

}  // namespace bot::day

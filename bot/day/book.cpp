// Comparisons of what holds everything else, compiled once and not wherever two of them meet; and what is looked up.
#include "day/book.hpp"

#include "day/fact.hpp"

namespace bot::day {

bool fact::operator==(const fact&) const = default;
bool open_book::operator==(const open_book&) const = default;
bool secret_book::operator==(const secret_book&) const = default;
bool chaos_day::operator==(const chaos_day&) const = default;
bool state::operator==(const state&) const = default;

const amendments& amendments_of(const secret_book& book, note_no which) {
    static const amendments none;
    const auto found = book.amended.find(which);
    return found == book.amended.end() ? none : found->second;
}

}  // namespace bot::day

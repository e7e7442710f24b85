// What time will bring, before it is asked what of it is due.
#pragma once

#include "day/book.hpp"

#include <algorithm>

namespace bot::day {

/// Something that time will bring: at `at`, or now if that has passed.
struct duty {
    instant at;
    std::variant<public_fact, agents_fact> what;
};

/// Whether something was given by a clock that stood wrong, and so keeps back nothing that is to come again and again:
/// later than it can have been, were it due at `due`, by more than an hour set wrong.
constexpr bool is_of_a_wrong_clock(instant given, instant due, instant now) {
    return given > std::max(due, now) + std::chrono::hours(2);
}

/// What everybody will hear of: made from the setup and the open book, so that no card moves it.
void add_public_duties(const setup& plan, const open_book& open, instant now, std::vector<duty>& to);

}  // namespace bot::day

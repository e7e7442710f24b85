// What time will bring, before it is asked what of it is due.
#pragma once

#include "day/book.hpp"

namespace bot::day {

/// Something that time will bring: at `at`, or now if that has passed.
struct duty {
    instant at;
    std::variant<public_fact, agents_fact> what;
};

/// What everybody will hear of: made from the setup and the open book, so that no card moves it.
void add_public_duties(const setup& plan, const open_book& open, instant now, std::vector<duty>& to);

}  // namespace bot::day

// Whether two ends of a line hear one another, more than a piece at a time, both ways.
#pragma once

#include "play.hpp"
#include "wire/raw_talk.hpp"

#include <doctest/doctest.h>
#include <string>

namespace tests {

/// `it` has an io context, a clock, and once it has called both ends of the line.
template <class Bench>
void check_that_they_talk(Bench& it) {
    REQUIRE(it.outside);
    REQUIRE(it.inside);
    std::string heard;
    auto listening = play(it.io, hear(*it.inside, "!"), heard);
    play(it.io, say(*it.outside, std::string(100'000, 'x') + "!"));
    CHECK(it.clock.settles([&] { return listening->ended; }));
    CHECK(heard == std::string(100'000, 'x') + "!");
    listening = play(it.io, hear(*it.outside, "?"), heard);
    play(it.io, say(*it.inside, "and you?"));
    CHECK(it.clock.settles([&] { return listening->ended; }));
    CHECK(heard == "and you?");
}

}  // namespace tests

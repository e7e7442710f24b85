// What happened on a scripted platform, as somebody who can look over every shoulder would tell it.
#pragma once

#include "clock/clock.hpp"

#include <string>

namespace tests {

using bot::clock::instant;

/// One line of a transcript.
struct happening {
    instant at;
    std::string who;    ///< who did it: "chaosday" or a person's name
    std::string where;  ///< "#incidents", "@anna" (a direct message), "#incidents, to @anna alone"
    std::string what;   ///< "posts", "is shown", "says", "pins" …
    std::string text;
};

}  // namespace tests

// What a report is made from.
#pragma once

#include "day/retrospect.hpp"
#include "speech/named.hpp"

namespace bot::report {

/// How it is told, whatever the day.
struct edition {
    day::instant now;       ///< what still runs is drawn and told as of then
    speech::names by{};     ///< people as they are shown
    std::string picture{};  ///< what Markdown links to for the picture; empty: it has none
};

/// The record of a day with what was computed of it.
struct past {
    const day::agents_day& of;
    const day::retrospective& it;
    const day::setup& plan() const { return of.plan(); }
};

}  // namespace bot::report

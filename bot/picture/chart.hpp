// What a picture of a day shows, before it has any shape: lanes with spans and marks at their times, bands across all
// lanes, and the windows. Every text is ready to be read; the picture knows no day, no card and no person.
#pragma once

#include "clock/clock.hpp"

#include <string>
#include <vector>

namespace bot::picture {

using clock::instant;

enum class span_kind : std::uint8_t { planned, running, rolling_back, change };
enum class mark_kind : std::uint8_t { note, sighting, over, change, restored, word, decision };
enum class band_kind : std::uint8_t { hold, stopped, real };

struct span {
    span_kind of = span_kind::running;
    instant from, to;
    std::string said;
};
struct mark {
    mark_kind of = mark_kind::note;
    instant at;
    std::string said;
};
struct lane {
    std::string name;
    std::vector<span> spans;
    std::vector<mark> marks;
};
struct band {
    band_kind of = band_kind::hold;
    instant from, to;
    std::string said;
};
struct window {
    instant opens, last_start, wind_down, ends;
};

/// Only what lies between `from` and `to` is drawn.
struct chart {
    std::string title, zone;
    instant from, to;
    std::vector<window> windows;
    std::vector<band> bands;
    std::vector<lane> lanes;
};

}  // namespace bot::picture

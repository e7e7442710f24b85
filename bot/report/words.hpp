// Small words that every form of the report shares.
#pragma once

#include "day/course.hpp"
#include "speech/say.hpp"

namespace bot::report {

/// "14:30 CET", with its date where the day has more than one or it is another one than the day's.
speech::time at(day::instant when, const day::setup& plan);

/// What everybody was told; empty for what was not announced.
std::string_view name_of(day::occasion what);

/// "everything stopped, 10:42 CET to 10:50 CET".
std::string said_of(const day::standstill_course& it, const day::setup& plan);

/// "10:42 CET to 10:50 CET"; "… to the end" where it has none.
speech::line from_to(day::instant from, std::optional<day::instant> to, const day::setup& plan);

/// "autumn-storm": fit for the name of a file.
std::string file_stem(std::string_view name);

}  // namespace bot::report

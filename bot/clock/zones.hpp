// Times as people read them: in a zone of the IANA database, right across both changes of a year. Instants are what the
// rest of the house knows; local times exist here, in plans and in texts. Nothing here throws.
#pragma once

#include "clock/clock.hpp"

#include <chrono>
#include <expected>
#include <string>
#include <string_view>
#include <vector>

namespace bot::clock {

struct local_moment {
    std::chrono::year_month_day date;
    std::chrono::minutes time_of_day;
    std::string abbreviation;  // "CET"; "+03" where a zone has no letters
    bool operator==(const local_moment&) const = default;
};

bool is_zone(std::string_view name);
/// The three names that look most like a mistyped one, best first; a city alone will do.
std::vector<std::string> zones_like(std::string_view name);

/// The instant at which the clocks of `zone` show `local`. A time that they skip in spring is the moment they jump; one
/// that they show twice in autumn is the first. The error is a sentence for the person who wrote the plan.
std::expected<instant, std::string> to_instant(
    std::chrono::local_time<std::chrono::minutes> local, std::string_view zone);
std::expected<instant, std::string> to_instant(
    std::chrono::year_month_day date, std::chrono::minutes time_of_day, std::string_view zone);

/// What the clocks of `zone` show; in UTC when there is no such zone (plans are checked when they are loaded).
local_moment to_local(instant when, std::string_view zone);
std::chrono::weekday weekday_of(const local_moment& local);

/// The next time, later than `after`, that the clocks of `zone` show `time_of_day`: not 24 hours on, but the next date.
instant next_at(instant after, std::chrono::minutes time_of_day, std::string_view zone);

/// Working days are Monday to Friday; holidays are not known.
bool is_working_day(std::chrono::year_month_day date);
std::chrono::year_month_day next_working_day(std::chrono::year_month_day after);
std::chrono::year_month_day previous_working_day(std::chrono::year_month_day before);

std::string time_text(instant when, std::string_view zone);    // 14:30 CET
std::string date_text(std::chrono::year_month_day date);       // Tue 24 Nov 2026
std::string moment_text(instant when, std::string_view zone);  // Tue 24 Nov 2026 14:30 CET

}  // namespace bot::clock

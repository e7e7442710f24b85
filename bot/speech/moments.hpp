// Times and dates as people write them, and which instant they mean: said of the past the latest one, said of what is
// to come the next one, in the day's zone. Errors are sentences for whoever wrote them.
#pragma once

#include "day/plan.hpp"

#include <chrono>
#include <expected>
#include <optional>
#include <string>
#include <string_view>

namespace bot::speech {

using std::chrono::year_month_day;

/// Digits, a colon and two digits: a time of day, if only a wrong one.
bool looks_like_time(std::string_view word);
/// "9:30", "09:30", "2:30pm", with seconds or without; these are dropped.
std::optional<day::minutes> time_of_day_in(std::string_view word);
/// "2026-11-24" (with any dash), "today", "tomorrow", "yesterday".
std::optional<year_month_day> date_in(std::string_view word, year_month_day today);

/// "2026-11-24T09:30"; a time of day of 24 hours or more is on the next date.
std::string local_text(year_month_day date, day::minutes time_of_day);
std::expected<day::moment, std::string> moment_at(year_month_day date, day::minutes time_of_day, std::string_view zone);

/// The latest instant, not later than now, at which the clocks showed that time; more than 12 hours ago it counts as
/// still to come, unless the date was said.
std::expected<day::instant, std::string> past(
    std::optional<year_month_day> date, day::minutes time_of_day, std::string_view zone, day::instant now);

/// "10:30", "tomorrow 10:30", "2026-11-24 10:30" or "2026-11-24T10:30": the moment, later than now. Without a date it
/// is that time on `usual_date` if one is given, else the next such time within 12 hours.
std::expected<day::moment, std::string> coming(
    std::string_view said, std::string_view zone, day::instant now, std::optional<year_month_day> usual_date = {});

}  // namespace bot::speech

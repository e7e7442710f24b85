// Wall times of a plan -> windows with instants, and the dates around them on which the bot speaks. Notices and working
// mornings are at 09:00 in the day's zone; a notice that would come on a weekend comes on the Friday before it.
#pragma once

#include "day/plan.hpp"

#include <chrono>
#include <expected>
#include <string>
#include <vector>

namespace bot::speech {

/// What a window lacks is worked out: wind-down is an hour before the end and last start half an hour before it, in
/// windows under four hours half of that. A time earlier than the opening is on the next date.
struct wall_window {
    std::chrono::year_month_day date;
    day::minutes from{0};
    std::optional<day::minutes> last_start, wind_down;
    day::minutes until{0};
    bool operator==(const wall_window&) const = default;
};

/// Which part of the plan is wrong ("from", "last-start", "wind-down", "until", "date", "zone"), and the remedy.
struct schedule_fault {
    std::string part, what;
};

/// Opens before the last start, that not after wind-down, that before the end; every fault at once.
std::expected<day::window, std::vector<schedule_fault>> window_of(const wall_window& said, std::string_view zone);

/// What the clocks of `zone` show in a window.
wall_window wall_times(const day::window& of, std::string_view zone);

inline constexpr std::size_t most_windows = 62;
/// Windows in order, none into the next, no more than `most_windows`.
std::vector<schedule_fault> faults_between(const std::vector<day::window>& windows);

/// Fills `notices`, `ready_check`, `mornings` and `mornings_before` from windows, zone and `reminders.notice_days`.
void set_dates(day::setup& plan);

}  // namespace bot::speech

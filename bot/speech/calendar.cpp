#include "speech/calendar.hpp"

#include "clock/zones.hpp"
#include "speech/moments.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace bot::speech {

namespace {

using day::minutes;
using std::chrono::days;
using std::chrono::sys_days;

constexpr minutes a_day{24 * 60}, nine{9 * 60};
constexpr days mornings_for{8 * 7};

std::string shown(minutes time_of_day) {
    const auto of_day = time_of_day % a_day;
    return fmt::format("{:02}:{:02}", of_day.count() / 60, of_day.count() % 60);
}

/// On the next date, if the clock shows an earlier time than at the opening.
minutes behind(minutes opening, minutes time) { return time < opening ? time + a_day : time; }

struct four_times {
    minutes from, last_start, wind_down, until;
};

four_times in_full(const wall_window& said) {
    const auto until = behind(said.from, said.until);
    const bool short_one = until - said.from < minutes(4 * 60);
    const auto wind_down = said.wind_down ? behind(said.from, *said.wind_down) : until - minutes(short_one ? 30 : 60);
    const auto last_start = said.last_start ? behind(said.from, *said.last_start)
                                            : std::max(wind_down - minutes(short_one ? 15 : 30), said.from);
    return {said.from, last_start, wind_down, until};
}

std::vector<schedule_fault> order_faults(const four_times& at) {
    std::vector<schedule_fault> faults;
    if (at.last_start <= at.from)
        faults.push_back({"last-start", fmt::format("The last start ({}) has to be later than the opening ({}).",
                                            shown(at.last_start), shown(at.from))});
    if (at.last_start > at.wind_down)
        faults.push_back({"last-start", fmt::format("The last start ({}) has to be at wind-down ({}) or before it.",
                                            shown(at.last_start), shown(at.wind_down))});
    if (at.wind_down >= at.until)
        faults.push_back({"wind-down",
            fmt::format("Wind-down ({}) has to be before the end ({}).", shown(at.wind_down), shown(at.until))});
    return faults;
}

day::instant nine_on(sys_days date, const std::string& zone) {
    return clock::to_instant(year_month_day(date), nine, zone).value_or(day::instant(date + nine));
}

/// On a weekend nobody reads what the channel is told.
sys_days working_day_until(sys_days date) {
    const std::chrono::year_month_day it(date);
    return clock::is_working_day(it) ? date : sys_days(clock::previous_working_day(it));
}

sys_days date_of(const day::moment& it, std::string_view zone) { return sys_days(clock::to_local(it.at, zone).date); }

}  // namespace

std::expected<day::window, std::vector<schedule_fault>> window_of(const wall_window& said, std::string_view zone) {
    const auto at = in_full(said);
    auto faults = order_faults(at);
    day::window made;
    const auto resolve = [&](minutes time, day::moment& to) {
        if (auto found = moment_at(said.date, time, zone))
            to = std::move(*found);
        else if (faults.empty() || faults.back().what != found.error())
            faults.push_back({clock::is_zone(zone) ? "date" : "zone", std::move(found.error())});
    };
    resolve(at.from, made.opens);
    resolve(at.last_start, made.last_start);
    resolve(at.wind_down, made.wind_down);
    resolve(at.until, made.ends);
    const bool in_order = made.opens.at < made.last_start.at && made.last_start.at <= made.wind_down.at &&
                          made.wind_down.at < made.ends.at;
    if (faults.empty() && !in_order)
        faults.push_back({"from", fmt::format("In {} the clocks are changed in this window, and its times fall "
                                              "together. Choose others.",
                                      zone)});
    if (!faults.empty()) return std::unexpected(std::move(faults));
    return made;
}

wall_window wall_times(const day::window& of, std::string_view zone) {
    const auto time = [&](const day::moment& it) { return clock::to_local(it.at, zone).time_of_day; };
    return {clock::to_local(of.opens.at, zone).date, time(of.opens), time(of.last_start), time(of.wind_down),
        time(of.ends)};
}

std::vector<schedule_fault> faults_between(const std::vector<day::window>& windows) {
    std::vector<schedule_fault> faults;
    if (windows.size() > most_windows)
        faults.push_back(
            {"date", fmt::format("{} windows are too many: a day may have {}.", windows.size(), most_windows)});
    for (std::size_t i = 1; i < windows.size(); ++i)
        if (windows[i].opens.at < windows[i - 1].ends.at)
            faults.push_back(
                {"date", fmt::format("The window that opens at {} begins before the one of {} has ended "
                                     "({}). Put the windows in order.",
                             windows[i].opens.local, windows[i - 1].opens.local, windows[i - 1].ends.local)});
    return faults;
}

void set_dates(day::setup& plan) {
    plan.notices.clear();
    plan.mornings.clear();
    plan.mornings_before.clear();
    plan.ready_check.reset();
    if (plan.windows.empty()) return;
    const auto first = date_of(plan.windows.front().opens, plan.zone);
    const auto last = date_of(plan.windows.back().ends, plan.zone);
    for (const auto before : plan.reminders.notice_days)
        plan.notices.push_back(nine_on(working_day_until(first - days(before)), plan.zone));
    std::ranges::sort(plan.notices);
    const auto [again, end] = std::ranges::unique(plan.notices);
    plan.notices.erase(again, end);
    plan.ready_check = nine_on(sys_days(clock::previous_working_day(year_month_day(first))), plan.zone);
    for (auto date = sys_days(clock::next_working_day(year_month_day(last))); date <= last + mornings_for;
        date = sys_days(clock::next_working_day(year_month_day(date))))
        plan.mornings.push_back(nine_on(date, plan.zone));
    for (auto date = first - mornings_for; date < first; date += days(1))
        if (clock::is_working_day(year_month_day(date))) plan.mornings_before.push_back(nine_on(date, plan.zone));
}

}  // namespace bot::speech

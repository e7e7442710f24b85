#include "speech/day_fields.hpp"

#include "clock/zones.hpp"
#include "speech/amounts.hpp"
#include "speech/calendar.hpp"
#include "speech/moments.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace bot::speech {

namespace {

using std::chrono::days;
using std::chrono::sys_days;

constexpr std::size_t most_dates = 62;

void take_text(reading& said, std::string_view name, std::string& to, std::size_t bound = longest_field) {
    if (said.says(name)) to = said.text(name, bound);
}

/// Without the marks, an address is what was typed.
void take_link(reading& said, std::string& to) {
    const auto* link = said.part_named("link");
    if (link == nullptr) return;
    const auto* address = link->whole_mark();
    to = address != nullptr && address->of == mark::kind::address ? address->id : said.text("link");
    const bool web = to.starts_with("https://") || to.starts_with("http://");
    if (!to.empty() && !web)
        said.wrong("link", fmt::format("“{}” is no web address: it begins with https://.", shortened(to, 60)));
}

void take_channel(reading& said, std::string_view name, day::channel_id& to) {
    if (auto found = said.channel(name)) to = std::move(*found);
}

void take_zone(reading& said, std::string& to) {
    if (!said.says("zone")) return;
    const auto zone = said.text("zone");
    if (clock::is_zone(zone)) {
        to = zone;
        return;
    }
    auto what = fmt::format("There is no time zone “{}”.", shortened(zone, 40));
    if (const auto like = clock::zones_like(zone); !like.empty())
        what += fmt::format(" Did you mean {}?", fmt::join(like, ", "));
    said.wrong("zone", std::move(what));
}

std::optional<day::minutes> time_part(reading& said, std::string_view name) {
    const auto* time = said.part_named(name);
    if (time == nullptr || time->empty()) return std::nullopt;
    const auto found = time_of_day_in(time->text);
    if (!found)
        said.wrong(
            std::string(name), fmt::format("“{}” is no time of day: write it as 09:30.", shortened(time->text, 40)));
    return found;
}

/// "2026-11-24", several of them, or the working days of "2026-11-23 to 2026-11-27".
std::vector<year_month_day> dates_in(reading& said, const std::string& zone) {
    const auto* part = said.part_named("date");
    if (part == nullptr) return {};
    const auto today = clock::to_local(said.around().now, zone).date;
    std::vector<year_month_day> dates;
    bool to = false;
    for (const auto& piece : split(*part, ','))
        for (const auto& word : words_of(piece)) {
            const auto key = keyword(word.text);
            if (key == "and") continue;
            if (key == "to" || key == "-" || key == "until") {
                to = !dates.empty();
                continue;
            }
            const auto date = date_in(word.text, today);
            if (!date) {
                said.wrong("date", fmt::format("“{}” is no date: write it as 2026-11-24.", shortened(word.text, 40)));
                return {};
            }
            if (to)
                for (auto next = clock::next_working_day(dates.back()); next < *date && dates.size() < most_dates;
                    next = clock::next_working_day(next))
                    dates.push_back(next);
            dates.push_back(*date);
            to = false;
        }
    std::ranges::sort(dates);
    if (dates.size() > most_dates)
        said.wrong("date", fmt::format("{} dates are too many: {} at most.", dates.size(), most_dates));
    return dates;
}

struct said_times {
    std::optional<day::minutes> from, last_start, wind_down, until;
};

void take_times(wall_window& to, const said_times& at) {
    to.from = at.from.value_or(to.from);
    to.until = at.until.value_or(to.until);
    if (at.last_start) to.last_start = at.last_start;
    if (at.wind_down) to.wind_down = at.wind_down;
}

/// One window a date; what was not said of its times is as in the windows that are there. With `only`, that window
/// alone changes.
std::vector<wall_window> wall_windows(const std::vector<year_month_day>& dates, const said_times& at,
    std::optional<std::size_t> only, const day::setup& plan) {
    std::vector<wall_window> windows;
    for (const auto& each : plan.windows) windows.push_back(wall_times(each, plan.zone));
    if (only) {
        if (!dates.empty()) windows[*only].date = dates.front();
        take_times(windows[*only], at);
        return windows;
    }
    if (!dates.empty()) {
        const auto like = windows.empty() ? wall_window{} : windows.front();
        windows.assign(dates.size(), like);
        for (std::size_t i = 0; i < dates.size(); ++i) windows[i].date = dates[i];
    }
    for (auto& each : windows) take_times(each, at);
    return windows;
}

/// `window: 2`, or by its date: the one of several that is meant.
std::optional<std::size_t> window_part(reading& said, const day::setup& plan) {
    const auto* part = said.part_named("window");
    if (part == nullptr) return std::nullopt;
    const auto named = part->trimmed().text;
    if (const auto number = number_in(named); number && *number >= 1 && *number <= plan.windows.size())
        return *number - 1;
    const auto today = clock::to_local(said.around().now, plan.zone).date;
    if (const auto date = date_in(named, today))
        for (std::size_t i = 0; i < plan.windows.size(); ++i)
            if (wall_times(plan.windows[i], plan.zone).date == *date) return i;
    said.wrong("window",
        fmt::format("“{}” is none of the day's windows: say a number from 1 to {}, or its date as 2026-11-24.",
            shortened(named, 40), plan.windows.size()));
    return std::nullopt;
}

void take_windows(reading& said, day::setup& plan, const std::string& zone_before) {
    const said_times at{
        time_part(said, "from"), time_part(said, "last-start"), time_part(said, "wind-down"), time_part(said, "until")};
    const auto only = window_part(said, plan);
    const auto dates = dates_in(said, plan.zone);
    if (only && dates.size() > 1) said.wrong("date", "One window has one date.");
    if (plan.windows.empty()) {
        if (dates.empty()) said.lacks("date", "On which date?");
        if (!at.from) said.lacks("from", "From when may experiments run?");
        if (!at.until) said.lacks("until", "When does the window end?");
    }
    if (!said.fine()) return;
    // The wall times stay when the zone is another one.
    auto as_before = plan;
    as_before.zone = zone_before;
    plan.windows.clear();
    for (const auto& wall : wall_windows(dates, at, only, as_before)) {
        auto window = window_of(wall, plan.zone);
        if (window)
            plan.windows.push_back(std::move(*window));
        else
            for (auto& fault : window.error()) said.wrong(std::move(fault.part), std::move(fault.what));
        if (!said.fine()) return;
    }
    for (auto& fault : faults_between(plan.windows)) said.wrong(std::move(fault.part), std::move(fault.what));
}

void take_notices(reading& said, day::setup& plan) {
    const auto* part = said.part_named("notices");
    if (part == nullptr) return;
    plan.reminders.notice_days.clear();
    for (const auto& piece : split(*part, ','))
        for (const auto& word : words_of(piece)) {
            const auto number = number_in(word.text);
            if (!number || *number > 365)
                said.wrong("notices",
                    fmt::format("“{}” is no number of days before: write for example 7, 1.", shortened(word.text, 40)));
            else
                plan.reminders.notice_days.push_back(*number);
        }
}

}  // namespace

void take_day_fields(reading& said, day::setup& plan) {
    const auto zone_before = plan.zone;
    take_text(said, "env", plan.environment, longest_name);
    take_text(said, "procedure", plan.procedure);
    take_link(said, plan.procedure_link);
    take_channel(said, "incident", plan.incident_channel);
    take_channel(said, "agents", plan.agents_channel);
    if (said.says("stakeholders")) plan.stakeholders_channel = said.channel("stakeholders");
    take_zone(said, plan.zone);
    if (const auto open = said.yes("open")) plan.open = *open;
    take_notices(said, plan);
    take_windows(said, plan, zone_before);
    if (said.fine()) set_dates(plan);
}

}  // namespace bot::speech

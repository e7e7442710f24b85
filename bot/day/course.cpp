#include "day/course.hpp"

#include <algorithm>

namespace bot::day {

namespace {

const std::vector<window>& planned(const public_day& day) {
    return day.open().windows_planned.empty() ? day.plan().windows : day.open().windows_planned;
}

/// The windows planned, and those that came to them later.
std::vector<window_course> as_planned(const public_day& day) {
    std::vector<window_course> all;
    for (const auto& each : planned(day)) all.push_back({each, {}, {}});
    for (auto more = all.size(); more < day.plan().windows.size(); ++more)
        all.push_back({day.plan().windows[more], {}, {}});
    return all;
}

void end_last(std::vector<window_course>& all, instant at) {
    for (auto each = all.rbegin(); each != all.rend(); ++each)
        if (each->opened) {
            if (!each->ended) each->ended = at;
            return;
        }
}

void end_last(std::vector<standstill_course>& all, instant at) {
    if (!all.empty() && !all.back().to) all.back().to = at;
}

}  // namespace

std::vector<window_course> windows_of(const public_day& day) {
    auto all = as_planned(day);
    for (const auto& each : day.open().course) {
        if (each.of == occasion::ended) end_last(all, each.at);
        if (each.window >= all.size()) continue;
        if (each.of == occasion::window_opened) all[each.window].opened = each.at;
        if (each.of == occasion::window_ended && all[each.window].opened) all[each.window].ended = each.at;
    }
    return all;
}

std::vector<standstill_course> standstills_of(const public_day& day) {
    std::vector<standstill_course> all;
    for (const auto& each : day.open().course) {
        const bool real = each.of == occasion::real;
        if (real || each.of == occasion::stopped) {
            end_last(all, each.at);
            all.push_back({real, each.at, {}, each.said});
        }
        if (each.of == occasion::resumed || each.of == occasion::ended) end_last(all, each.at);
    }
    return all;
}

std::map<std::string, std::vector<load_point>> load_over_time(const public_day& day) {
    std::map<std::string, std::map<instant, int>> steps;
    for (const auto& [no, each] : day.open().sightings) {
        ++steps[each.team][each.seen];
        if (each.resolved) --steps[each.team][std::max(*each.resolved, each.seen)];
    }
    std::map<std::string, std::vector<load_point>> load;
    for (const auto& [team, changes] : steps) {
        int open = 0;
        for (const auto& [at, change] : changes) {
            open += change;
            load[team].push_back({at, static_cast<std::uint32_t>(std::max(open, 0))});
        }
    }
    return load;
}

extent extent_of(const public_day& day, instant now) {
    const auto& open = day.open();
    const auto& windows = planned(day);
    if (windows.empty()) {
        const auto from = open.kicked_off_at.value_or(instant());
        return {from, std::max(from, open.ended_at.value_or(from))};
    }
    const auto from = std::min(windows.front().opens.at, open.kicked_off_at.value_or(windows.front().opens.at));
    const auto planned_end = day.plan().windows.back().ends.at;
    const auto due = open.now == phase::open ? std::max(planned_end, now) : planned_end;
    return {from, std::max(from, open.ended_at.value_or(due))};
}

}  // namespace bot::day

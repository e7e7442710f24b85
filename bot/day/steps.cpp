#include "day/steps.hpp"

#include <algorithm>

namespace bot::day {

namespace {

using std::chrono::days;

constexpr std::size_t many_teams = 5;

std::size_t teams_in(const agents_day& day) {
    std::set<std::string> teams;
    for (const auto& [who, each] : day.secret().who)
        if (!each.team.empty()) teams.insert(each.team);
    return teams.size();
}

/// The last working morning that leaves so much time before the first window.
std::optional<instant> before(const setup& plan, days distance) {
    if (plan.windows.empty()) return std::nullopt;
    const auto latest = plan.windows.front().opens.at - distance;
    const auto behind = std::ranges::upper_bound(plan.mornings_before, latest);
    return behind == plan.mornings_before.begin() ? std::nullopt : std::optional(*(behind - 1));
}

std::optional<instant> after(const setup& plan, std::optional<instant> end, days distance) {
    if (!end) return std::nullopt;
    const auto found = std::ranges::lower_bound(plan.mornings, *end + distance);
    return found == plan.mornings.end() ? std::nullopt : std::optional(*found);
}

/// The end as it was, or as it is planned.
std::optional<instant> end_of(const agents_day& day) {
    if (day.open().ended_at) return day.open().ended_at;
    return day.plan().windows.empty() ? std::nullopt : std::optional(day.plan().windows.back().ends.at);
}

std::optional<instant> due_of(const agents_day& day, step what) {
    const auto& plan = day.plan();
    const days design{teams_in(day) >= many_teams ? 28 : 14};
    switch (what) {
        case step::choose_target:
            return before(plan, design + days(10));
        case step::gather_teams:
            return before(plan, design + days(4));
        case step::name_agents:
            return before(plan, design + days(3));
        case step::gather_agents:
            return before(plan, design + days(1));
        case step::tell_stakeholders:
            return before(plan, design);
        case step::the_day:
            return plan.windows.empty() ? std::nullopt : std::optional(plan.windows.front().opens.at);
        case step::review:
            return after(plan, end_of(day), days(1));
        case step::share:
            return after(plan, end_of(day), days(7));
    }
    return std::nullopt;
}

}  // namespace

std::array<dated_step, steps> steps_of(const agents_day& day) {
    std::array<dated_step, steps> made;
    for (std::size_t at = 0; at < steps; ++at) {
        const auto what = static_cast<step>(at);
        const bool over = what == step::the_day && day.open().ended_at;
        made[at] = {what, due_of(day, what), over || day.secret().ticked.contains(number_of(what))};
    }
    return made;
}

}  // namespace bot::day

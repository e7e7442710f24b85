#include "desk/plan_rights.hpp"

#include "day/view.hpp"

#include <algorithm>

namespace bot::desk {

namespace {

bool is_agent(const day::member& it) { return it.as == day::role::agent; }

bool names_agents(const day::day_plan& plan) {
    return std::ranges::any_of(plan.who, [](const auto& each) { return is_agent(each.second); }) ||
           std::ranges::any_of(plan.from, [](const auto& each) { return is_agent(each.second.as); });
}

bool makes_agent_of(const day::person_id& who, const day::day_plan& plan) {
    const auto named = plan.who.find(who);
    if (named != plan.who.end()) return is_agent(named->second);
    return std::ranges::any_of(
        plan.from, [&](const auto& each) { return is_agent(each.second.as) && each.second.is.members.contains(who); });
}

/// By both channels and its name: a day of one's own, planned elsewhere, opens no file.
bool is_of(const day::chaos_day& day, const day::setup& plan) {
    return !day::is_over(day.open.now) && day.plan.name == plan.name &&
           day.plan.incident_channel == plan.incident_channel && day.plan.agents_channel == plan.agents_channel;
}

bool keeps_it_already(const day::person_id& who, const day::day_plan& plan, const day::state& known) {
    return std::ranges::any_of(known.days, [&](const auto& each) {
        const auto as = day::role_of(each.second, who);
        return is_of(each.second, plan.day) && (as == day::role::facilitator || as == day::role::agent);
    });
}

}  // namespace

bool may_know_plan(const day::person_id& who, const day::day_plan* it, bool is_whole, const day::house_rules& rules,
    const day::state& known) {
    if (rules.creators_named && rules.may_create(who)) return true;
    if (!it) return false;
    const bool nobodys = is_whole && !it->facilitator && !names_agents(*it);
    return nobodys || it->facilitator == who || makes_agent_of(who, *it) || keeps_it_already(who, *it, known);
}

}  // namespace bot::desk

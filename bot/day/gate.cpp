#include "day/decide.hpp"
#include "day/view.hpp"

// Rule 1: a start is a gate.
namespace bot::day {

namespace {

gate_shut shut(start_rule rule, const card& which) {
    gate_shut it;
    it.rule = rule;
    it.card = which.no;
    return it;
}

std::vector<card_no> in_the_way(const chaos_day& day, const card& which) {
    std::vector<card_no> others;
    for (const auto no : day.secret.faulty)
        if (no != which.no) others.push_back(no);
    return others;
}

std::optional<agents_refusal> outside_window(const chaos_day& day, const card& which, instant now) {
    const auto* in = public_day(day).current_window(now);
    if (!in) return shut(start_rule::window, which);
    // A kickoff before the window's hour opens the first window early.
    const bool first = in == &day.plan.windows.front();
    const auto opens = first && day.open.kicked_off_at ? std::min(in->opens.at, *day.open.kicked_off_at) : in->opens.at;
    auto it = shut(start_rule::window, which);
    if (now < opens) it.when = opens;
    if (now < opens || now >= in->ends.at) return it;
    const auto last = std::min(in->last_start.at, std::max(opens, wind_down_of(day, *in)));
    if (now < last) return std::nullopt;
    it.rule = start_rule::last_start;
    it.when = last;
    return it;
}

std::optional<agents_refusal> over_limit(const chaos_day& day, const card& which) {
    auto others = in_the_way(day, which);
    if (others.size() < day.secret.limit) return std::nullopt;
    auto it = shut(start_rule::limit, which);
    it.limit = day.secret.limit;
    it.in_the_way = std::move(others);
    return it;
}

std::optional<agents_refusal> not_alone(const chaos_day& day, const card& which) {
    auto it = shut(start_rule::alone, which);
    for (const auto no : in_the_way(day, which))
        if (which.plan.alone || day.secret.cards.at(no).plan.alone) it.in_the_way.push_back(no);
    if (it.in_the_way.empty()) return std::nullopt;
    return it;
}

}  // namespace

std::vector<std::string> missing_for_ready(const card_plan& plan) {
    std::vector<std::string> missing;
    if (plan.rollback.empty()) missing.emplace_back("rollback");
    if (!plan.rollback_estimate) missing.emplace_back("estimate");
    if (!plan.owner) missing.emplace_back("owner");
    return missing;
}

std::vector<agents_refusal> shut_for(const chaos_day& day, const card& which, instant now) {
    std::vector<agents_refusal> reasons;
    if (day.open.stopped) reasons.emplace_back(all_stopped{day.open.stopped->real, day.open.stopped->by});
    const auto add = [&](std::optional<agents_refusal> it) {
        if (it) reasons.push_back(std::move(*it));
    };
    add(outside_window(day, which, now));
    if (day.secret.on_hold) {
        auto it = shut(start_rule::hold, which);
        it.why = day.secret.on_hold->why;
        reasons.emplace_back(std::move(it));
    }
    add(over_limit(day, which));
    add(not_alone(day, which));
    if (auto missing = missing_for_ready(which.plan); !missing.empty()) {
        auto it = shut(start_rule::ready, which);
        it.missing = std::move(missing);
        reasons.emplace_back(std::move(it));
    }
    return reasons;
}

std::vector<std::string> missing_for_kickoff(const setup& plan, const open_book& open) {
    std::vector<std::string> missing;
    if (plan.name.empty()) missing.emplace_back("name");
    if (plan.environment.empty()) missing.emplace_back("environment");
    if (plan.procedure.empty()) missing.emplace_back("procedure");
    if (plan.incident_channel.id.empty()) missing.emplace_back("incident");
    if (plan.agents_channel.id.empty()) missing.emplace_back("agents");
    if (plan.windows.empty()) missing.emplace_back("windows");
    if (open.facilitator.is_bot()) missing.emplace_back("facilitator");
    return missing;
}

}  // namespace bot::day

#include "day/decisions.hpp"
#include "day/find.hpp"
#include "day/roll.hpp"
#include "day/view.hpp"

#include <algorithm>

namespace bot::day {

namespace {

bool in_order(const std::vector<window>& windows) {
    const auto within = [](const window& in, instant it) { return in.opens.at <= it && it <= in.ends.at; };
    for (std::size_t i = 0; i < windows.size(); ++i) {
        const auto& in = windows[i];
        if (in.opens.at >= in.ends.at || !within(in, in.last_start.at) || !within(in, in.wind_down.at)) return false;
        if (i > 0 && windows[i - 1].ends.at > in.opens.at) return false;
    }
    return true;
}

bool at_a_sensible_pace(const pace& it) {
    return lasts_sensibly(it.neutral_every) && lasts_sensibly(it.quiet_card) && lasts_sensibly(it.asked_again) &&
           lasts_sensibly(it.all_quiet) &&
           std::ranges::all_of(it.countdown, [](minutes each) { return lasts_sensibly(each); });
}

/// What a plan lacks, or says in a way that makes no sense.
std::vector<std::string> missing_in(const setup& plan) {
    open_book somebody_runs_it;
    somebody_runs_it.facilitator.id = "facilitator";
    auto missing = missing_for_kickoff(plan, somebody_runs_it);
    if (!in_order(plan.windows)) missing.emplace_back("windows");
    if (!at_a_sensible_pace(plan.reminders)) missing.emplace_back("reminders");
    if (missing.empty() && plan.incident_channel == plan.agents_channel) missing.emplace_back("agents");
    return missing;
}

/// Rule 10: one open day a channel; another may be planned beside it, as long as the two do not overlap in time.
std::optional<public_refusal> taken(const state& known, const setup& plan, std::optional<day_id> itself) {
    for (const auto& [id, other] : known.days) {
        if (id == itself || (other.open.now != phase::open && other.open.now != phase::planned)) continue;
        const auto& theirs = other.plan;
        const bool incident = theirs.incident_channel == plan.incident_channel,
                   agents = theirs.agents_channel == plan.agents_channel;
        const bool crossed =
            theirs.incident_channel == plan.agents_channel || theirs.agents_channel == plan.incident_channel;
        if ((!incident && !agents && !crossed) || theirs.windows.empty() || plan.windows.empty()) continue;
        const bool apart = theirs.windows.back().ends.at <= plan.windows.front().opens.at ||
                           plan.windows.back().ends.at <= theirs.windows.front().opens.at;
        if (!apart) return public_refusal(channel_taken{theirs.name, !incident});
    }
    return std::nullopt;
}

std::optional<refusal> faulty(const case_at_hand& at, const day_plan& plan, std::optional<day_id> itself) {
    auto missing = missing_in(plan.day);
    if (plan.limit == 0) missing.emplace_back("limit");
    if (!missing.empty()) return public_refusal(plan_incomplete{std::move(missing)});
    for (const auto& [no, each] : plan.cards)
        if (!lasts_sensibly(each)) return public_refusal(too_many{"minutes", longest_minutes});
    if (plan.cards.size() > at.rules.max_cards) return public_refusal(too_many{"cards", at.rules.max_cards});
    if (roll(plan, {}).who().size() > at.rules.max_people)
        return public_refusal(too_many{"people", at.rules.max_people});
    if (auto no = taken(at.known, plan.day, itself)) return std::move(*no);
    return std::nullopt;
}

void add_cards(pen& writes, const std::map<card_no, card_plan>& cards, const std::map<card_no, card>& known) {
    for (const auto& [no, plan] : cards) {
        const auto before = known.find(no);
        if (before == known.end()) {
            writes.write(agents_fact(card_added{no, plan, writes.next_note()}));
            if (missing_for_ready(plan).empty()) writes.write(agents_fact(card_readied{no, writes.next_note()}));
        } else if (before->second.plan != plan) {
            writes.write(agents_fact(card_changed{no, plan}));
        }
    }
}

/// The same day; wall times that are written otherwise, or not at all, make no other one.
bool alike(setup one, const setup& other) {
    if (!same_hours(one.windows, other.windows)) return false;
    one.windows = other.windows;
    return one == other;
}

public_fact edited(const chaos_day& day, const setup& plan) {
    const bool moved = !same_hours(plan.windows, day.plan.windows);
    const auto opened = plan.open == day.plan.open ? std::nullopt : std::optional(plan.open);
    return day_edited{plan, moved && day.open.told, moved, opened};
}

/// What loading the plan again would change: the answer shows it before it is done.
plan_differs compared(const chaos_day& day, const day_plan& plan) {
    const roll next(plan, day.open.facilitator);
    plan_differs found{day.plan, plan.day, day.secret.who, next.who(), day.secret.from, plan.from, day.secret.limit,
        plan.limit, {}, {}, {}, {}, false};
    for (const auto& [no, each] : plan.cards) {
        const auto before = day.secret.cards.find(no);
        if (before == day.secret.cards.end())
            found.new_cards.emplace(no, title_of(each));
        else if (before->second.plan != each)
            found.changed_cards.push_back(no);
    }
    for (const auto& [no, each] : day.secret.cards)
        if (!plan.cards.contains(no)) found.not_in_file.push_back(no);
    if (plan.facilitator && *plan.facilitator != day.open.facilitator) found.named_instead = plan.facilitator;
    found.changes = !alike(day.plan, plan.day) || !next.is_as(roll(day)) || day.secret.limit != plan.limit ||
                    !found.new_cards.empty() || !found.changed_cards.empty();
    return found;
}

/// A day that is under way keeps the windows that are over, and the one it is in.
bool forgets_windows(const case_at_hand& at, const setup& plan) {
    return at.day.open.now == phase::open && plan.windows.size() <= at.day.open.windows_ended;
}

/// What the day at hand asked to be better goes with its cards.
void carry_improvements(pen& writes, const chaos_day& from) {
    for (const auto& each : from.secret.lessons)
        if (each.kind == lesson_kind::improvement)
            writes.write_for(each.by, each.at, agents_fact(improvement_carried{each.text, from.plan.name}));
}

/// Those that are over stay in the record and can be looked up, but nothing has to be kept up for them.
std::optional<too_many> too_many_days(const case_at_hand& at) {
    const auto& all = at.known.days;
    if (all.size() >= at.rules.max_days_ever) return too_many{"days", at.rules.max_days_ever};
    const auto go_on = std::ranges::count_if(all, [](const auto& each) { return !is_over(each.second.open.now); });
    if (static_cast<std::size_t>(go_on) < at.rules.max_days) return std::nullopt;
    return too_many{days_going_on, at.rules.max_days};
}

facts planned(const case_at_hand& at, const day_plan& plan, const person_id& facilitator) {
    chaos_day made;
    made.id = {at.known.days.empty() ? 1 : at.known.days.rbegin()->first.value + 1};
    pen writes(made, at.by, at.now);
    writes.write(public_fact(day_planned{plan.day, facilitator}));
    const roll people(plan, facilitator);
    if (people.who().empty()) writes.write(agents_fact(people_set{}));
    people.write(writes, {});
    writes.write(agents_fact(limit_set{plan.limit, writes.next_note()}));
    add_cards(writes, plan.cards, {});
    carry_improvements(writes, at.day);
    return writes.done();
}

}  // namespace

bool lasts_sensibly(const card_plan& plan) {
    return (!plan.planned || lasts_sensibly(*plan.planned)) &&
           (!plan.rollback_estimate || lasts_sensibly(*plan.rollback_estimate));
}

const chaos_day* day_in_the_way(const state& known, const chaos_day& day) {
    for (const auto& [id, other] : known.days) {
        if (id == day.id || other.open.now != phase::open) continue;
        for (const auto& theirs : {other.plan.incident_channel, other.plan.agents_channel})
            if (theirs == day.plan.incident_channel || theirs == day.plan.agents_channel) return &other;
    }
    return nullptr;
}

decision decide_on(const case_at_hand& at, const create_day& asked) {
    if (!at.rules.may_create(at.by.who)) return refuse(public_refusal(not_allowed_to_create{}));
    if (auto no = too_many_days(at)) return refuse(public_refusal(std::move(*no)));
    if (auto no = faulty(at, asked.plan, std::nullopt)) return std::unexpected(std::move(*no));
    return planned(at, asked.plan, asked.plan.facilitator.value_or(at.by.who));
}

decision decide_on(const case_at_hand& at, const edit_day& asked) {
    if (at.day.open.now != phase::planned && at.day.open.now != phase::open) return not_open(at);
    if (auto missing = missing_in(asked.plan); !missing.empty())
        return refuse(public_refusal(plan_incomplete{std::move(missing)}));
    if (auto no = taken(at.known, asked.plan, at.day.id)) return refuse(std::move(*no));
    if (forgets_windows(at, asked.plan)) return refuse(agents_refusal(time_out_of_order{"windows"}));
    if (alike(asked.plan, at.day.plan)) return facts{};
    return at.take_pen().write(edited(at.day, asked.plan)).done();
}

decision decide_on(const case_at_hand& at, const change_people& asked) {
    roll people(at.day);
    for (const auto& each : asked.leave) people.leave(each);
    for (const auto& each : asked.remove) people.strike(each);
    for (const auto& [person, as] : asked.add) {
        if (person == at.day.open.facilitator) return refuse(agents_refusal(facilitator_is_no_agent{person}));
        people.name(person, as);
    }
    for (const auto& [id, each] : asked.follow) people.follow(each);
    if (people.who().size() > at.rules.max_people)
        return refuse(public_refusal(too_many{"people", at.rules.max_people}));
    auto writes = at.take_pen();
    people.write(writes, at.day.secret);
    return writes.done();
}

decision decide_on(const case_at_hand& at, const kick_off& asked) {
    if (at.day.open.now != phase::planned) return refuse(agents_refusal(not_this_phase{"planned"}));
    if (asked.at && !asked.now) {
        if (asked.at->at < at.now || at.day.plan.windows.empty() || asked.at->at >= at.day.plan.windows.back().ends.at)
            return refuse(agents_refusal(time_out_of_order{"kickoff"}));
        return at.take_pen().write(public_fact(kickoff_set{asked.at})).done();
    }
    if (auto missing = missing_for_kickoff(at.day.plan, at.day.open); !missing.empty())
        return refuse(public_refusal(plan_incomplete{std::move(missing)}));
    if (at.now >= at.day.plan.windows.back().ends.at) return refuse(agents_refusal(time_out_of_order{"kickoff"}));
    if (const auto* other = day_in_the_way(at.known, at.day))
        return refuse(public_refusal(
            channel_taken{other->plan.name, other->plan.incident_channel != at.day.plan.incident_channel}));
    return at.take_pen().write(public_fact(kicked_off{})).done();
}

decision decide_on(const case_at_hand& at, const load_plan& asked) {
    if (at.day.open.now != phase::planned && at.day.open.now != phase::open) return not_open(at);
    if (auto no = faulty(at, asked.plan, at.day.id)) return std::unexpected(std::move(*no));
    if (forgets_windows(at, asked.plan.day)) return refuse(agents_refusal(time_out_of_order{"windows"}));
    auto differs = compared(at.day, asked.plan);
    if (!differs.changes && differs.not_in_file.empty() && !differs.named_instead) return facts{};
    // Cards that the file does not name stay.
    if (at.day.secret.cards.size() + differs.new_cards.size() > at.rules.max_cards)
        return refuse(public_refusal(too_many{"cards", at.rules.max_cards}));
    if (!differs.changes || !asked.confirmed) return refuse(agents_refusal(std::move(differs)));
    auto writes = at.take_pen();
    if (!alike(at.day.plan, asked.plan.day)) writes.write(edited(at.day, asked.plan.day));
    roll(asked.plan, at.day.open.facilitator).write(writes, at.day.secret);
    if (at.day.secret.limit != asked.plan.limit)
        writes.write(agents_fact(limit_set{asked.plan.limit, writes.next_note()}));
    add_cards(writes, asked.plan.cards, at.day.secret.cards);
    return writes.done();
}

decision decide_on(const case_at_hand& at, const cancel_day& asked) {
    if (at.day.open.now != phase::planned) return refuse(agents_refusal(not_this_phase{"planned"}));
    if (asked.why.empty()) return refuse(public_refusal(nothing_said{"why"}));
    return at.take_pen().write(public_fact(day_cancelled{asked.why})).done();
}

decision decide_on(const case_at_hand& at, const clone_day& asked) {
    if (!at.rules.may_create(at.by.who)) return refuse(public_refusal(not_allowed_to_create{}));
    if (auto no = too_many_days(at)) return refuse(public_refusal(std::move(*no)));
    day_plan next;
    next.day = asked.plan;
    next.from = at.day.secret.from;
    for (const auto& [who, as] : at.day.secret.who)
        if (!at.day.secret.by_group.contains(who)) next.who.emplace(who, as);
    next.limit = at.day.secret.limit;
    for (const auto& [no, each] : at.day.secret.cards) next.cards[no] = each.plan;
    if (auto no = faulty(at, next, std::nullopt)) return std::unexpected(std::move(*no));
    return planned(at, next, at.by.who);
}

}  // namespace bot::day

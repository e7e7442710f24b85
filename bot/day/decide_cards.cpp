#include "day/decisions.hpp"
#include "day/revision.hpp"
#include "day/view.hpp"

#include <algorithm>

namespace bot::day {

namespace {

const std::vector<column> startable{column::ready, column::resolved_by_team, column::resolved_by_agents};

bool is_one_of(column which, const std::vector<column>& some) { return std::ranges::find(some, which) != some.end(); }

bool can_still_plan(const case_at_hand& at) {
    return at.day.open.now == phase::planned || at.day.open.now == phase::open;
}

card_plan changed(card_plan plan, const card_change& by) {
    const auto take = [](auto& into, const auto& from) {
        if (from) into = *from;
    };
    take(plan.component, by.component);
    take(plan.failure, by.failure);
    take(plan.expected, by.expected);
    take(plan.mode, by.mode);
    take(plan.method, by.method);
    take(plan.technical_impact, by.technical_impact);
    take(plan.business_impact, by.business_impact);
    take(plan.response, by.response);
    take(plan.alert, by.alert);
    take(plan.load, by.load);
    take(plan.rollback, by.rollback);
    take(plan.rollback_estimate, by.rollback_estimate);
    take(plan.planned, by.planned);
    take(plan.owner, by.owner);
    take(plan.teams, by.teams);
    take(plan.alone, by.alone);
    take(plan.together, by.together);
    return plan;
}

bool owner_is_facilitator(const case_at_hand& at, const card_plan& plan) {
    return plan.owner == at.day.open.facilitator;
}

/// The rules that the facilitator has waived for this card.
std::set<start_rule> waivers_of(const case_at_hand& at, card_no card) {
    std::set<start_rule> rules;
    for (const auto& [no, rule] : at.day.secret.waivers)
        if (no == card) rules.insert(rule);
    return rules;
}

}  // namespace

std::expected<const card*, refusal> card_meant(
    const case_at_hand& at, std::optional<card_no> named, std::vector<column> where) {
    const auto& cards = at.day.secret.cards;
    if (named) {
        const auto found = cards.find(*named);
        if (found == cards.end()) return refuse(agents_refusal(no_such_card{*named}));
        if (is_one_of(found->second.where, where)) return &found->second;
        return refuse(agents_refusal(wrong_column{*named, found->second.where, std::move(where)}));
    }
    std::vector<const card*> candidates, own;
    for (const auto& [no, each] : cards) {
        if (!is_one_of(each.where, where)) continue;
        candidates.push_back(&each);
        if (each.plan.owner == at.by.who) own.push_back(&each);
    }
    if (candidates.size() == 1) return candidates.front();
    if (own.size() == 1) return own.front();
    which_card several;
    for (const auto* each : candidates) several.candidates.push_back(each->no);
    return refuse(agents_refusal(std::move(several)));
}

/// The card that is to start. One in the backlog goes as far as the gate, which says what it lacks, or lets it pass
/// when its readiness is waived.
std::expected<const card*, refusal> card_to_start(const case_at_hand& at, std::optional<card_no> named) {
    auto found = card_meant(at, named, startable);
    if (found || !named) return found;
    const auto& cards = at.day.secret.cards;
    const auto unready = cards.find(*named);
    if (unready == cards.end() || unready->second.where != column::backlog) return found;
    const bool waived = waivers_of(at, *named).contains(start_rule::ready);
    if (waived || !missing_for_ready(unready->second.plan).empty()) return &unready->second;
    return found;
}

decision decide_on(const case_at_hand& at, const add_card& asked) {
    if (!can_still_plan(at)) return not_open(at);
    if (at.day.secret.cards.size() >= at.rules.max_cards)
        return refuse(public_refusal(too_many{"cards", at.rules.max_cards}));
    if (asked.plan.component.empty()) return refuse(public_refusal(nothing_said{"component"}));
    if (owner_is_facilitator(at, asked.plan)) return refuse(agents_refusal(facilitator_is_no_agent{*asked.plan.owner}));
    if (!lasts_sensibly(asked.plan)) return refuse(public_refusal(too_many{"minutes", longest_minutes}));
    const auto& cards = at.day.secret.cards;
    auto writes = at.take_pen();
    card_added it;
    it.card = {cards.empty() ? 1 : cards.rbegin()->first.value + 1};
    it.plan = asked.plan;
    it.note = writes.next_note();
    return writes.write(agents_fact(std::move(it))).done();
}

decision decide_on(const case_at_hand& at, const edit_card& asked) {
    if (at.day.open.now == phase::ended) return not_open(at);
    auto found = card_meant(at, asked.card,
        {column::backlog, column::ready, column::running, column::rolling_back, column::not_run,
            column::resolved_by_team, column::resolved_by_agents});
    if (!found) return std::unexpected(found.error());
    if (auto fields = written_over((*found)->plan, asked.fields, asked.seen); !fields.empty())
        return refuse(agents_refusal(changed_meanwhile{(*found)->no, std::move(fields)}));
    auto plan = changed((*found)->plan, asked.fields);
    // An owner who has become facilitator since does not hinder the rest.
    if (asked.fields.owner && owner_is_facilitator(at, plan))
        return refuse(agents_refusal(facilitator_is_no_agent{*plan.owner}));
    if (!lasts_sensibly(plan)) return refuse(public_refusal(too_many{"minutes", longest_minutes}));
    if (plan == (*found)->plan) return facts{};
    return at.take_pen().write(agents_fact(card_changed{(*found)->no, std::move(plan)})).done();
}

decision decide_on(const case_at_hand& at, const ready_card& asked) {
    if (!can_still_plan(at)) return not_open(at);
    auto found = card_meant(at, asked.card, {column::backlog, column::not_run});
    if (!found) return std::unexpected(found.error());
    if (auto missing = missing_for_ready((*found)->plan); !missing.empty())
        return refuse(agents_refusal(card_incomplete{(*found)->no, std::move(missing)}));
    auto writes = at.take_pen();
    return writes.write(agents_fact(card_readied{(*found)->no, writes.next_note()})).done();
}

decision decide_on(const case_at_hand& at, const start_card& asked) {
    if (at.day.open.now != phase::open) return not_open(at);
    auto found = card_to_start(at, asked.card);
    if (!found) return std::unexpected(found.error());
    const auto& which = **found;
    const auto waivers = waivers_of(at, which.no);
    std::set<start_rule> used;
    if (which.where == column::backlog && waivers.contains(start_rule::ready)) used.insert(start_rule::ready);
    for (auto& reason : shut_for(at.day, which, at.now)) {
        const auto* shut = std::get_if<gate_shut>(&reason);
        if (!shut || !waivers.contains(shut->rule)) return refuse(std::move(reason));
        used.insert(shut->rule);
    }
    auto writes = at.take_pen();
    card_started it{which.no, title_of(which.plan), asked.why, std::move(used), writes.next_note()};
    return writes.write(agents_fact(std::move(it))).done();
}

decision decide_on(const case_at_hand& at, const stop_card& asked) {
    // A forced end leaves cards behind that still run: they are stopped and rolled back like any other.
    if (at.day.open.now != phase::open && at.day.open.now != phase::ended) return not_open(at);
    auto found = card_meant(at, asked.card, {column::running});
    if (!found) return std::unexpected(found.error());
    const auto& which = **found;
    auto writes = at.take_pen();
    writes.write(agents_fact(card_stopped{which.no, title_of(which.plan), asked.by, asked.why, writes.next_note()}));
    if (asked.rolled_back)
        writes.write(agents_fact(card_rolled_back{which.no, title_of(which.plan), writes.next_note()}));
    return writes.done();
}

decision decide_on(const case_at_hand& at, const roll_back_card& asked) {
    if (at.day.open.now != phase::open && at.day.open.now != phase::ended) return not_open(at);
    auto found = card_meant(at, asked.card, {column::rolling_back});
    if (!found) return std::unexpected(found.error());
    auto writes = at.take_pen();
    return writes.write(agents_fact(card_rolled_back{(*found)->no, title_of((*found)->plan), writes.next_note()}))
        .done();
}

decision decide_on(const case_at_hand& at, const skip_card& asked) {
    if (!can_still_plan(at)) return not_open(at);
    auto found = card_meant(at, asked.card, {column::backlog, column::ready});
    if (!found) return std::unexpected(found.error());
    auto writes = at.take_pen();
    return writes
        .write(agents_fact(card_skipped{(*found)->no, title_of((*found)->plan), asked.why, writes.next_note()}))
        .done();
}

decision decide_on(const case_at_hand& at, const waive_rule& asked) {
    if (!can_still_plan(at)) return not_open(at);
    if (!at.day.secret.cards.contains(asked.card)) return refuse(agents_refusal(no_such_card{asked.card}));
    if (asked.why.empty()) return refuse(public_refusal(nothing_said{"why"}));
    auto writes = at.take_pen();
    return writes.write(agents_fact(waived{asked.card, asked.rule, asked.why, writes.next_note()})).done();
}

}  // namespace bot::day

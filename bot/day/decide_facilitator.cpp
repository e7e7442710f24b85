#include "day/decisions.hpp"
#include "day/roll.hpp"
#include "day/steps.hpp"
#include "day/view.hpp"

#include <algorithm>

namespace bot::day {

namespace {

/// For what comes after the end.
std::unexpected<refusal> not_ended(const case_at_hand& at, bool of_all_cards = false) {
    if (at.day.open.now == phase::open) return refuse(agents_refusal(day_still_open{of_all_cards}));
    return not_open(at);
}

/// An agent who becomes facilitator is an agent no longer. Whoever was facilitator knows the cards and reads in the
/// agents' channel: an agent from now on.
void hand_to(const case_at_hand& at, pen& writes, const person_id& whom, std::string why) {
    roll people(at.day);
    people.strike(whom);
    if (const auto& before = at.day.open.facilitator; !before.is_bot()) people.name(before, {role::agent, {}});
    people.write(writes, at.day.secret);
    writes.write(public_fact(handed_over{at.day.open.facilitator, whom, std::move(why)}));
}

std::vector<change_no> open_changes(const case_at_hand& at) {
    return {at.day.secret.open_changes.begin(), at.day.secret.open_changes.end()};
}

day_not_clear left_open(const case_at_hand& at) {
    day_not_clear left;
    for (const auto no : at.day.secret.faulty)
        (at.day.secret.cards.at(no).where == column::running ? left.running : left.rolling_back).push_back(no);
    left.open_changes = open_changes(at);
    return left;
}

/// What a forced end leaves behind, in the words of its message; each of these cards is revealed with it.
std::vector<std::string> broken_things(const case_at_hand& at) {
    std::vector<std::string> things;
    for (const auto no : at.day.secret.faulty) things.push_back(title_of(at.day.secret.cards.at(no).plan));
    for (const auto no : at.day.secret.open_changes) things.push_back(at.day.secret.changes.at(no).what);
    return things;
}

}  // namespace

decision decide_on(const case_at_hand& at, const hand_over& asked) {
    if (asked.to == at.day.open.facilitator) return facts{};
    if (asked.to.is_bot() || asked.to.on != at.day.plan.on) return refuse(agents_refusal(unknown_person{asked.to.id}));
    auto writes = at.take_pen();
    if (at.as == role::facilitator) {
        hand_to(at, writes, asked.to, asked.why);
        return writes.done();
    }
    writes.write(agents_fact(appointment_backed{asked.to, asked.why}));
    if (is_backed(at.day, asked.to, at.by.who)) hand_to(at, writes, asked.to, {});
    return writes.done();
}

decision decide_on(const case_at_hand& at, const set_limit& asked) {
    if (asked.limit == 0 || asked.limit > at.rules.max_cards) return refuse(agents_refusal(time_out_of_order{"limit"}));
    auto writes = at.take_pen();
    return writes.write(agents_fact(limit_set{asked.limit, writes.next_note(), asked.why})).done();
}

decision decide_on(const case_at_hand& at, const hold_starts& asked) {
    if (at.day.open.now != phase::open) return not_open(at);
    auto writes = at.take_pen();
    return writes.write(agents_fact(held{asked.why, writes.next_note()})).done();
}

decision decide_on(const case_at_hand& at, const resume_day& asked) {
    if (!at.day.open.stopped && !at.day.secret.on_hold) return refuse(agents_refusal(nothing_to_resume{}));
    const bool is_more = at.day.open.stopped && at.day.open.stopped->real && !asked.knows_of_real;
    if (at.day.open.stopped && (!asked.confirmed || is_more))
        return refuse(agents_refusal(needs_confirmation{at.day.open.stopped->real ? "resume-real" : "resume"}));
    auto writes = at.take_pen();
    if (at.day.secret.on_hold) writes.write(agents_fact(hold_lifted{asked.why, writes.next_note()}));
    if (at.day.open.stopped) {
        writes.write(public_fact(resumed{at.day.open.stopped->real}));
        writes.write(agents_fact(resume_explained{asked.why, writes.next_note()}));
    }
    return writes.done();
}

decision decide_on(const case_at_hand& at, const extend_day& asked) {
    if (at.day.open.now != phase::open && at.day.open.now != phase::planned) return not_open(at);
    auto windows = at.day.plan.windows;
    if (windows.empty()) return refuse(public_refusal(plan_incomplete{{"windows"}}));
    auto& in = windows[std::min<std::size_t>(at.day.open.windows_ended, windows.size() - 1)];
    const auto by = asked.to.at - in.ends.at;
    const bool collides = &in != &windows.back() && asked.to.at > (&in + 1)->opens.at;
    if (by == by.zero() || asked.to.at <= at.now || asked.to.at <= in.opens.at || collides)
        return refuse(agents_refusal(time_out_of_order{"extend"}));
    // Only the instants are known here: the wall times that go with them are worked out again by whoever shows them.
    in.last_start = {{}, std::max(in.last_start.at + by, in.opens.at)};
    in.wind_down = {{}, std::max(in.wind_down.at + by, in.opens.at)};
    in.ends = asked.to;
    auto writes = at.take_pen();
    if (at.day.secret.wind_down_at)
        writes.write(agents_fact(wind_down_set{*at.day.secret.wind_down_at + by, writes.next_note(), asked.why}));
    return writes.write(public_fact(extended{std::move(windows), asked.why})).done();
}

decision decide_on(const case_at_hand& at, const wind_down& asked) {
    if (at.day.open.now != phase::open) return not_open(at);
    const auto* in = public_day(at.day).current_window(at.now);
    const auto when = std::max(asked.at.value_or(at.now), at.now);
    const bool night = at.day.open.windows_opened <= at.day.open.windows_ended;
    if (!in || night || when > in->ends.at) return refuse(agents_refusal(time_out_of_order{"wind-down"}));
    auto writes = at.take_pen();
    return writes.write(agents_fact(wind_down_set{when, writes.next_note(), asked.why})).done();
}

decision decide_on(const case_at_hand& at, const end_day& asked) {
    if (at.day.open.now != phase::open) return not_open(at);
    const auto left = left_open(at);
    const bool clear = left.running.empty() && left.rolling_back.empty() && left.open_changes.empty();
    auto writes = at.take_pen();
    if (clear) return writes.write(public_fact(day_ended{})).done();
    if (!asked.forced_why) return refuse(agents_refusal(left));
    if (asked.forced_why->empty()) return refuse(public_refusal(nothing_said{"why"}));
    revealed_to_all shown;
    shown.with_end = true;
    for (const auto no : at.day.secret.faulty) shown.cards.push_back(revealed(at.day.secret.cards.at(no)));
    if (!shown.cards.empty()) writes.write(public_fact(std::move(shown)));
    return writes.write(public_fact(day_ended{broken_things(at), *asked.forced_why})).done();
}

decision decide_on(const case_at_hand& at, const reveal& asked) {
    revealed_to_all shown;
    // One that has moved since it was shown is shown as it is now.
    const auto show = [&](const card& it) {
        const auto before = at.day.open.revealed.find(it.no);
        auto now = revealed(it);
        if (before == at.day.open.revealed.end() || before->second != now) shown.cards.push_back(std::move(now));
    };
    if (asked.card) {
        const auto found = at.day.secret.cards.find(*asked.card);
        if (found == at.day.secret.cards.end()) return refuse(agents_refusal(no_such_card{*asked.card}));
        show(found->second);
    } else {
        if (at.day.open.now != phase::ended) return not_ended(at, true);
        for (const auto& [no, each] : at.day.secret.cards)
            if (!each.runs.empty() || at.day.open.revealed.contains(no)) show(each);
    }
    if (shown.cards.empty()) return facts{};
    return at.take_pen().write(public_fact(std::move(shown))).done();
}

decision decide_on(const case_at_hand& at, const set_reminder& asked) {
    for (const auto& each : {asked.every, asked.snooze})
        if (each && !lasts_sensibly(*each)) return refuse(public_refusal(too_many{"minutes", longest_minutes}));
    if (asked.every && !can_be_spaced(asked.kind)) return refuse(agents_refusal(not_spaced{asked.kind}));
    const auto& rules = is_public(asked.kind) ? at.day.open.rules : at.day.secret.rules;
    const auto before = rules.find(asked.kind);
    // A snooze leaves spacing and silence as they were, a new spacing ends both.
    const auto every = asked.every || before == rules.end() ? asked.every : before->second.every;
    const bool off = asked.off || (asked.snooze && before != rules.end() && before->second.off);
    const auto until = asked.snooze ? std::optional(at.now + *asked.snooze) : std::nullopt;
    auto writes = at.take_pen();
    if (is_public(asked.kind))
        return writes.write(public_fact(public_reminder_set{asked.kind, off, every, until})).done();
    return writes.write(agents_fact(agents_reminder_set{asked.kind, off, every, until})).done();
}

decision decide_on(const case_at_hand& at, const tick_step& asked) {
    const bool after_the_day = asked.step <= number_of(step::share);
    if (after_the_day != (at.day.open.now == phase::ended)) return after_the_day ? not_ended(at) : not_open(at);
    if (at.day.secret.ticked.contains(asked.step)) return facts{};
    return at.take_pen().write(agents_fact(step_ticked{asked.step})).done();
}

decision decide_on(const case_at_hand& at, const close_day&) {
    if (at.day.open.now != phase::ended) return not_ended(at);
    return at.take_pen().write(public_fact(day_closed{})).done();
}

}  // namespace bot::day

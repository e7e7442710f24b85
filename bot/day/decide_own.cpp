#include "day/decisions.hpp"
#include "day/due.hpp"
#include "day/roll.hpp"

#include <algorithm>

namespace bot::day {

decision decide_on(const case_at_hand& at, const tick&) {
    auto brought = due(at.day, at.now);
    const auto* other = day_in_the_way(at.known, at.day);
    if (!other) return brought;
    // Rule 10: the clock opens no day beside another in the same channel; the facilitator is told, and does it by hand.
    facts instead;
    for (auto& each : brought) {
        const auto* anybodys = std::get_if<public_fact>(&each.what);
        const bool kickoff = anybodys && std::holds_alternative<kicked_off>(*anybodys);
        if (kickoff) each.what = public_fact(kickoff_set{});
        instead.push_back(each);
        if (!kickoff) continue;
        each.what = agents_fact(reminded{reminder::ready_check, 1, "channel"});
        instead.push_back(std::move(each));
    }
    return instead;
}

decision decide_on(const case_at_hand& at, const note_announced& asked) {
    auto writes = at.take_pen();
    if (asked.id.as == counted::for_public) {
        if (!at.day.open.outstanding.contains(asked.id)) return facts{};
        return writes.write(public_fact(announced{asked.id, asked.where, std::nullopt, asked.offers, asked.late}))
            .done();
    }
    if (!at.day.secret.outstanding.contains(asked.id)) return facts{};
    return writes.write(agents_fact(agents_announced{asked.id, asked.where, asked.offers, asked.late})).done();
}

decision decide_on(const case_at_hand& at, const drop_announcement& asked) {
    auto writes = at.take_pen();
    if (asked.id.as == counted::for_public) {
        if (!at.day.open.outstanding.contains(asked.id)) return facts{};
        return writes.write(public_fact(announcement_dropped{asked.id, asked.why})).done();
    }
    if (!at.day.secret.outstanding.contains(asked.id)) return facts{};
    return writes.write(agents_fact(agents_announcement_dropped{asked.id, asked.why})).done();
}

decision decide_on(const case_at_hand& at, const take_topic& asked) {
    return at.take_pen().write(public_fact(topic_taken{asked.where, asked.was, asked.now})).done();
}

decision decide_on(const case_at_hand& at, const finish_chore& asked) {
    if (!at.day.open.chores.contains(asked.what)) return facts{};
    return at.take_pen().write(public_fact(chore_done{asked.what})).done();
}

decision decide_on(const case_at_hand& at, const promise_report& asked) {
    // Whoever asks again while one is under way waits for the same.
    const auto is_the_same = [&](const owed_report& it) { return it.to == asked.to && it.format == asked.format; };
    if (std::ranges::any_of(at.day.secret.owed, is_the_same)) return facts{};
    return at.take_pen().write(agents_fact(report_promised{asked.to, asked.format})).done();
}

decision decide_on(const case_at_hand& at, const finish_report& asked) {
    if (!at.day.secret.owed.contains(asked.what)) return facts{};
    return at.take_pen().write(agents_fact(report_brought{asked.what})).done();
}

decision decide_on(const case_at_hand& at, const see_agents_channel& asked) {
    agents_channel_seen seen;
    seen.is_private = asked.is_private;
    for (const auto& each : asked.present) {
        const auto member = at.day.secret.who.find(each);
        const bool agent = member != at.day.secret.who.end() && member->second.as == role::agent;
        if (!agent && each != at.day.open.facilitator) seen.strangers.insert(each);
    }
    const bool as_before =
        seen.strangers == at.day.secret.strangers && seen.is_private == at.day.secret.channel_private;
    if (as_before) return facts{};
    return at.take_pen().write(agents_fact(std::move(seen))).done();
}

/// Who comes into the group or leaves it has another role from then on; a day that is over keeps its people.
decision decide_on(const case_at_hand& at, const see_group& asked) {
    if (at.day.open.now != phase::planned && at.day.open.now != phase::open) return facts{};
    roll people(at.day);
    people.see(asked.is);
    if (people.who().size() > at.rules.max_people)
        return refuse(public_refusal(too_many{"people", at.rules.max_people}));
    auto writes = at.take_pen();
    people.write(writes, at.day.secret);
    return writes.done();
}

}  // namespace bot::day

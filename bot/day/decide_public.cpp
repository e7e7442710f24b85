#include "day/decisions.hpp"
#include "day/view.hpp"

#include <algorithm>

namespace bot::day {

namespace {

bool is_public(role as) { return as != role::agent && as != role::facilitator; }

}  // namespace

decision decide_on(const case_at_hand& at, const report_sighting& asked) {
    if (at.day.open.now != phase::open) return not_open(at);
    if (asked.what.empty()) return refuse(public_refusal(nothing_said{"what"}));
    if (at.day.open.sightings.size() >= at.rules.max_sightings)
        return refuse(public_refusal(too_many{"sightings", at.rules.max_sightings}));
    if (at.day.open.sighted_bytes + asked.what.size() + asked.team.size() > at.rules.max_mib << 20)
        return refuse(public_refusal(too_many{mib_of_sightings, at.rules.max_mib}));
    sighting_reported it;
    it.no = {static_cast<std::uint32_t>(at.day.open.sightings.size()) + 1};
    it.what = asked.what;
    it.team = asked.team;
    auto writes = at.take_pen();
    writes.write_as_of(std::min(asked.at.value_or(at.now), at.now), public_fact(std::move(it)));
    return writes.done();
}

decision decide_on(const case_at_hand& at, const resolve_sighting& asked) {
    if (at.day.open.now == phase::planned) return not_open(at);
    const auto found = at.day.open.sightings.find(asked.no);
    if (found == at.day.open.sightings.end()) return refuse(public_refusal(no_such_sighting{asked.no.value}));
    if (found->second.resolved) return refuse(public_refusal(already_done{}));
    return at.take_pen().write(public_fact(sighting_resolved{asked.no})).done();
}

void stop_everything(const case_at_hand& at, pen& writes, bool real, const std::string& why) {
    for (const auto no : at.day.secret.faulty) {
        const auto& each = at.day.secret.cards.at(no);
        if (each.where != column::running) continue;
        card_stopped it;
        it.card = no;
        it.title = title_of(each.plan);
        it.by = resolution::stopped;
        it.why = why;
        it.note = writes.next_note();
        writes.write(agents_fact(std::move(it)));
    }
    writes.write(agents_fact(stop_explained{real, why, writes.next_note()}));
}

decision decide_on(const case_at_hand& at, const stop_all& asked) {
    if (at.day.open.now != phase::open) return not_open(at);
    if (at.day.open.stopped) return refuse(public_refusal(already_stopped{at.day.open.stopped->real}));
    auto writes = at.take_pen();
    writes.write(public_fact(everything_stopped{}));
    stop_everything(at, writes, false, asked.why);
    return writes.done();
}

decision decide_on(const case_at_hand& at, const declare_real& asked) {
    if (at.day.open.now != phase::open) return not_open(at);
    if (at.day.open.stopped && at.day.open.stopped->real) return refuse(public_refusal(already_stopped{true}));
    auto writes = at.take_pen();
    // What an agent says of it may speak of a card: the public hears the words of its own people only.
    writes.write(public_fact(real_declared{is_public(at.as) ? asked.what : std::string()}));
    stop_everything(at, writes, true, asked.what);
    return writes.done();
}

decision decide_on(const case_at_hand& at, const write_lesson& asked) {
    if (asked.text.empty()) return refuse(public_refusal(nothing_said{"text"}));
    // Counted a person: how much others have written, agents among them, is nobody's business.
    std::size_t theirs = 0, bytes = asked.text.size();
    for (const auto& each : at.day.secret.lessons) {
        if (each.by != at.by.who) continue;
        ++theirs;
        bytes += each.text.size();
    }
    if (theirs >= at.rules.max_lessons) return refuse(public_refusal(too_many{"lessons", at.rules.max_lessons}));
    if (bytes > at.rules.max_mib_of_lessons << 20)
        return refuse(public_refusal(too_many{mib_of_lessons, at.rules.max_mib_of_lessons}));
    auto writes = at.take_pen();
    writes.write_as_of(
        std::min(asked.at.value_or(at.now), at.now), agents_fact(lesson_written{asked.kind, asked.text, asked.owner}));
    return writes.done();
}

decision decide_on(const case_at_hand& at, const greet& asked) {
    const auto* in = public_day(at.day).current_window(at.now);
    const bool in_window = at.day.open.now == phase::open && in && at.now < in->ends.at &&
                           at.day.open.windows_opened > at.day.open.windows_ended;
    const auto rule = at.day.open.rules.find(reminder::welcome);
    const bool unwanted =
        rule != at.day.open.rules.end() && (rule->second.off || rule->second.snoozed_until.value_or(at.now) > at.now);
    const auto before = at.day.open.greeted.find(asked.who);
    const bool greeted = in && before != at.day.open.greeted.end() && before->second >= in->opens.at;
    if (!in_window || greeted || unwanted) return facts{};
    return at.take_pen().write(public_fact(joined{asked.who})).done();
}

}  // namespace bot::day

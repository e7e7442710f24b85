#include "day/decisions.hpp"

namespace bot::day {

namespace {

/// The card that a line is about, where it names none: the asker's own one that is running, if it is the only one.
std::optional<card_no> card_guessed(const case_at_hand& at) {
    std::optional<card_no> own;
    for (const auto no : at.day.secret.faulty) {
        if (at.day.secret.cards.at(no).plan.owner != at.by.who) continue;
        if (own) return std::nullopt;
        own = no;
    }
    if (own || at.day.secret.faulty.size() != 1) return own;
    return *at.day.secret.faulty.begin();
}

/// Each keeps the words that it replaces.
constexpr std::uint32_t most_amendments = 20;

/// What would be too many, if so many more were written, with so many bytes of text.
std::optional<too_many> too_much(const case_at_hand& at, std::size_t more, std::size_t bytes) {
    if (at.day.secret.notes.size() + more > at.rules.max_notes) return too_many{"notes", at.rules.max_notes};
    if (at.day.secret.noted_bytes + bytes > at.rules.max_mib << 20) return too_many{mib_of_notes, at.rules.max_mib};
    return std::nullopt;
}

std::size_t bytes_in(const write_notes& asked) {
    std::size_t sum = 0;
    for (const auto& line : asked.lines) sum += line.text.size() + line.why.size();
    return sum;
}

const note* note_at(const case_at_hand& at, note_no no) {
    return no.value == 0 || no.value > at.day.secret.notes.size() ? nullptr : &at.day.secret.notes[no.value - 1];
}

bool stands(const case_at_hand& at, const message_marked& mark) {
    const auto found = at.day.secret.marked.find(mark.message);
    if (found == at.day.secret.marked.end()) return false;
    return mark.by_reaction ? found->second.reactions.contains(at.by.who) : found->second.by_hand;
}

}  // namespace

decision decide_on(const case_at_hand& at, const write_notes& asked) {
    if (asked.lines.empty()) return refuse(public_refusal(nothing_said{"text"}));
    if (auto no = too_much(at, asked.lines.size(), bytes_in(asked))) return refuse(public_refusal(std::move(*no)));
    auto writes = at.take_pen();
    for (const auto& line : asked.lines) {
        if (line.text.empty()) return refuse(public_refusal(nothing_said{"text"}));
        if (line.card && !at.day.secret.cards.contains(*line.card))
            return refuse(agents_refusal(no_such_card{*line.card}));
        note_written it;
        it.note = writes.next_note();
        it.card = line.card ? line.card : card_guessed(at);
        it.text = line.text;
        it.why = line.why;
        writes.write_as_of(std::min(line.at.value_or(at.now), at.now), agents_fact(std::move(it)));
    }
    return writes.done();
}

decision decide_on(const case_at_hand& at, const keep_message& asked) {
    const message_marked mark{asked.message, asked.by_reaction};
    if (at.day.secret.kept_messages.contains(asked.message)) {
        if (stands(at, mark)) return facts{};
        return at.take_pen().write(agents_fact(mark)).done();
    }
    // How much agents have written is nobody else's business: a responder's mark is dropped without a word.
    const bool may_know = at.as == role::agent || at.as == role::facilitator;
    if (auto no = too_much(at, 1, asked.text.size() + asked.why.size() + asked.link.size()))
        return may_know ? decision(refuse(public_refusal(std::move(*no)))) : facts{};
    if (asked.card && !at.day.secret.cards.contains(*asked.card))
        return may_know ? decision(refuse(agents_refusal(no_such_card{*asked.card}))) : facts{};
    auto writes = at.take_pen();
    note_written it;
    it.note = writes.next_note();
    it.card = asked.card;
    it.text = asked.text;
    it.why = asked.why;
    it.message = asked.message;
    it.link = asked.link;
    writes.write_for(asked.author, std::min(asked.at, at.now), agents_fact(std::move(it)));
    return writes.write(agents_fact(mark)).done();
}

/// One that was kept before it was written down who wants it goes with anybody's reaction.
decision decide_on(const case_at_hand& at, const drop_message& asked) {
    const auto found = at.day.secret.kept_messages.find(asked.message);
    if (found == at.day.secret.kept_messages.end()) return facts{};
    auto writes = at.take_pen();
    if (const auto by = at.day.secret.marked.find(asked.message); by != at.day.secret.marked.end()) {
        const auto& [reactions, by_hand] = by->second;
        if (!reactions.contains(at.by.who)) return facts{};
        writes.write(agents_fact(message_unmarked{asked.message}));
        if (by_hand || reactions.size() > 1) return writes.done();
    }
    return writes.write(agents_fact(note_struck{found->second})).done();
}

decision decide_on(const case_at_hand& at, const open_change& asked) {
    if (at.day.open.now == phase::ended) return not_open(at);
    if (asked.what.empty()) return refuse(public_refusal(nothing_said{"what"}));
    if (asked.restore.empty()) return refuse(public_refusal(nothing_said{"restore"}));
    if (auto no = too_much(at, 1, asked.what.size() + asked.restore.size() + asked.why.size()))
        return refuse(public_refusal(std::move(*no)));
    auto writes = at.take_pen();
    change_opened it;
    it.no = {static_cast<std::uint32_t>(at.day.secret.changes.size()) + 1};
    it.what = asked.what;
    it.restore = asked.restore;
    it.why = asked.why;
    it.note = writes.next_note();
    return writes.write(agents_fact(std::move(it))).done();
}

decision decide_on(const case_at_hand& at, const restore_change& asked) {
    const auto& open = at.day.secret.open_changes;
    if (asked.change && !open.contains(*asked.change))
        return refuse(agents_refusal(no_such_change{asked.change->value}));
    if (!asked.change && open.size() != 1) {
        which_change several;
        several.candidates.assign(open.begin(), open.end());
        return refuse(agents_refusal(std::move(several)));
    }
    auto writes = at.take_pen();
    return writes.write(agents_fact(change_restored{asked.change ? *asked.change : *open.begin(), writes.next_note()}))
        .done();
}

decision decide_on(const case_at_hand& at, const draw_in& asked) {
    if (at.day.open.now != phase::open) return not_open(at);
    const auto found = at.day.secret.who.find(asked.agent);
    if (found == at.day.secret.who.end() || found->second.as != role::agent)
        return refuse(agents_refusal(unknown_person{asked.agent.id}));
    if (auto no = too_much(at, 1, asked.why.size())) return refuse(public_refusal(std::move(*no)));
    auto writes = at.take_pen();
    return writes.write(agents_fact(agent_drawn_in{asked.agent, asked.why, writes.next_note()})).done();
}

decision decide_on(const case_at_hand& at, const amend_note& asked) {
    const auto* it = note_at(at, asked.note);
    if (!it || it->struck) return refuse(agents_refusal(no_such_note{asked.note}));
    if (amendments_of(at.day.secret, it->no).earlier.size() >= most_amendments)
        return refuse(public_refusal(too_many{"amendments of a note", most_amendments}));
    if (!asked.text && !asked.why) return refuse(public_refusal(nothing_said{"text"}));
    if (auto no = too_much(at, 0, asked.text.value_or("").size() + asked.why.value_or("").size()))
        return refuse(public_refusal(std::move(*no)));
    return at.take_pen().write(agents_fact(note_amended{asked.note, asked.text, asked.why})).done();
}

decision decide_on(const case_at_hand& at, const tie_sighting& asked) {
    if (!at.day.open.sightings.contains(asked.sighting))
        return refuse(public_refusal(no_such_sighting{asked.sighting.value}));
    if (!at.day.secret.cards.contains(asked.card)) return refuse(agents_refusal(no_such_card{asked.card}));
    return at.take_pen().write(agents_fact(sighting_tied{asked.sighting, asked.card})).done();
}

}  // namespace bot::day

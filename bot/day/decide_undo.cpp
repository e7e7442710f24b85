#include "day/decisions.hpp"
#include "day/match.hpp"

#include <algorithm>

// Rule 6: undo takes back one's own last act within ten minutes, never a final one, nor one that others went on from.
namespace bot::day {

namespace {

const note* note_at(const chaos_day& day, note_no no) {
    return no.value == 0 || no.value > day.secret.notes.size() ? nullptr : &day.secret.notes[no.value - 1];
}

/// Whether something of the kind was written down since, and stands. Ten minutes of notes at most are looked at.
bool since(const chaos_day& day, const note& it, auto&& of_the_kind) {
    const auto first = day.secret.notes.begin() + static_cast<std::ptrdiff_t>(it.no.value);
    return std::any_of(
        first, day.secret.notes.end(), [&](const note& later) { return !later.struck && of_the_kind(later); });
}

bool known_elsewhere(const chaos_day& day, card_no card) {
    const bool tied = std::ranges::any_of(day.secret.tied, [&](const auto& each) { return each.second == card; });
    return tied || day.open.revealed.contains(card);
}

bool card_went_on(const chaos_day& day, const note& it) {
    const auto card = day.secret.cards.find(*it.card);
    if (card == day.secret.cards.end()) return true;
    if (it.of == act::added)
        return known_elsewhere(day, *it.card) || since(day, it, [&](const note& each) { return each.card == it.card; });
    const bool would_run = it.before == column::running && day.open.stopped;
    return would_run || card->second.last_act != it.no;
}

bool went_on(const chaos_day& day, const note& it) {
    switch (it.of) {
        case act::written:
        case act::message:
        case act::drawn_in:
            return false;
        case act::added:
        case act::readied:
        case act::started:
        case act::stopped:
        case act::rolled_back:
        case act::skipped:
            return card_went_on(day, it);
        case act::change_opened:
        case act::change_restored:
            return since(day, it, [&](const note& each) { return each.change == it.change; });
        case act::limit:
            return since(day, it, [](const note& each) { return each.of == act::limit; });
        case act::hold:
        case act::hold_lifted:
            return since(day, it, [](const note& each) { return each.of == act::hold || each.of == act::hold_lifted; });
        case act::wind_down:
            return !day.secret.wind_down_at ||
                   since(day, it, [](const note& each) { return each.of == act::wind_down; });
        case act::waived:
            return since(day, it, [&](const note& each) {
                return each.card == it.card && (each.of == act::waived || each.of == act::started);
            });
        case act::stop_all:
        case act::real:
        case act::resumed:
            return true;  // everybody has heard of it
    }
    return true;
}

/// Whether what an act without a note changed is still as that act left it.
bool still_stands(const secret_book& book, const person_id& who, const agents_fact& done) {
    return match(
        done, [&](const people_set& it) { return book.who == it.who; },
        [&](const card_changed& it) {
            const auto card = book.cards.find(it.card);
            return card != book.cards.end() && card->second.plan == it.plan;
        },
        [&](const note_amended& it) {
            const auto& now = book.notes[it.note.value - 1];
            return !now.struck && now.text == it.text.value_or(now.text) && now.why == it.why.value_or(now.why);
        },
        [&](const agents_reminder_set& it) {
            return book.rules.at(it.kind) == reminder_rule{it.off, it.every, it.snoozed_until};
        },
        [&](const sighting_tied& it) {
            const auto tied = book.tied.find(it.sighting);
            return tied != book.tied.end() && tied->second == it.card;
        },
        [&](const appointment_backed& it) {
            const auto asked = book.appointments.find(who);
            return asked != book.appointments.end() && asked->second == it.whom;
        },
        [&](const step_ticked& it) { return book.ticked.contains(it.step); },
        [](const lesson_written&) { return true; }, [](const auto&) { return false; });
}

decision take_back_unnoted(const case_at_hand& at, const unnoted_act& last) {
    if (!still_stands(at.day.secret, at.by.who, last.done)) return refuse(agents_refusal(nothing_to_take_back{}));
    return at.take_pen().write(last.puts_back).write(agents_fact(taken_back{})).done();
}

}  // namespace

decision decide_on(const case_at_hand& at, const take_back&) {
    const auto last = at.day.secret.last_act.find(at.by.who);
    nothing_to_take_back no;
    no.none_made = last == at.day.secret.last_act.end();
    if (no.none_made) return refuse(agents_refusal(no));
    no.final_act = last->second.final_act;
    no.lasts = last->second.lasts;
    if (no.final_act || no.lasts) return refuse(agents_refusal(no));
    no.too_late = at.now - last->second.at > std::chrono::minutes(10);
    if (no.too_late) return refuse(agents_refusal(no));
    if (last->second.unnoted) return take_back_unnoted(at, *last->second.unnoted);
    const auto* it = note_at(at.day, last->second.note);
    if (it && it->of == act::resumed) no.lasts = lasting_act::resumed;
    // What the end found clear stays clear.
    const bool before_end = it && at.day.open.ended_at && it->written <= *at.day.open.ended_at;
    if (!it || it->struck || before_end || went_on(at.day, *it)) return refuse(agents_refusal(no));
    return at.take_pen().write(agents_fact(taken_back{it->no})).done();
}

}  // namespace bot::day

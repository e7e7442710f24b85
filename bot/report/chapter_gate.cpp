// What the facilitator changed of the rules, and what was changed in the environment beside the experiments.
#include "report/chapters.hpp"
#include "report/words.hpp"
#include "speech/card_words.hpp"
#include "speech/names.hpp"

namespace bot::report {

namespace {

using speech::line, speech::words;

line acted(const past& day, const day::note& it) {
    return words(at(it.happened, day.plan()), ", ", it.who, " ", speech::note_in_words(day.of, it));
}

std::vector<line> each_of(const past& day, const std::vector<day::note>& notes) {
    std::vector<line> all;
    for (const auto& each : notes) all.push_back(acted(day, each));
    return all;
}

std::vector<line> holds(const past& day) {
    std::vector<line> all;
    for (const auto& each : day.it.holds)
        all.push_back(words("Hold, ", from_to(each.from, each.to, day.plan()), ", by ", each.by,
            each.why.empty() ? "" : ": ", each.why));
    return all;
}

line open_for(const past& day, const day::change& it) {
    if (it.restored) return words(speech::took(*it.restored - it.opened), ", restored by ", it.restored_by);
    const auto until = day.of.open().ended_at;
    return until && *until > it.opened ? words("never restored; ", speech::took(*until - it.opened), " at the end")
                                       : words("never restored");
}

}  // namespace

void tell_gate(pages& to, const past& day) {
    auto changed = each_of(day, day.it.interventions), drawn_in = each_of(day, day.it.drawn_in), held = holds(day);
    const auto& forced = day.it.forced_why;
    if (changed.empty() && drawn_in.empty() && held.empty() && forced.empty()) return;
    to.titled(2, words("Decisions of the day"), "decisions");
    to.lists(std::move(changed)).lists(std::move(held));
    if (!forced.empty()) to.says(words("The end was forced: ", speech::sentence(forced)));
    if (!drawn_in.empty()) to.says(words("Agents whose own team needed them after all:")).lists(std::move(drawn_in));
}

void tell_changes(pages& to, const past& day) {
    table made{{"Change", "What", "Opened", "Open for", "To restore"}, {}};
    for (const auto& each : day.it.changes)
        made.rows.push_back({words(each.no), words(each.what, each.why.empty() ? "" : " — why: ", each.why),
            words(at(each.opened, day.plan()), ", ", each.by), open_for(day, each), words(each.restore)});
    if (made.rows.empty()) return;
    to.titled(2, words("Changes of logging, alerting and configuration"), "changes").shows(std::move(made));
}

}  // namespace bot::report

#include "day/retrospect.hpp"
#include "speech/card_words.hpp"
#include "speech/names.hpp"
#include "speech/offers.hpp"
#include "speech/report.hpp"

namespace bot::speech {

line outcome_of(const day::card_story& it) {
    if (it.runs.empty()) return words("not run");
    auto said = words(name_of(it.line.where));
    if (it.runs.size() > 1) pieces::add(said, words(", ", it.runs.size(), " runs"));
    if (const auto by = it.runs.back().resolved; by == day::resolution::nobody) pieces::add(said, ", unnoticed");
    pieces::add(said,
        it.to_detect ? words("; noticed after ", took(*it.to_detect)) : words("; no failure was reported for it"));
    if (it.to_recover) pieces::add(said, words(", over after ", took(*it.to_recover)));
    if (it.to_roll_back) pieces::add(said, words("; rolled back in ", took(*it.to_roll_back)));
    if (it.to_roll_back && it.plan.rollback_estimate)
        pieces::add(said, words(" (estimate ", lasting(*it.plan.rollback_estimate), ")"));
    return said;
}

line lesson_in_words(const day::lesson& it) {
    if (it.kind != day::lesson_kind::idea) return words(it.text, " (", it.by, ")");
    return words(it.text, " (", it.by, ")",
        it.owner ? words(", considered later by ", *it.owner) : words(", nobody considers it yet"));
}

namespace {

std::vector<line> expected_and_seen(const day::card_story& it) {
    std::vector<line> lines;
    const auto tell = [&](std::string_view name, const std::string& said) {
        if (!said.empty()) lines.push_back(words(emphasis(name), ": ", said));
    };
    tell("Expected", it.plan.expected);
    tell("Expected response", it.plan.response);
    tell("Expected alert", it.plan.alert);
    lines.push_back(words(emphasis("What happened"), ": ", outcome_of(it)));
    for (const auto& each : it.notes)
        if (each.of == day::act::written || each.of == day::act::message) tell("Noted", each.text);
    for (const auto& each : it.sightings) tell("Reported", each.what);
    return lines;
}

void tell_lessons(telling& to, const std::vector<day::lesson>& lessons, std::string_view none) {
    if (lessons.empty()) {
        to.says(none);
        return;
    }
    std::vector<line> each;
    for (const auto& it : lessons) each.push_back(lesson_in_words(it));
    to.lists(std::move(each));
}

}  // namespace

std::vector<line> gaps_in_words(const day::retrospective& it, const day::agents_day& of) {
    std::vector<line> gaps;
    for (const auto no : it.without_why)
        if (const auto* note = note_of(of, no))
            gaps.push_back(words("note ", no, " (", note_in_words(of, *note),
                ") has no why: ", typed("amend " + std::to_string(no.value) + " why: …")));
    for (const auto no : it.never_ended) gaps.push_back(words(card_named(of, no), " was never rolled back"));
    for (const auto& each : it.changes)
        if (!each.restored) gaps.push_back(words(change_named(of, each.no), " is still open"));
    for (const auto& each : it.untied)
        gaps.push_back(words("failure ", each.no, " (", each.what,
            ") belongs to no card yet: ", typed("tie " + std::to_string(each.no.value) + " CARD")));
    return gaps;
}

message retrospective_in_words(const day::agents_day& of) {
    const auto it = day::retrospect(of);
    telling made;
    made.titled("Retrospective of ", of.plan().name);
    const auto ended = of.open().ended_at;
    if (const auto at = ended ? day::time_for_retrospective(of.plan(), *ended) : std::nullopt)
        made.says("A good time: ", dated(*at, of.plan().zone),
            ", after a day of rest and while it is fresh. Walk through "
            "what people saw, thought and did; park ideas with an owner, solve nothing yet.");
    made.titled("1. What the experiments taught");
    for (const auto& each : it.cards) {
        made.says(card_named(of, each.line.no));
        made.lists(expected_and_seen(each));
    }
    made.says("What people learnt:");
    tell_lessons(made, it.learned, "Nothing was written down.");
    made.titled("2. What makes the next Chaos Day better");
    tell_lessons(made, it.improvements, "Nothing yet; the last ten minutes are for this.");
    made.titled("3. Ideas for a team's backlog");
    tell_lessons(made, it.ideas, "None yet.");
    if (auto gaps = gaps_in_words(it, of); !gaps.empty()) made.titled("Gaps in the record").lists(std::move(gaps));
    made.shows(words("The record as a file:"), {offer("Markdown", "export md"), offer("HTML", "export html"),
                                                   offer("JSON", "export json"), offer("CSV", "export csv")});
    made.offers(offer("Timeline", "timeline"));
    const bool is_closed = of.open().now == day::phase::closed;
    if (!it.untied.empty() && !is_closed) made.offers(offer("Tie a failure", "tie"));
    if (of.open().now == day::phase::ended) made.offers(close_the_day());
    return made;
}

}  // namespace bot::speech

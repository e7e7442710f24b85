// Each experiment: what was expected beside what happened, how long it took, what was noted and reported.
#include "report/chapters.hpp"
#include "report/words.hpp"
#include "speech/card_words.hpp"
#include "speech/names.hpp"
#include "speech/report.hpp"

namespace bot::report {

namespace {

using speech::line, speech::words;

line took(const std::optional<std::chrono::milliseconds>& span) {
    return span ? words(speech::took(*span)) : words("—");
}
line either(const std::string& said, std::string_view other) { return said.empty() ? words(other) : words(said); }

line impact_expected(const day::card_plan& plan) {
    if (plan.business_impact.empty()) return either(plan.technical_impact, "nothing was written down");
    return words(plan.technical_impact, plan.technical_impact.empty() ? "" : "; ", plan.business_impact);
}

line reported(const day::card_story& it) {
    std::vector<line> each;
    for (const auto& seen : it.sightings)
        each.push_back(words(seen.what, seen.team.empty() ? "" : " (" + seen.team + ")"));
    return each.empty() ? words("nobody reported anything") : speech::listed(each, "; ");
}

line detected(const day::card_story& it) {
    if (!it.to_detect) return words(it.runs.empty() ? "—" : "nobody noticed");
    return words("after ", speech::took(*it.to_detect), ", by ", *it.detected_by,
        it.detected_by_team.empty() ? "" : " (" + it.detected_by_team + ")");
}

line response(const day::card_story& it) {
    if (it.runs.empty()) return words("—");
    const auto first = it.to_respond ? words("first word after ", speech::took(*it.to_respond))
                                     : words("no word of a responder is on the record");
    return it.to_recover ? words(first, "; over after ", speech::took(*it.to_recover)) : first;
}

line alert(const past& day, const day::card_story& it) {
    line said;
    for (const auto no : it.of_alert)
        if (const auto* note = speech::note_of(day.of, no))
            speech::pieces::add(said,
                words(said.empty() ? "" : "; ", at(note->happened, day.plan()), " ", note->who, ": ", note->text));
    return said.empty() ? words("no note speaks of an alert") : said;
}

line resolved(const day::card_story& it) {
    if (it.runs.empty()) return words("not run");
    const auto& last = it.runs.back();
    if (!last.resolved) return words("never stopped");
    return words("by ", speech::name_of(*last.resolved),
        last.rolled_back ? words("; rolled back by ", last.rolled_back_by) : words("; never rolled back"));
}

table comparison(const past& day, const day::card_story& it) {
    const auto& plan = it.plan;
    table made{{"", "Expected", "What happened"}, {}};
    const auto add = [&](std::string_view name, line expected, line happened) {
        made.rows.push_back({words(name), std::move(expected), std::move(happened)});
    };
    add("Result", either(plan.expected, "—"), speech::outcome_of(it));
    add("Impact", impact_expected(plan), reported(it));
    add("Detection", words("—"), detected(it));
    add("Alert", either(plan.alert, "none was expected"), alert(day, it));
    add("Response", either(plan.response, "nothing was written down"), response(it));
    add("Resolved", words("—"), resolved(it));
    add("Time it ran", plan.planned ? words(speech::lasting(*plan.planned)) : words("—"), took(it.ran));
    add("Rollback", plan.rollback_estimate ? words(speech::lasting(*plan.rollback_estimate)) : words("—"),
        took(it.to_roll_back));
    return made;
}

line facts_of(const past& day, const day::card_story& it) {
    line said;
    if (it.plan.owner) speech::pieces::add(said, words("Owner ", *it.plan.owner, ". "));
    if (!it.plan.teams.empty())
        speech::pieces::add(
            said, words("Teams: ", speech::listed(std::vector<std::string>(it.plan.teams.begin(), it.plan.teams.end())),
                      ". "));
    for (const auto& run : it.runs)
        speech::pieces::add(said,
            words("Ran ", from_to(run.started, run.rolled_back ? run.rolled_back : run.stopped, day.plan()), ". "));
    if (!it.plan.method.empty()) speech::pieces::add(said, words("Done by: ", it.plan.method));
    return said;
}

std::vector<line> notes(const past& day, const day::card_story& it) {
    std::vector<line> all;
    for (const auto& each : it.notes)
        if (each.of != day::act::added && each.of != day::act::readied)
            all.push_back(words(at(each.happened, day.plan()), ", ", each.who, speech::is_free_text(each) ? ": " : " ",
                speech::note_in_words(day.of, each, it.line.no)));
    return all;
}

std::vector<line> sightings(const past& day, const day::card_story& it) {
    std::vector<line> all;
    for (const auto& each : it.sightings)
        all.push_back(words(at(each.seen, day.plan()), ", ", each.by, each.team.empty() ? "" : " (" + each.team + ")",
            ": ", each.what,
            each.resolved ? words("; over ", at(*each.resolved, day.plan())) : words("; never told to be over")));
    return all;
}

void tell_card(pages& to, const past& day, const day::card_story& it) {
    to.titled(3, words(speech::strong(std::to_string(it.line.no.value)), " ", it.line.title),
        "card-" + std::to_string(it.line.no.value));
    to.says(facts_of(day, it));
    to.shows(comparison(day, it));
    if (auto all = notes(day, it); !all.empty()) to.titled(4, words("Notes")).lists(std::move(all));
    if (auto all = sightings(day, it); !all.empty()) to.titled(4, words("Reported")).lists(std::move(all));
}

}  // namespace

void tell_at_a_glance(pages& to, const past& day) {
    table made{{"Experiment", "Outcome", "Detected", "Responded", "Recovered", "Rolled back"}, {}};
    for (const auto& each : day.it.cards)
        made.rows.push_back({words(each.line.no, " ", each.line.title), words(speech::name_of(each.line.where)),
            took(each.to_detect), took(each.to_respond), took(each.to_recover), took(each.to_roll_back)});
    if (made.rows.empty()) return void(to.says(words("There was no card.")));
    to.shows(std::move(made));
    to.says(
        words("Detected, responded and recovered count from the start of the first run, rolled back from its stop; "
              "detected is the first failure that was reported and tied to the card, responded the first word on the "
              "record of somebody who is neither agent nor facilitator."));
}

void tell_cards(pages& to, const past& day) {
    to.titled(2, words("Experiments, one by one"), "experiments");
    for (const auto& each : day.it.cards) tell_card(to, day, each);
}

}  // namespace bot::report

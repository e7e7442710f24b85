// What was learnt: by each team, and by all of them together; then what the record still lacks, and the record itself.
#include "report/chapters.hpp"
#include "report/words.hpp"
#include "speech/card_words.hpp"
#include "speech/names.hpp"
#include "speech/report.hpp"

namespace bot::report {

namespace {

using speech::line, speech::words;

std::string name_of_team(const day::team_story& it) { return it.team.empty() ? "People without a team" : it.team; }

line load_of(const past& day, const day::team_story& it) {
    line said;
    for (const auto& each : it.load)
        speech::pieces::add(said,
            words(said.empty() ? "" : ", ", at(each.at, day.plan()), " ", speech::strong(std::to_string(each.open))));
    return said;
}

std::vector<line> lessons(const std::vector<day::lesson>& all, day::lesson_kind kind) {
    std::vector<line> each;
    for (const auto& it : all)
        if (it.kind == kind) each.push_back(speech::lesson_in_words(it));
    return each;
}

void tell_part(pages& to, std::string_view name, std::vector<line> each) {
    if (!each.empty()) to.says(words(speech::strong(name))).lists(std::move(each));
}

void tell_team(pages& to, const past& day, const day::team_story& it) {
    to.titled(3, words(name_of_team(it)));
    std::vector<day::card_no> cards = it.cards;
    if (!cards.empty()) to.says(words("Experiments for it: ", speech::cards_named(day.of, cards), "."));
    if (it.sightings.empty())
        to.says(words("It reported no failure."));
    else
        to.says(words(speech::counted(it.sightings.size(), "failure"), " reported, ", it.most_open,
            " open at once at most. Open failures over time: ", load_of(day, it), "."));
    tell_part(to, "Learnt", lessons(it.lessons, day::lesson_kind::learned));
    tell_part(to, "To improve", lessons(it.lessons, day::lesson_kind::improvement));
    tell_part(to, "Ideas", lessons(it.lessons, day::lesson_kind::idea));
}

void tell_section(pages& to, line title, const std::vector<day::lesson>& all, std::string_view none) {
    to.titled(3, std::move(title));
    if (all.empty()) return void(to.says(words(none)));
    std::vector<line> each;
    for (const auto& it : all) each.push_back(speech::lesson_in_words(it));
    to.lists(std::move(each));
}

std::vector<line> late_whys(const past& day) {
    std::vector<line> all;
    for (const auto no : day.it.with_late_why)
        if (const auto* it = speech::note_of(day.of, no))
            if (const auto given = day::amendments_of(day.of.secret(), no).why_given)
                all.push_back(words("note ", no, ": its why came ", speech::took(*given - it->written), " later"));
    return all;
}

}  // namespace

void tell_teams(pages& to, const past& day) {
    to.titled(2, words("Each team's own part"), "teams");
    for (const auto& each : day.it.teams) tell_team(to, day, each);
}

void tell_lessons(pages& to, const past& day) {
    to.titled(2, words("All teams together"), "lessons");
    tell_section(to, words("1. What the experiments taught"), day.it.learned, "Nothing was written down.");
    tell_section(
        to, words("2. What makes the next Chaos Day better"), day.it.improvements, "Nothing was written down.");
    if (!day.it.carried.empty()) tell_section(to, words("What the day before asked to be better"), day.it.carried, "");
    tell_section(to, words("3. Ideas for a team's backlog"), day.it.ideas, "None.");
}

void tell_record(pages& to, const past& day) {
    auto gaps = speech::gaps_in_words(day.it, day.of), late = late_whys(day);
    if (!gaps.empty() || !late.empty())
        to.titled(2, words("Gaps in the record"), "gaps").lists(std::move(gaps)).lists(std::move(late));
    to.titled(2, words("The whole record"), "record").lists(speech::record_lines(day.of, day.it.timeline));
}

}  // namespace bot::report

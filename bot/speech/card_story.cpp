// One card with all that is known of it: as planned, its runs, what was said and seen.
#include "speech/board.hpp"
#include "speech/card_texts.hpp"
#include "speech/card_words.hpp"
#include "speech/names.hpp"
#include "speech/offers.hpp"

#include <span>

namespace bot::speech {

namespace {

std::vector<line> fields_of(const day::card_plan& plan) {
    std::vector<line> fields;
    const auto tell = [&](std::string_view name, const std::string& value) {
        if (!value.empty()) fields.push_back(words(emphasis(name), ": ", typed_lines(value)));
    };
    constexpr std::size_t in_the_heading = 2;
    for (const auto& each : std::span(card_texts).subspan(in_the_heading)) tell(each.label, plan.*each.text);
    tell("Teams", listed(std::vector(plan.teams.begin(), plan.teams.end())));
    if (plan.planned) tell("Planned for", lasting(*plan.planned));
    if (plan.alone) fields.push_back(words("Runs alone"));
    std::vector<std::string> together;
    for (const auto each : plan.together) together.push_back(std::to_string(each.value));
    tell("Together with", listed(together));
    return fields;
}

line run_in_words(const day::run& it, const day::agents_day& of, day::instant now) {
    const auto at = [&](day::instant then) { return when(then, of.plan().zone, now); };
    auto said = words("Started ", at(it.started), " by ", it.by);
    if (it.stopped) pieces::add(said, words("; stopped ", at(*it.stopped)));
    if (it.resolved) pieces::add(said, words(", resolved by ", name_of(*it.resolved)));
    if (it.rolled_back)
        pieces::add(said, words("; rolled back ", at(*it.rolled_back), ", confirmed by ", it.rolled_back_by));
    else
        pieces::add(said, "; the fault is still in");
    return said;
}

std::vector<line> notes_about(const day::agents_day& of, day::card_no no, day::instant now) {
    std::vector<line> notes;
    for (const auto& each : of.secret().notes)
        if (each.card == no && !each.struck)
            notes.push_back(words(when(each.happened, of.plan().zone, now), ", ", each.who,
                is_free_text(each) ? ": " : " ", note_in_words(of, each, no), note_number(each)));
    return notes;
}

std::vector<line> sightings_of(const day::agents_day& of, day::card_no no, day::instant now) {
    std::vector<line> seen;
    for (const auto& [sighting, card] : of.secret().tied)
        if (const auto it = of.open().sightings.find(sighting); card == no && it != of.open().sightings.end())
            seen.push_back(
                words(when(it->second.seen, of.plan().zone, now), ", ", it->second.by, ": ", it->second.what));
    return seen;
}

/// The card that is named, else the only one that is running.
std::optional<day::card_no> meant(const day::agents_day& of, std::optional<day::card_no> which) {
    if (which) return which;
    const auto& faulty = of.secret().faulty;
    return faulty.size() == 1 ? std::optional(*faulty.begin()) : std::nullopt;
}

}  // namespace

message card_in_words(const day::agents_day& of, std::optional<day::card_no> which, day::instant now) {
    const auto no = meant(of, which);
    if (!no) return says("Which card? Say its number: ", typed("card 3"), "; ", typed("board"), " shows them all.");
    const auto* it = card_of(of, *no);
    if (!it) return says("There is no card ", *no, "; ", typed("board"), " shows them all.");
    telling made;
    made.titled(*no, " ", day::title_of(it->plan));
    made.says(name_of(it->where), it->plan.owner ? words(", owner ", *it->plan.owner) : words(", no owner"));
    made.lists(fields_of(it->plan));
    tell_rollback(made, it->plan);
    std::vector<line> runs;
    for (const auto& each : it->runs) runs.push_back(run_in_words(each, of, now));
    if (!runs.empty()) made.says("Runs:").lists(std::move(runs));
    if (auto notes = notes_about(of, *no, now); !notes.empty()) made.says("On the record:").lists(std::move(notes));
    if (auto seen = sightings_of(of, *no, now); !seen.empty()) made.says("What responders saw:").lists(std::move(seen));
    for (auto& each : steps_for(*no, it->where)) made.offers(std::move(each));
    if (it->where != day::column::backlog) made.offers(edit(*no));
    if (auto left_out = skip(*no, it->where, of.open().now)) made.offers(std::move(*left_out));
    message story = made;
    story.again = "card " + std::to_string(no->value);  // a button that is pressed leaves no dead ones
    return story;
}

}  // namespace bot::speech

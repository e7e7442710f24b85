#include "speech/board.hpp"

#include "speech/card_words.hpp"
#include "speech/names.hpp"
#include "speech/offers.hpp"

namespace bot::speech {

namespace {

line card_in_a_line(const day::board_card& it, const day::agents_day& of, day::instant now) {
    auto said = words(strong(std::to_string(it.line.no.value)), " ", it.line.title);
    if (it.line.owner) pieces::add(said, words(", ", *it.line.owner));
    if (!it.line.teams.empty())
        pieces::add(said, words(" (", listed(std::vector(it.line.teams.begin(), it.line.teams.end())), ")"));
    const bool is_in = it.line.where == day::column::running || it.line.where == day::column::rolling_back;
    if (is_in && it.line.since) pieces::add(said, words(", since ", when(*it.line.since, of.plan().zone, now)));
    if (it.alone) pieces::add(said, ", alone");
    if (it.runs > 1) pieces::add(said, words(", run ", it.runs));
    if (it.waits.any())
        pieces::add(said, words(" — waits: ", emphasis(listed(waiting_in_words(it.waits, of.secret().limit)))));
    if (is_in && !it.last_note.empty()) pieces::add(said, words(" — “", it.last_note, "”"));
    return said;
}

void tell_column(telling& to, day::column where, const std::vector<day::board_card>& cards, const day::agents_day& of,
    day::instant now) {
    to.titled(name_of(where), " (", cards.size(), ")");
    for (const auto& each : cards) {
        auto buttons = each.waits.any() ? std::vector<button>() : steps_for(each.line.no, where);
        if (auto left_out = skip(each.line.no, where, of.open().now); left_out && !buttons.empty())
            buttons.push_back(std::move(*left_out));
        to.shows(card_in_a_line(each, of, now), std::move(buttons));
    }
}

void tell_open_changes(telling& to, const day::agents_day& of) {
    const auto& open = of.secret().open_changes;
    if (open.empty()) return;
    to.titled("open changes (", open.size(), ")");
    for (const auto no : open) {
        const auto found = of.secret().changes.find(no);
        if (found == of.secret().changes.end()) continue;
        const auto& it = found->second;
        to.shows(words(strong(std::to_string(no.value)), " ", it.what, " — to restore: ", it.restore, " (", it.by, ")"),
            {offer("Restored", "restored " + std::to_string(no.value))});
    }
}

}  // namespace

std::vector<std::string> waiting_in_words(const day::waiting& it, std::uint32_t limit) {
    std::vector<std::string> reasons;
    if (it.stopped) reasons.emplace_back("everything is stopped");
    if (it.window) reasons.emplace_back("no window is open");
    if (it.last_start) reasons.emplace_back("last start is over");
    if (it.hold) reasons.emplace_back("hold");
    if (it.limit) reasons.push_back("limit " + std::to_string(limit) + " reached");
    if (it.alone) reasons.emplace_back("runs alone");
    if (it.unready) reasons.emplace_back("not complete");
    return reasons;
}

message board_in_words(const day::agents_day& of, day::instant now) {
    telling made;
    const auto& secret = of.secret();
    made.says(strong(of.plan().name), ": ", secret.faulty.size(), " of ", secret.limit, " places taken.");
    if (of.open().stopped) made.says(strong("Everything is stopped."), " ", of.open().facilitator, " resumes.");
    if (secret.on_hold) made.says(strong("Hold"), " by ", secret.on_hold->by, ": no card starts.");
    const auto columns = day::board(of, now);
    for (const auto& [where, cards] : columns) tell_column(made, where, cards, of, now);
    if (columns.empty()) made.says("No cards yet: ", typed("add COMPONENT | FAILURE | EXPECTED"), ".");
    tell_open_changes(made, of);
    message board = made;
    board.again = "board";
    return board;
}

}  // namespace bot::speech

#include "speech/offers.hpp"

#include "speech/names.hpp"

#include <fmt/format.h>

namespace bot::speech {

namespace {

constexpr std::size_t most_buttons = 10;

std::string with_number(std::string_view words, std::uint32_t number) { return fmt::format("{} {}", words, number); }

}  // namespace

button offer(std::string label, std::string words) { return {std::move(label), std::move(words), look::plain, {}}; }
button first(std::string label, std::string words) { return {std::move(label), std::move(words), look::primary, {}}; }
button alarm(std::string label, std::string words) { return {std::move(label), std::move(words), look::danger, {}}; }

button offer(std::string label, std::string_view verb, day::card_no card) {
    return offer(std::move(label), with_number(verb, card.value));
}
button first(std::string label, std::string_view verb, day::card_no card) {
    return first(std::move(label), with_number(verb, card.value));
}
button edit(day::card_no card) { return offer("Edit", with_number("card", card.value) + " edit"); }
std::optional<button> skip(day::card_no card, day::column where, day::phase now) {
    const bool is_to_run = where == day::column::backlog || where == day::column::ready;
    if (!is_to_run || (now != day::phase::planned && now != day::phase::open)) return {};
    return offer("Not to be run", with_number("skip", card.value) + " why");
}
button reveal_all() {
    return {"Reveal all", "reveal", look::plain, "Everybody is told of every card. It can not be taken back."};
}
button close_the_day() {
    return {"Close the day", "close", look::plain,
        "The retrospective is over and shared: no reminder of this day comes any more."};
}
button snooze(day::reminder kind) { return offer("Snooze 30 min", fmt::format("remind {} snooze 30m", name_of(kind))); }

std::vector<button> steps_for(day::card_no card, day::column where) {
    switch (where) {
        case day::column::backlog:
            return {edit(card), offer("Ready", "ready", card)};
        case day::column::ready:
            return {first("Start", "start", card)};
        case day::column::running:
            return {first("Log a note", "log", card), offer("Stop", "stop", card)};
        case day::column::rolling_back:
            return {first("Rolled back", "rolled-back", card), offer("Log a note", "log", card)};
        case day::column::resolved_by_team:
        case day::column::resolved_by_agents:
        case day::column::not_run:
            return {};
    }
    return {};
}

std::vector<button> endings(
    const std::vector<day::card_line>& still, const std::vector<day::change_line>& open_changes) {
    std::vector<button> made;
    for (const auto& each : still) {
        const bool runs = each.where == day::column::running;
        const auto label = with_number(runs ? "Stop" : "Rolled back:", each.no.value);
        made.push_back(runs ? offer(label, "stop", each.no) : first(label, "rolled-back", each.no));
    }
    for (const auto& each : open_changes)
        made.push_back(offer(with_number("Restored: change", each.no.value), with_number("restored", each.no.value)));
    if (made.size() > most_buttons) made.resize(most_buttons);
    return made;
}

}  // namespace bot::speech

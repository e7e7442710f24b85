#include "speech/done_cards.hpp"

#include "day/decide.hpp"
#include "speech/card_words.hpp"
#include "speech/happened.hpp"
#include "speech/names.hpp"
#include "speech/offers.hpp"

namespace bot::speech {

namespace {

/// What a card in the backlog lacks, with the words that add it.
void tell_missing(telling& to, const day::card& it) {
    if (it.where != day::column::backlog) return;
    const auto missing = day::missing_for_ready(it.plan);
    const auto no = std::to_string(it.no.value);
    if (missing.empty()) {
        to.says("It has all it needs: ", typed("ready " + no), ".").offers(first("Ready", "ready", it.no));
        return;
    }
    to.says("Before it can be ready it needs ", listed(missing_in_words(missing)), ": ",
        typed("card " + no + " rollback: step one; step two estimate: 10m owner: @name"), ".");
    to.offers(edit(it.no));
}

telling& with_steps(telling& to, day::card_no no, day::column where) {
    for (auto& each : steps_for(no, where)) to.offers(std::move(each));
    return to;
}

void tell_waived(telling& to, const std::set<day::start_rule>& waived) {
    std::vector<std::string> rules;
    for (const auto each : waived) rules.emplace_back(name_of(each));
    if (!rules.empty()) to.says("Waived for this start: ", listed(rules), ".");
}

}  // namespace

message nothing_changed() { return says("It is so already; nothing was changed."); }

message card_clerk::operator()(const day::add_card&) const {
    const auto* it = among<day::card_added>(happened);
    const auto* card = it ? card_of(of, it->card) : nullptr;
    if (!card) return nothing_changed();
    telling made;
    made.says("Added to the backlog: ", card_named(of, it->card), ".");
    tell_missing(made, *card);
    return made;
}

message card_clerk::operator()(const day::edit_card&) const {
    const auto* it = among<day::card_changed>(happened);
    const auto* card = it ? card_of(of, it->card) : nullptr;
    if (!card) return nothing_changed();
    telling made;
    made.says("Changed: ", card_named(of, it->card), ".");
    tell_missing(made, *card);
    return made;
}

message card_clerk::operator()(const day::ready_card&) const {
    const auto* it = among<day::card_readied>(happened);
    if (!it) return nothing_changed();
    telling made;
    made.says("Ready: ", card_named(of, it->card), ".");
    return with_steps(made, it->card, day::column::ready);
}

message card_clerk::operator()(const day::start_card&) const {
    const auto* it = among<day::card_started>(happened);
    const auto* card = it ? card_of(of, it->card) : nullptr;
    if (!card) return nothing_changed();
    telling made;
    made.says(card_named(of, it->card), " runs", card->runs.size() > 1 ? ", once more" : "", ", since ",
        when(now, of.plan().zone, now), ". Break it now, and watch it closely.");
    tell_waived(made, it->waived);
    tell_rollback(made, card->plan);
    return with_steps(made, it->card, day::column::running);
}

message card_clerk::operator()(const day::stop_card& asked) const {
    const auto* it = among<day::card_stopped>(happened);
    const auto* card = it ? card_of(of, it->card) : nullptr;
    if (!card) return nothing_changed();
    telling made;
    made.says(card_named(of, it->card), " is stopped. Resolved by ", name_of(asked.by), ".");
    if (among<day::card_rolled_back>(happened)) {
        made.says("It is rolled back, too, as you confirmed: ", name_of(card->where), ".");
        return made;
    }
    made.says("The fault is still in until it is rolled back; confirm it when it is gone and the service is healthy: ",
        typed("rolled-back " + std::to_string(it->card.value)), ".");
    tell_rollback(made, card->plan);
    return with_steps(made, it->card, day::column::rolling_back);
}

message card_clerk::operator()(const day::roll_back_card&) const {
    const auto* it = among<day::card_rolled_back>(happened);
    const auto* card = it ? card_of(of, it->card) : nullptr;
    if (!card) return nothing_changed();
    return says(card_named(of, it->card),
        " is rolled back and the service healthy, as you confirmed: ", name_of(card->where), ".");
}

message card_clerk::operator()(const day::skip_card&) const {
    const auto* it = among<day::card_skipped>(happened);
    return it ? says(card_named(of, it->card), " will not be run.") : nothing_changed();
}

message card_clerk::operator()(const day::waive_rule& asked) const {
    return telling()
        .says("The rule “", name_of(asked.rule), "” is waived for the next start of ", card_named(of, asked.card), ".")
        .offers(first("Card", "card", asked.card));
}

}  // namespace bot::speech

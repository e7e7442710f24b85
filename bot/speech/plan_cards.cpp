#include "speech/plan_cards.hpp"

#include "speech/card_texts.hpp"
#include "speech/reading.hpp"

#include <fmt/format.h>

namespace bot::speech {

namespace {

constexpr std::size_t most_cards = 200, most_steps = 50;
constexpr std::uint32_t greatest_number = 9'999;

/// Without a number of its own a card has the one after the card before it.
day::card_no number_of(toml_table& of, const std::map<day::card_no, day::card_plan>& cards) {
    if (const auto said = of.number("number", 1, greatest_number)) return {*said};
    return {cards.empty() ? 1u : cards.rbegin()->first.value + 1};
}

void read_texts(toml_table& of, day::card_plan& card) {
    constexpr std::array<std::string_view, texts_of_title> examples{
        "component = \"mail service\"", "failure = \"answers after 10 s\"", "expected = \"orders queue up\""};
    for (std::size_t at = 0; at < card_texts.size(); ++at) {
        const auto& each = card_texts[at];
        card.*each.text = at < examples.size() ? of.needed_text(each.in_file, longest_field, examples[at])
                                               : of.text(each.in_file, longest_field);
    }
}

void read_owner(toml_table& of, day::card_plan& card, const hearing& around) {
    const auto name = of.text("owner", longest_name);
    if (name.empty()) return;
    card.owner = person_in({name, {}}, around);
    if (!card.owner)
        of.fault("owner",
            fmt::format("owner: I do not know \"{}\". Write the agent's handle, such as \"@ada\", or their id.",
                shortened(name, 60)));
}

void read_teams(toml_table& of, day::card_plan& card, const std::set<std::string>& teams, fault_list& faults) {
    const std::vector<std::string_view> known(teams.begin(), teams.end());
    for (const auto& each : of.texts("teams", 100, longest_name)) {
        card.teams.insert(each.text);
        if (teams.empty() || teams.contains(each.text)) continue;
        const auto near = nearest(keyword(each.text), known);
        note_fault(faults, each.where,
            fmt::format("teams: the plan has no team \"{}\".{}", shortened(each.text, 60),
                near.empty() ? fmt::format(" It has {}.", fmt::join(known, ", "))
                             : fmt::format(" Did you mean {}?", near)));
    }
}

day::card_plan read_card(
    toml_table& of, const std::set<std::string>& teams, const hearing& around, fault_list& faults) {
    day::card_plan card;
    read_texts(of, card);
    for (auto& step : of.texts("rollback", most_steps, longest_field)) card.rollback.push_back(std::move(step.text));
    card.rollback_estimate = of.minutes("estimate");
    read_owner(of, card, around);
    read_teams(of, card, teams, faults);
    card.alone = of.yes("alone").value_or(false);
    for (const auto no : of.numbers("together", most_cards, greatest_number)) card.together.insert({no});
    card.planned = of.minutes("planned");
    of.refuse_the_rest();
    return card;
}

}  // namespace

std::map<day::card_no, day::card_plan> read_cards(
    toml_table& plan, const std::set<std::string>& teams, const hearing& around, fault_list& faults) {
    std::map<day::card_no, day::card_plan> cards;
    const auto written = plan.tables("card", most_cards);
    for (const auto* each : written) {
        toml_table of(*each, "[[card]]", faults);
        const auto no = number_of(of, cards);
        if (!cards.emplace(no, read_card(of, teams, around, faults)).second)
            of.fault("number", fmt::format("There are two cards {}.", no.value));
    }
    for (const auto* each : written) {
        fault_list known_already;
        toml_table of(*each, "[[card]]", known_already);
        for (const auto no : of.numbers("together", most_cards, greatest_number))
            if (!cards.contains({no}))
                note_fault(faults, of.where("together"), fmt::format("together: there is no card {}.", no));
    }
    return cards;
}

}  // namespace bot::speech

#include "speech/card_form.hpp"

#include "day/revision.hpp"
#include "speech/card_words.hpp"
#include "speech/shown.hpp"
#include "speech/words.hpp"

#include <charconv>

namespace bot::speech {

namespace {

constexpr std::size_t longest_label = 75, most_options = 100;  ///< Slack's bounds, and nobody reads further

std::string joined(const auto& all, std::string_view between) {
    std::string made;
    for (const auto& each : all) made += (made.empty() ? std::string() : std::string(between)) + each;
    return made;
}

std::string number_or_nothing(const std::optional<day::minutes>& it) { return it ? std::to_string(it->count()) : ""; }

std::vector<field> card_fields_of(const day::card_plan& plan) {
    using enum field_kind;
    std::vector<std::string> together;
    for (const auto each : plan.together) together.push_back(std::to_string(each.value));
    const auto field_of = [](std::string name, std::string label, std::string value, field_kind kind = line,
                              std::string hint = {}) {
        return field{std::move(name), std::move(label), std::move(hint), std::move(value), kind, true, {}};
    };
    std::vector<field> made{
        field_of("component", "Component", plan.component),
        field_of("failure", "Failure", plan.failure),
        field_of("expected", "Expected result", plan.expected),
        field_of("owner", "Owner", plan.owner ? plan.owner->id : "", person),
        field_of("teams", "Teams", joined(plan.teams, ", "), line, "apart by commas"),
        field_of("mode", "What it looks like", plan.mode, lines),
        field_of("method", "How it is done", plan.method, lines),
        field_of("technical", "Technical impact", plan.technical_impact, lines),
        field_of("business", "Business impact", plan.business_impact, lines),
        field_of("response", "Expected response", plan.response, lines, "or: nobody notices"),
        field_of("alert", "Expected alert", plan.alert),
        field_of("rollback", "Rollback steps", joined(plan.rollback, "\n"), lines, "one a line"),
        field_of("estimate", "Rollback takes (minutes)", number_or_nothing(plan.rollback_estimate), number),
        field_of("planned", "Planned for (minutes)", number_or_nothing(plan.planned), number),
        field_of("alone", "Runs alone", plan.alone ? "yes" : "", toggle),
        field_of("together", "Together with", joined(together, ", "), line, "numbers of cards"),
        field_of("load", "Load needed", plan.load),
    };
    for (std::size_t at = 0; at < 3; ++at) made[at].optional = false;
    return made;
}

option option_of(const day::card& it) {
    const auto number = std::to_string(it.no.value);
    return {number, shortened(number + " " + cleaned(day::title_of(it.plan)), longest_label)};
}

/// A choice of nothing can not be shown: then the number is asked for, and the refusal says what helps.
field choice_of_card(std::vector<option> cards) {
    if (cards.empty()) return {"card", "Card", "its number", {}, field_kind::number, false, {}};
    if (cards.size() > most_options) cards.resize(most_options);
    const auto only = cards.size() == 1 ? cards.front().value : std::string();
    return {"card", "Card", {}, only, field_kind::choice, false, std::move(cards)};
}

std::optional<day::card_no> card_in(const given_parts& given) {
    const auto said = given.find("card");
    std::uint32_t no = 0;
    if (said == given.end()) return {};
    const auto* end = said->second.data() + said->second.size();
    const auto read = std::from_chars(said->second.data(), end, no);
    return read.ec == std::errc() && read.ptr == end ? std::optional(day::card_no{no}) : std::nullopt;
}

std::vector<option> cards_in(const day::agents_day& of, std::initializer_list<day::column> columns) {
    std::vector<option> found;
    for (const auto where : columns)
        for (const auto& [no, each] : of.secret().cards)
            if (each.where == where) found.push_back(option_of(each));
    return found;
}

field why() { return {"why", "Why?", {}, {}, field_kind::lines, true, {}}; }

}  // namespace

form add_form() { return {"add", "A new card", "Add it", {}, card_fields_of({})}; }

std::optional<form> card_form(const day::agents_day& of, const given_parts& given) {
    const auto no = card_in(given);
    const auto* it = no ? card_of(of, *no) : nullptr;
    if (!it) return {};
    form made{"card", "Card " + std::to_string(no->value), "Change it",
        {{"revision", spelled(day::revision_of(it->plan))}}, card_fields_of(it->plan)};
    remember_shown(made);
    return made;
}

form start_form(const day::agents_day& of, day::instant) {
    using enum day::column;
    return {"start", "Start a card", "Start it", {},
        {choice_of_card(cards_in(of, {ready, resolved_by_team, resolved_by_agents})), why()}};
}

form keep_form(const day::agents_day& of) {
    using enum day::column;
    form made{"keep", "Put on the record", "Write it down", {}, {}};
    auto cards = cards_in(of, {running, rolling_back, resolved_by_team, resolved_by_agents, ready});
    if (!cards.empty()) {
        made.fields.push_back(choice_of_card(std::move(cards)));
        made.fields.back().optional = true;
        made.fields.back().value.clear();
        made.fields.back().hint = "which card it is about, if any";
    }
    made.fields.push_back(why());
    return made;
}

form stop_form(const day::agents_day& of, const given_parts& given) {
    form made{"stop", "Stop a card", "It is stopped", {}, {}};
    if (!card_in(given)) made.fields.push_back(choice_of_card(cards_in(of, {day::column::running})));
    made.fields.push_back({"by", "Who resolved it?", {}, {}, field_kind::choice, false,
        {{"team", "The owning team"}, {"agents", "We agents ended it"}, {"nobody", "Nobody noticed it"}}});
    made.fields.push_back({"rolled-back", "Rolled back, and healthy again", {}, {}, field_kind::toggle, true, {}});
    made.fields.push_back(why());
    return made;
}

}  // namespace bot::speech

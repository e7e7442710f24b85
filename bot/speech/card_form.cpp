#include "speech/card_form.hpp"

#include "day/revision.hpp"
#include "speech/card_words.hpp"
#include "speech/form_fields.hpp"
#include "speech/names.hpp"
#include "speech/shown.hpp"

#include <charconv>

namespace bot::speech {

namespace {

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
    return {number, as_label(number + " " + cleaned(day::title_of(it.plan)))};
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

std::vector<option> rules() {
    using enum day::start_rule;
    std::vector<option> all;
    for (const auto& [rule, says] :
        {std::pair(window, "no window is open"), std::pair(last_start, "last start is over"),
            std::pair(hold, "there is a hold"), std::pair(limit, "the limit is reached"),
            std::pair(alone, "one of them runs alone"), std::pair(ready, "it is not complete")})
        all.push_back({std::string(name_of(rule)), std::string(name_of(rule)) + ": " + says});
    return all;
}

}  // namespace

field choice_of_card(const day::agents_day& of, std::initializer_list<day::column> columns) {
    return one_of("card", "Card", cards_in(of, columns));
}

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

form start_form(const day::agents_day& of) {
    using enum day::column;
    return {"start", "Start a card", "Start it", {},
        {choice_of_card(of, {ready, resolved_by_team, resolved_by_agents}), asks_why()}};
}

form keep_form(const day::agents_day& of) {
    using enum day::column;
    form made{"keep", "Put on the record", "Write it down", {}, {}};
    auto card = choice_of_card(of, {running, rolling_back, resolved_by_team, resolved_by_agents, ready});
    if (!card.options.empty()) {
        card.hint = "which card it is about, if any";
        made.fields.push_back(optional(filled(std::move(card), "")));
    }
    made.fields.push_back(asks_why());
    return made;
}

form stop_form(const day::agents_day& of) {
    return {"stop", "Stop a card", "It is stopped", {},
        {choice_of_card(of, {day::column::running}),
            one_of("by", "Who resolved it?",
                {{"team", "The owning team"}, {"agents", "We agents ended it"}, {"nobody", "Nobody noticed it"}}),
            optional(as_kind(one_line("rolled-back", "Rolled back, and healthy again"), field_kind::toggle)),
            asks_why()}};
}

form skip_form(const day::agents_day& of) {
    using enum day::column;
    return {"skip", "A card is not run", "It is not run", {}, {choice_of_card(of, {backlog, ready}), asks_why()}};
}

form waive_form(const day::agents_day& of) {
    using enum day::column;
    return {"waive", "Waive a rule", "Waive it", {},
        {choice_of_card(of, {ready, backlog, resolved_by_team, resolved_by_agents}),
            one_of("rule", "Which rule of the start?", rules()), some_lines("why", "Why?", "Agents read it.")}};
}

}  // namespace bot::speech

#include "speech/card_fields.hpp"

#include "speech/amounts.hpp"
#include "speech/card_texts.hpp"

#include <fmt/format.h>

namespace bot::speech {

namespace {

std::optional<std::string> optional_text(reading& said, std::string_view name) {
    return said.says(name) ? std::optional(said.text(name)) : std::nullopt;
}

/// Steps stand apart by a semicolon or a line end; numbers and bullets in front of them are ours to give.
std::vector<std::string> steps_in(const phrase& text) {
    constexpr std::string_view bullets = "-*•.) \t0123456789";
    std::vector<std::string> steps;
    for (const auto& line : lines_of(text))
        for (const auto& piece : split(line, ';')) {
            std::string_view step = piece.text;
            const auto words = step.find_first_not_of(bullets);
            const auto head = step.substr(0, words == step.npos ? step.size() : words);
            const bool numbered = head.ends_with(". ") || head.ends_with(") ") || head == "- " || head == "* ";
            if (numbered) step.remove_prefix(head.size());
            if (step.starts_with("• ")) step.remove_prefix(std::string_view("• ").size());
            if (!step.empty()) steps.emplace_back(step);
        }
    return steps;
}

std::optional<std::vector<std::string>> rollback(reading& said) {
    const auto* text = said.part_named("rollback");
    if (text == nullptr) return std::nullopt;
    (void)said.text("rollback");
    return steps_in(*text);
}

std::optional<std::set<std::string>> teams(reading& said) {
    const auto* text = said.part_named("teams");
    if (text == nullptr) return std::nullopt;
    (void)said.text("teams");
    std::set<std::string> each;
    for (const auto& piece : split(*text, ','))
        if (!piece.empty()) each.insert(piece.text);
    return each;
}

std::optional<std::set<day::card_no>> together(reading& said) {
    const auto* text = said.part_named("together");
    if (text == nullptr) return std::nullopt;
    std::set<day::card_no> cards;
    for (const auto& piece : split(*text, ','))
        for (const auto& word : words_of(piece)) {
            const auto key = keyword(word.text);
            if (key == "and" || key == "card" || key == "cards" || key == "none") continue;
            if (const auto no = number_in(word.text); no && *no > 0)
                cards.insert({*no});
            else
                said.wrong("together", fmt::format("“{}” is no number of a card.", shortened(word.text, 40)));
        }
    return cards;
}

}  // namespace

day::card_change card_fields(reading& said) {
    day::card_change it;
    for (const auto& each : card_texts) it.*each.changed = optional_text(said, each.said);
    it.rollback = rollback(said);
    it.rollback_estimate = said.minutes("estimate");
    it.planned = said.minutes("planned");
    it.owner = said.person("owner");
    it.teams = teams(said);
    it.alone = said.yes("alone");
    it.together = together(said);
    return it;
}

day::card_plan as_plan(day::card_change said) {
    day::card_plan plan;
    for (const auto& each : card_texts) plan.*each.text = std::move(said.*each.changed).value_or("");
    plan.rollback = std::move(said.rollback).value_or(std::vector<std::string>{});
    plan.rollback_estimate = said.rollback_estimate;
    plan.planned = said.planned;
    plan.owner = std::move(said.owner);
    plan.teams = std::move(said.teams).value_or(std::set<std::string>{});
    plan.alone = said.alone.value_or(false);
    plan.together = std::move(said.together).value_or(std::set<day::card_no>{});
    return plan;
}

}  // namespace bot::speech

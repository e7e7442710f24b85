// What agents say of their cards.
#include "speech/card_fields.hpp"
#include "speech/listeners.hpp"
#include "speech/names.hpp"
#include "speech/shown.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace bot::speech::listening {

namespace {

/// COMPONENT | FAILURE | EXPECTED, quotes around all of it too, or two or three quoted stretches; whatever is missing
/// stays empty.
std::vector<phrase> titles_in(const phrase& rest) {
    auto pieces = split(rest, '|');
    if (pieces.size() == 1) pieces = split(pieces.front(), '|');
    if (pieces.size() > 1) return pieces;
    const auto words = words_of(rest);
    const bool all_quoted =
        words.size() >= 2 && words.size() <= 3 && quoted_stretches(rest.text).size() == words.size();
    return all_quoted ? words : pieces;
}

/// The three pieces of the title become parts, as in the form.
std::vector<part> with_title(reading& said) {
    constexpr std::array<std::string_view, 3> names{"component", "failure", "expected"};
    auto parts = said.parts();
    const auto pieces = titles_in(said.rest);
    if (pieces.size() > names.size())
        said.wrong(
            "component", fmt::format("A card's title has three pieces with | between them; here are {}. Put quotes "
                                     "around a piece that has a | in it.",
                             pieces.size()));
    for (std::size_t i = 0; i < std::min(pieces.size(), names.size()); ++i)
        if (!pieces[i].empty()) parts.push_back({std::string(names[i]), pieces[i]});
    return parts;
}

std::optional<day::resolution> resolver_in(std::string_view word) {
    constexpr auto names = std::to_array<std::pair<std::string_view, day::resolution>>({{"team", day::resolution::team},
        {"owning-team", day::resolution::team}, {"owners", day::resolution::team}, {"agents", day::resolution::agents},
        {"agent", day::resolution::agents}, {"nobody", day::resolution::nobody}, {"noone", day::resolution::nobody},
        {"no-one", day::resolution::nobody}});
    const auto found = std::ranges::find(names, keyword(word), &std::pair<std::string_view, day::resolution>::first);
    return found == names.end() ? std::nullopt : std::optional(found->second);
}

/// "by the owning team" in front of `from`, which loses it; without the "by" only a bare "team", "agents" or "nobody".
std::optional<day::resolution> take_resolver(reading& said, phrase& from, bool by_was_said = false) {
    auto left = from;
    auto word = take_word(left);
    if (keyword(word.text) == "by") {
        by_was_said = true;
        word = take_word(left);
    }
    if (keyword(word.text) == "the") word = take_word(left);
    if (const auto key = keyword(word.text); key == "owning" || key == "no")
        word.text = key + "-" + take_word(left).text;
    const auto by = resolver_in(word.text);
    if (!by && by_was_said)
        said.wrong(
            "by", fmt::format("By whom, “{}”? Say by team (the owning team resolved it), by agents (you ended it) "
                              "or by nobody (nobody noticed).",
                      shortened(word.text, 40)));
    if (by || by_was_said) from = std::move(left);
    return by;
}

bool take_rolled_back(reading& said) {
    if (said.is_form()) return said.yes("rolled-back").value_or(false);
    auto left = said.rest;
    auto word = keyword(take_word(left).text);
    if (word == "and") word = keyword(take_word(left).text);
    if (word == "rolled") word += "-" + keyword(take_word(left).text);
    if (word != "rolled-back") return false;
    said.rest = std::move(left);
    said.keep("rolled-back", "yes");
    return true;
}

std::optional<day::start_rule> rule_in(std::string_view word) {
    constexpr std::array rules{day::start_rule::window, day::start_rule::last_start, day::start_rule::hold,
        day::start_rule::limit, day::start_rule::alone, day::start_rule::ready};
    const auto found = std::ranges::find(rules, keyword(word), [](auto rule) { return name_of(rule); });
    return found == rules.end() ? std::nullopt : std::optional(*found);
}

}  // namespace

outcome board(reading&) { return agents_ask(day::ask_board{}); }

outcome add(reading& said) {
    reading whole(*find_verb("add"), said.around(), {}, with_title(said),
        said.is_form() ? reading::source::form : reading::source::words);
    if (!said.fine()) return said.finish({});
    auto plan = as_plan(card_fields(whole));
    if (plan.component.empty()) whole.lacks("component", "Which component?");
    if (plan.failure.empty()) whole.lacks("failure", "What fails?");
    if (plan.expected.empty()) whole.lacks("expected", "What do you expect to happen?");
    return whole.finish(by_agents(day::add_card{std::move(plan)}));
}

outcome card(reading& said) {
    const auto no = said.card();
    auto left = said.rest;
    if (const auto word = keyword(take_word(left).text); (word == "edit" || word == "change") && left.empty()) {
        said.rest = {};
        return said.fine() ? said.to_form() : said.finish({});
    }
    said.no_more();
    const auto fields = card_fields(said);
    const bool only_looks = std::ranges::all_of(said.parts(), [](const part& each) { return each.name == "card"; });
    if (only_looks && !said.is_form()) return said.finish(agents_ask(day::ask_card{no}));
    const auto* seen = said.is_form() ? said.part_named("revision") : nullptr;  // which nobody types
    return said.finish(by_agents(day::edit_card{no, fields, revision_in(seen != nullptr ? seen->text : "")}));
}

outcome ready(reading& said) {
    const auto no = said.card();
    said.no_more();
    return said.finish(by_agents(day::ready_card{no}));
}

outcome start(reading& said) {
    if (said.rest.empty() && said.parts().empty() && !said.is_form()) return said.to_form();
    const auto no = said.card();
    return said.finish(by_agents(day::start_card{no, said.why()}));
}

outcome stop(reading& said) {
    const auto no = said.card();
    std::optional<day::resolution> by;
    if (const auto* part = said.part_named("by")) {
        auto behind = *part;
        by = take_resolver(said, behind, true);
        if (said.rest.empty()) said.rest = std::move(behind);
    }
    if (!by && said.fine()) by = take_resolver(said, said.rest);
    const bool rolled_back = take_rolled_back(said);
    if (!by && said.fine()) by = take_resolver(said, said.rest);
    if (!by) said.lacks("by", "Who resolved it? Say by team, by agents or by nobody.");
    return said.finish(by_agents(day::stop_card{no, by.value_or(day::resolution::agents), said.why(), rolled_back}));
}

outcome rolled_back(reading& said) {
    const auto no = said.card();
    said.no_more();
    return said.finish(by_agents(day::roll_back_card{no}));
}

outcome skip(reading& said) {
    if (said.rest.empty() && said.parts().empty() && !said.is_form()) return said.to_form();
    const auto no = said.card();
    if (said.fine() && said.names_only("why")) return said.to_form();
    return said.finish(by_agents(day::skip_card{no, said.why()}));
}

outcome waive(reading& said) {
    const auto no = said.card();
    if (!no) said.lacks("card", "For which card?");
    const auto* part = said.part_named("rule");
    const auto word = part != nullptr ? *part : take_word(said.rest);
    auto rule = rule_in(word.text);
    if (const auto two = said.rest; !rule && keyword(word.text) == "last") {
        auto left = two;
        rule = rule_in("last-" + take_word(left).text);
        if (rule) said.rest = std::move(left);
    }
    if (rule) said.keep("rule", std::string(name_of(*rule)));
    if (word.empty())
        said.lacks("rule", "Which rule? One of window, last-start, hold, limit, alone, ready.");
    else if (!rule)
        said.wrong("rule", fmt::format("“{}” is no rule of the start. The rules are window, last-start, hold, limit, "
                                       "alone, ready.",
                               shortened(word.text, 40)));
    return said.finish(
        by_agents(day::waive_rule{no.value_or(day::card_no{}), rule.value_or(day::start_rule::limit), said.why()}));
}

outcome reveal(reading& said) {
    auto left = said.rest;
    if (const auto word = keyword(take_word(left).text); word == "all" || word == "everything") said.rest = left;
    const auto no = said.card();
    said.no_more();
    return said.finish(by_agents(day::reveal{no}));
}

}  // namespace bot::speech::listening

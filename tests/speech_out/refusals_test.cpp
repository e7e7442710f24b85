#include "approved.hpp"
#include "speech/answers.hpp"
#include "speech_out/sample_day.hpp"

#include <doctest/doctest.h>
#include <set>

namespace bot::speech {

namespace {

using day::card_no;

std::vector<day::public_refusal> every_public() {
    return {day::no_day_here{}, day::which_day{{"Autumn storm", "Spring rain"}}, day::not_yours{}, day::not_yours{true},
        day::not_allowed_to_create{}, day::day_not_open{true}, day::day_not_open{false}, day::nothing_said{"what"},
        day::nothing_said{"restore"}, day::no_such_sighting{7}, day::already_stopped{}, day::already_stopped{true},
        day::channel_taken{"Spring rain", false}, day::channel_taken{"Spring rain", true},
        day::plan_incomplete{{"procedure", "agents"}}, day::too_many{"cards", 200}, day::too_many{"days", 200},
        day::already_done{}};
}

day::gate_shut shut(day::start_rule rule) {
    day::gate_shut it;
    it.rule = rule;
    it.card = {3};
    it.in_the_way = {{1}, {2}};
    it.limit = 2;
    it.missing = {"rollback", "owner"};
    if (rule == day::start_rule::last_start || rule == day::start_rule::window) it.when = sample_now();
    it.why = "orders have enough";
    return it;
}

day::plan_differs plan_with_everything() {
    const auto day = busy_day();
    day::plan_differs it;
    it.is = it.becomes = day.plan;
    it.becomes.name = "Winter storm";
    it.becomes.procedure_link.clear();
    it.becomes.stakeholders_channel = day::channel_id{day::platform::room, "everyone"};
    it.becomes.open = true;
    it.becomes.windows.front().ends.at += std::chrono::hours(1);
    it.becomes.reminders.countdown = {day::minutes(45)};
    it.becomes.reminders.notice_days = {3};
    it.who = {{person_called("ada"), {day::role::agent, "orders"}}};
    it.who_next = {{person_called("ada"), {day::role::responder, ""}}, {person_called("zoe"), {day::role::agent, ""}}};
    it.from_next[{day::platform::slack, "S1"}] = {
        {{day::platform::slack, "S1"}, "chaos-agents", {}}, {day::role::agent, "web"}};
    it.limit_next = 3;
    it.new_cards = {{{7}, "mail relay refuses: mails wait"}};
    it.changed_cards = {{1}};
    it.not_in_file = {{3}};
    it.named_instead = person_called("gus");
    return it;
}

day::plan_differs plan_with_nothing_new() {
    day::plan_differs it;
    it.is = it.becomes = busy_day().plan;
    it.not_in_file = {{3}};
    it.changes = false;
    return it;
}

std::vector<day::agents_refusal> every_agents() {
    using enum day::start_rule;
    using day::column;
    return {day::facilitator_starts_none{}, day::day_still_open{}, day::day_still_open{true}, shut(window),
        shut(last_start), shut(hold), shut(limit), shut(alone), shut(day::start_rule::ready),
        day::all_stopped{false, person_called("rio")}, day::all_stopped{true, person_called("rio")},
        day::no_such_card{{9}}, day::which_card{{{1}, {2}}}, day::which_card{},
        day::wrong_column{{1}, column::running, {column::ready, column::resolved_by_team}},
        day::wrong_column{{4}, column::backlog, {column::running}},
        day::card_incomplete{{4}, {"rollback", "estimate", "owner"}},
        day::changed_meanwhile{{1}, {"owner", "rollback"}}, day::no_such_note{{99}}, day::no_such_change{4},
        day::which_change{{{1}}}, day::which_change{}, day::nothing_to_take_back{},
        day::nothing_to_take_back{true, false}, day::nothing_to_take_back{false, true},
        day::nothing_to_take_back{false, false, day::lasting_act::extended},
        day::nothing_to_take_back{false, false, {}, true}, day::day_not_clear{{{1}}, {{2}}, {{1}}},
        day::needs_confirmation{"resume"}, day::needs_confirmation{"resume-real"},
        day::not_spaced{day::reminder::countdown}, plan_with_everything(), plan_with_nothing_new(),
        day::nothing_to_resume{}, day::not_this_phase{"planned"}, day::facilitator_is_no_agent{person_called("fay")},
        day::unknown_person{"zoe"}, day::time_out_of_order{"limit"}, day::time_out_of_order{"extend"},
        day::time_out_of_order{"wind-down"}, day::time_out_of_order{"kickoff"}};
}

}  // namespace

TEST_CASE("every refusal reads as approved and says what helps") {
    const auto busy = busy_day();
    std::set<std::size_t> kinds, agents_kinds;
    std::string all;
    for (const auto& each : every_public()) {
        kinds.insert(each.index());
        all += plain(refused(each)) + "\n\n";
    }
    all += "==== to agents\n";
    for (const auto& each : every_agents()) {
        agents_kinds.insert(each.index());
        const auto said = refused(each, seen_by_agents(busy));
        CHECK_FALSE(said.empty());
        all += plain(said) + "\n\n";
    }
    CHECK(kinds.size() == std::variant_size_v<day::public_refusal>);
    CHECK(agents_kinds.size() == std::variant_size_v<day::agents_refusal>);
    tests::check_approved("speech_out/refusals.txt", all);
}

TEST_CASE("a shut gate names its rule, what opens it, and who waives it with what words") {
    const auto busy = busy_day();
    for (const auto& [rule, name] :
        std::vector<std::pair<day::start_rule, std::string>>{{day::start_rule::window, "window"},
            {day::start_rule::last_start, "last-start"}, {day::start_rule::hold, "hold"},
            {day::start_rule::limit, "limit"}, {day::start_rule::alone, "alone"}, {day::start_rule::ready, "ready"}}) {
        const auto said = plain(refused(day::agents_refusal(shut(rule)), seen_by_agents(busy)));
        CHECK(said.contains("Rule “" + name + "”"));
        CHECK(said.contains("@fay waives"));
        CHECK(said.contains("/chaos waive 3 " + name + " why: …"));
    }
}

}  // namespace bot::speech

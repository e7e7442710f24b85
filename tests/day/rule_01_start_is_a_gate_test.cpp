// Rule 1: a card starts only through a gate of parts; a refusal names the part, the facilitator may waive it.
#include "stage.hpp"

#include <doctest/doctest.h>

using namespace tests::day;

namespace {

/// Two running cards at most, a third one ready; 4 must run alone, 5 is in the backlog.
day_plan five_cards() {
    auto plan = a_quiet_day();
    plan.cards[{4}] = experiment("Router", "bo");
    plan.cards[{4}].alone = true;
    plan.cards[{5}] = experiment("Disk", "cy");
    plan.cards[{5}].rollback.clear();
    plan.cards[{5}].owner.reset();
    return plan;
}

}  // namespace

TEST_CASE("rule 1: an agent starts a ready card in the window") {
    auto day = begun(five_cards());
    day.to("10:00");
    CHECK(day.says("ada", start(1, "does anybody see it?")) == "");
    CHECK(day.facts_said() == "card_started card=1 title=Mail fails: nobody cries why=does anybody see it? note=11");
    CHECK(day.where(1) == column::running);
    CHECK(day.day().secret.faulty == std::set<card_no>{{1}});
}

TEST_CASE("rule 1: the asker is an agent of this day") {
    auto day = begun(five_cards());
    struct {
        const char* who;
        std::string refused;
    } const table[] = {
        {"fay", "facilitator_starts_none"}, {"rex", "not_yours"}, {"olga", "not_yours"}, {"sam", "not_yours"},
        {"", "not_yours"}, {"cy", ""},  // any agent, not only the owner
    };
    for (const auto& [who, refused] : table) {
        CAPTURE(who);
        CHECK(day.says(who, start(1)) == refused);
    }
}

TEST_CASE("rule 1: the day is open") {
    stage day(five_cards());
    CHECK(day.says("ada", start(1)) == "day_not_open planned=yes");
    CHECK(day.says("fay", kickoff_now()) == "");
    CHECK(day.says("fay", end_day{}) == "");
    CHECK(day.says("ada", start(1)) == "day_not_open");
    CHECK(day.says("fay", close_day{}) == "");
    CHECK(day.says("ada", start(1)) == "day_not_open");
}

TEST_CASE("rule 1: in a window, before last start and before the wind-down") {
    struct {
        const char* when;
        std::string refused;
    } const table[] = {
        {"09:00", ""},
        {"14:59", ""},
        {"15:00", "gate_shut rule=last_start card=1 when=03-16 15:00"},
        {"16:59", "gate_shut rule=last_start card=1 when=03-16 15:00"},
        {"17:00", "gate_shut rule=window card=1"},
        {"23:00", "gate_shut rule=window card=1"},
    };
    for (const auto& [when, refused] : table) {
        CAPTURE(when);
        auto day = begun(five_cards());
        day.to(when);
        CHECK(day.says("ada", start(1)) == refused);
    }
    auto day = begun(five_cards());
    REQUIRE(day.to("12:00").says("fay", wind_down{}) == "");
    CHECK(day.says("ada", start(1)) == "gate_shut rule=last_start card=1 when=03-16 12:00");
}

TEST_CASE("rule 1: between two windows the refusal tells when the next one opens") {
    auto day = begun(a_week());
    day.until(at("20:00", -1));
    CHECK(day.says("ada", start(1)) == "gate_shut rule=window card=1 when=03-16 10:00");
    day.until(at("09:59"));
    CHECK(day.says("ada", start(1)) == "gate_shut rule=window card=1 when=03-16 10:00");
    day.until(at("10:00"));
    CHECK(day.says("ada", start(1)) == "");
}

TEST_CASE("rule 1: a kickoff before its hour opens the first window early") {
    stage day(five_cards(), at("08:00"));
    REQUIRE(day.to("08:30").says("fay", kickoff_now()) == "");
    CHECK(day.says("ada", start(1)) == "");
}

TEST_CASE("rule 1: no hold, no stop-all, no real incident") {
    auto day = begun(five_cards());
    REQUIRE(day.says("fay", hold_starts{"the shop is swamped"}) == "");
    CHECK(day.says("ada", start(1)) == "gate_shut rule=hold card=1 why=the shop is swamped");
    REQUIRE(day.says("fay", resume_day{}) == "");  // a mere hold needs no confirmation
    CHECK(day.says("ada", start(1)) == "");

    REQUIRE(day.says("rex", stop_all{"smoke"}) == "");
    CHECK(day.says("ada", start(2)) == "all_stopped by=@rex");
    REQUIRE(day.says("rio", declare_real{"a real one"}) == "");
    CHECK(day.says("ada", start(2)) == "all_stopped real=yes by=@rio");
}

TEST_CASE("rule 1: nobody can waive a stop-all") {
    auto day = begun(five_cards());
    for (const auto rule : {start_rule::window, start_rule::last_start, start_rule::hold, start_rule::limit,
             start_rule::alone, start_rule::ready})
        REQUIRE(day.says("fay", waive(1, rule)) == "");
    REQUIRE(day.says("rex", stop_all{""}) == "");
    CHECK(day.says("ada", start(1)) == "all_stopped by=@rex");
}

TEST_CASE("rule 1: fewer than the limit are faulty; rolling back counts, rolled back does not") {
    auto day = begun(five_cards());
    REQUIRE(day.says("ada", start(1)) == "");
    REQUIRE(day.says("ada", start(2)) == "");
    CHECK(day.says("bo", start(3)) == "gate_shut rule=limit card=3 in_the_way=[1 2] limit=2");
    REQUIRE(day.says("ada", stop(1)) == "");
    CHECK(day.says("bo", start(3)) == "gate_shut rule=limit card=3 in_the_way=[1 2] limit=2");
    REQUIRE(day.says("ada", rolled_back(1)) == "");
    CHECK(day.says("bo", start(3)) == "");
    REQUIRE(day.says("fay", set_limit{3}) == "");
    CHECK(day.says("ada", start(1)) == "");
    REQUIRE(day.says("ada", stop(1)) == "");
    REQUIRE(day.says("ada", rolled_back(1)) == "");
    REQUIRE(day.says("fay", set_limit{1}) == "");
    CHECK(day.says("ada", start(1)) == "gate_shut rule=limit card=1 in_the_way=[2 3] limit=1");
}

TEST_CASE("rule 1: alone is alone, both ways, and while it rolls back") {
    auto day = begun(five_cards());
    REQUIRE(day.says("ada", start(1)) == "");
    CHECK(day.says("bo", start(4)) == "gate_shut rule=alone card=4 in_the_way=[1]");
    REQUIRE(day.says("ada", stop(1)) == "");
    CHECK(day.says("bo", start(4)) == "gate_shut rule=alone card=4 in_the_way=[1]");
    REQUIRE(day.says("ada", rolled_back(1)) == "");
    REQUIRE(day.says("bo", start(4)) == "");
    CHECK(day.says("ada", start(1)) == "gate_shut rule=alone card=1 in_the_way=[4]");
    REQUIRE(day.says("bo", stop(4)) == "");
    CHECK(day.says("ada", start(1)) == "gate_shut rule=alone card=1 in_the_way=[4]");
    REQUIRE(day.says("bo", rolled_back(4)) == "");
    CHECK(day.says("ada", start(1)) == "");
}

TEST_CASE("rule 1: together with is a hint and waives nothing") {
    auto plan = five_cards();
    plan.limit = 1;
    plan.cards[{1}].together = {{2}};
    plan.cards[{2}].together = {{1}};
    auto day = begun(plan);
    REQUIRE(day.says("ada", start(1)) == "");
    CHECK(day.says("ada", start(2)) == "gate_shut rule=limit card=2 in_the_way=[1] limit=1");
}

TEST_CASE("rule 1: a card is ready: rollback steps, estimate and owner are written") {
    auto day = begun(five_cards());
    CHECK(day.says("cy", start(5)) == "gate_shut rule=ready card=5 missing=[rollback owner]");
    CHECK(day.says("cy", ready_card{{{5}}}) == "card_incomplete card=5 missing=[rollback owner]");
    card_change fields;
    fields.rollback = {"plug it in"};
    fields.owner = person("cy");
    REQUIRE(day.says("cy", edit_card{{{5}}, fields}) == "");
    // Nobody has said that it is ready.
    CHECK(day.says("cy", start(5)) ==
          "wrong_column card=5 where=backlog wanted=[ready resolved_by_team resolved_by_agents]");
    REQUIRE(day.says("cy", ready_card{{{5}}}) == "");
    CHECK(day.says("cy", start(5)) == "");
}

TEST_CASE("rule 1: a ready card that lost its rollback steps is ready no more") {
    auto day = begun(five_cards());
    card_change fields;
    fields.rollback = std::vector<std::string>{};
    REQUIRE(day.says("ada", edit_card{{{1}}, fields}) == "");
    CHECK(day.says("ada", start(1)) == "gate_shut rule=ready card=1 missing=[rollback]");
}

TEST_CASE("rule 1: the parts are told in the order of the gate, one at a time") {
    auto plan = five_cards();
    plan.limit = 1;
    auto day = begun(plan);
    REQUIRE(day.says("bo", start(4)) == "");
    REQUIRE(day.says("fay", hold_starts{"enough"}) == "");
    day.to("15:30");
    const struct {
        start_rule waived;
        std::string refused;
    } table[] = {
        {start_rule::last_start, "gate_shut rule=last_start card=5 when=03-16 15:00"},
        {start_rule::hold, "gate_shut rule=hold card=5 why=enough"},
        {start_rule::limit, "gate_shut rule=limit card=5 in_the_way=[4] limit=1"},
        {start_rule::alone, "gate_shut rule=alone card=5 in_the_way=[4]"},
        {start_rule::ready, "gate_shut rule=ready card=5 missing=[rollback owner]"},
    };
    for (const auto& [rule, refused] : table) {
        CHECK(day.says("cy", start(5)) == refused);
        REQUIRE(day.says("fay", waive(5, rule)) == "");
    }
    CHECK(day.says("cy", start(5)) == "");
    CHECK(day.facts_said() ==
          "card_started card=5 title=Disk fails: nobody cries why=to see waived=[last_start hold limit alone ready] "
          "note=18");
    CHECK(text(day.day().secret.waivers) == "");
}

TEST_CASE("rule 1: a waiver is the facilitator's, has a why, and is for one start of one card") {
    auto plan = five_cards();
    plan.limit = 1;
    auto day = begun(plan);
    REQUIRE(day.says("ada", start(1)) == "");
    CHECK(day.says("ada", waive(2, start_rule::limit)) == "not_yours facilitators=yes");
    CHECK(day.says("rex", waive(2, start_rule::limit)) == "not_yours facilitators=yes");
    CHECK(day.says("fay", waive_rule{{2}, start_rule::limit, ""}) == "nothing_said wanted=why");
    CHECK(day.says("fay", waive(99, start_rule::limit)) == "no_such_card card=99");
    REQUIRE(day.says("fay", waive(2, start_rule::limit)) == "");
    CHECK(day.facts_said() == "waived card=2 rule=limit why=it is safe note=12");
    CHECK(day.says("bo", start(3)) == "gate_shut rule=limit card=3 in_the_way=[1] limit=1");
    REQUIRE(day.says("ada", start(2)) == "");
    REQUIRE(day.says("ada", stop(2)) == "");
    REQUIRE(day.says("ada", rolled_back(2)) == "");
    CHECK(day.says("ada", start(2)) == "gate_shut rule=limit card=2 in_the_way=[1] limit=1");
}

TEST_CASE("rule 1: a waiver that was not needed waits for the start that needs it") {
    auto day = begun(five_cards());
    REQUIRE(day.says("fay", waive(1, start_rule::limit)) == "");
    REQUIRE(day.says("ada", start(1)) == "");
    CHECK(text(day.day().secret.waivers) == "[1:limit]");
}

TEST_CASE("rule 1: a missing why does not hinder a start") {
    auto day = begun(five_cards());
    CHECK(day.says("ada", start_card{{{1}}, ""}) == "");
    CHECK(text(missing_whys(*agents_view(day.day(), person("ada")))) == "[11]");
}

TEST_CASE("rule 1: which card, when none is named") {
    auto day = begun(five_cards());
    CHECK(day.says("ada", start_card{}) == "which_card candidates=[1 2 3 4]");
    CHECK(day.says("cy", start_card{}) == "which_card candidates=[1 2 3 4]");
    REQUIRE(day.says("bo", start(4)) == "");
    REQUIRE(day.says("bo", stop_card{{}, resolution::team, "", true}) == "");  // only one runs
    REQUIRE(day.says("bo", skip_card{{{3}}, "no time"}) == "");
    REQUIRE(day.says("ada", skip_card{{{1}}, "no time"}) == "");
    CHECK(day.says("ada", start_card{}) == "");  // 2 is the only one of hers
    CHECK(day.where(2) == column::running);
}

TEST_CASE("rule 1: a card that stands elsewhere does not start") {
    auto day = begun(five_cards());
    CHECK(day.says("ada", start(77)) == "no_such_card card=77");
    REQUIRE(day.says("ada", start(1)) == "");
    CHECK(day.says("ada", start(1)) ==
          "wrong_column card=1 where=running wanted=[ready resolved_by_team resolved_by_agents]");
    REQUIRE(day.says("ada", skip_card{{{2}}, "no time"}) == "");
    CHECK(day.says("ada", start(2)) ==
          "wrong_column card=2 where=not_run wanted=[ready resolved_by_team resolved_by_agents]");
}

TEST_CASE("rule 1: what is nonsense is not an order") {
    auto day = begun(five_cards());
    CHECK(day.says("fay", set_limit{0}) == "time_out_of_order what=limit");
    CHECK(day.says("fay", set_limit{4'000'000'000}) == "time_out_of_order what=limit");
    auto plan = five_cards();
    plan.limit = 0;
    create_day none;
    none.plan = plan;
    none.plan.day.incident_channel = channel("other");
    none.plan.day.agents_channel = channel("others");
    CHECK(day.says("fay", none) == "plan_incomplete missing=[limit]");
}

// Rule 6: what undo leaves alone: final acts, and what others went on from.
#include "stage.hpp"

#include <doctest/doctest.h>

using namespace tests::day;

TEST_CASE("undo: what is final stays") {
    auto day = begun();
    REQUIRE(day.says("rex", stop_all{""}) == "");
    REQUIRE(day.says("ada", log_text("hm")) == "");
    REQUIRE(day.says("fay", resume_confirmed()) == "");
    REQUIRE(day.says("ada", stop_all{""}) == "");
    CHECK(day.says("ada", take_back{}) == "nothing_to_take_back final_act=yes");
    REQUIRE(day.says("bo", declare_real{""}) == "");
    CHECK(day.says("bo", take_back{}) == "nothing_to_take_back final_act=yes");
    REQUIRE(day.says("fay", resume_confirmed()) == "");
    REQUIRE(day.says("fay", reveal{{{1}}}) == "");
    CHECK(day.says("fay", take_back{}) == "nothing_to_take_back final_act=yes");
    REQUIRE(day.says("fay", end_day{}) == "");
    CHECK(day.says("fay", take_back{}) == "nothing_to_take_back final_act=yes");
    stage planned(a_quiet_day());
    REQUIRE(planned.says("fay", kickoff_now()) == "");
    CHECK(planned.says("fay", take_back{}) == "nothing_to_take_back final_act=yes");
}

TEST_CASE("undo: not what others went on from: a card that was moved since") {
    auto day = begun();
    REQUIRE(day.says("ada", start(1)) == "");
    REQUIRE(day.says("bo", stop(1)) == "");
    CHECK(day.says("ada", take_back{}) == nothing_to_undo);
    REQUIRE(day.says("cy", rolled_back(1)) == "");
    CHECK(day.says("bo", take_back{}) == nothing_to_undo);
    CHECK(day.says("cy", take_back{}) == "");
    REQUIRE(day.says("ada", add_card{experiment("Printer", "ada")}) == "");
    REQUIRE(day.says("bo", ready_card{{{4}}}) == "");
    CHECK(day.says("ada", take_back{}) == nothing_to_undo);
}

TEST_CASE("undo: not a card that others wrote about, waived or tied something to") {
    const struct {
        const char* who;
        command act;
    } table[] = {
        {"bo", log_about(4, "I will bring paper")},
        {"fay", waive(4, start_rule::alone)},
        {"fay", tie_sighting{{1}, {4}}},
        {"fay", reveal{{{4}}}},
    };
    for (const auto& [who, act] : table) {
        auto day = begun();
        REQUIRE(day.says("rex", seen("paper is out")) == "");
        REQUIRE(day.says("ada", add_card{experiment("Printer", "ada")}) == "");
        REQUIRE(day.says(who, act) == "");
        CHECK(day.says("ada", take_back{}) == nothing_to_undo);
    }
}

TEST_CASE("undo: a note about a card that is gone brings no card back") {
    auto day = begun();
    REQUIRE(day.says("ada", add_card{experiment("Printer", "ada")}) == "");
    REQUIRE(day.says("ada", take_back{}) == "");
    CHECK(day.day().secret.cards.size() == 3);
    REQUIRE(day.says("bo", add_card{experiment("Scanner", "bo")}) == "");
    CHECK(day.on_card(4).plan.component == "Scanner");
}

TEST_CASE("undo: not a change that somebody restored since") {
    auto day = begun();
    REQUIRE(day.says("ada", open_change{"level", "back", "noise"}) == "");
    REQUIRE(day.says("bo", restore_change{}) == "");
    CHECK(day.says("ada", take_back{}) == nothing_to_undo);
    CHECK(day.says("bo", take_back{}) == "");
    CHECK(day.day().secret.open_changes == std::set<change_no>{{1}});
    CHECK(day.says("fay", end_day{}) == "day_not_clear open_changes=[1]");
}

TEST_CASE("undo: not a limit, hold or wind-down that was set anew by the next facilitator") {
    const command firsts[] = {set_limit{3}, hold_starts{"wait"}, wind_down{at("15:00")}};
    const command seconds[] = {set_limit{5}, hold_starts{"wait longer"}, wind_down{at("14:00")}};
    for (std::size_t i = 0; i < 3; ++i) {
        auto day = begun();
        REQUIRE(day.says("fay", firsts[i]) == "");
        REQUIRE(day.says("fay", hand_over{person("gus")}) == "");
        REQUIRE(day.says("gus", seconds[i]) == "");
        REQUIRE(day.says("gus", change_people{{{person("fay"), {role::agent, ""}}}, {}}) == "");
        const auto before = day.day().secret;
        CHECK(day.says("fay", take_back{}) == "nothing_to_take_back lasts=handed_over");
        CHECK(day.day().secret.limit == before.limit);
        CHECK(day.day().secret.on_hold == before.on_hold);
        CHECK(day.day().secret.wind_down_at == before.wind_down_at);
    }
}

TEST_CASE("undo: a waiver that was used is past taking back") {
    auto day = begun();
    REQUIRE(day.says("fay", hold_starts{"wait"}) == "");
    REQUIRE(day.says("fay", waive(1, start_rule::hold)) == "");
    REQUIRE(day.says("ada", start(1)) == "");
    CHECK(day.says("fay", take_back{}) == nothing_to_undo);
}

TEST_CASE("undo: nothing runs again while everything is stopped") {
    auto day = begun();
    REQUIRE(day.says("ada", start(1)) == "");
    REQUIRE(day.says("ada", stop(1)) == "");
    REQUIRE(day.says("rex", stop_all{""}) == "");
    CHECK(day.says("ada", take_back{}) == nothing_to_undo);
    CHECK(day.where(1) == column::rolling_back);
}

TEST_CASE("undo: an act that can not be taken back does not give up the one before it") {
    auto day = begun();
    REQUIRE(day.says("ada", start(1)) == "");
    REQUIRE(day.says("ada", seen("errors")) == "");
    CHECK(day.says("ada", take_back{}) == "nothing_to_take_back lasts=seen");
    CHECK(day.where(1) == column::running);
}

TEST_CASE("undo: not what somebody else changed since, though no note tells of it") {
    const struct {
        const char* first;
        command act;
        const char* second;
        command later;
    } table[] = {
        {"bo", with_component(2, "Index"), "ada", with_component(2, "Cache")},
        {"bo", amend_note{{8}, "hm, no", {}}, "fay", amend_note{{8}, "hm, yes", {}}},
    };
    for (const auto& each : table) {
        auto day = begun();
        REQUIRE(day.says("ada", draw_in{person("bo"), ""}) == "");
        REQUIRE(day.says(each.first, each.act) == "");
        REQUIRE(day.says(each.second, each.later) == "");
        const auto before = day.day().secret;
        CHECK(day.says(each.first, take_back{}) == nothing_to_undo);
        CHECK(day.day().secret.cards == before.cards);
        CHECK(day.day().secret.notes == before.notes);
    }
}

TEST_CASE("undo: whose message was put on the record has not acted") {
    auto day = begun();
    REQUIRE(day.says("ada", start(1)) == "");
    REQUIRE(day.says("rex", keep_message{{channel("incidents"), "7"}, person("ada"), at("09:00"), "hello", ""}) == "");
    REQUIRE(day.says("ada", take_back{}) == "");
    CHECK(day.facts_said() == "taken_back note=8");
    CHECK(day.where(1) == column::ready);
}

TEST_CASE("undo: a card started a second time is asked about again") {
    auto plan = a_quiet_day();
    plan.cards[{1}].planned = 5min;
    auto day = begun(plan);
    REQUIRE(day.says("ada", start(1)) == "");
    day.until("09:06");
    REQUIRE(day.says("ada", take_back{}) == "");
    REQUIRE(day.says("ada", start(1)) == "");
    day.news();
    CHECK(day.until("09:12").news() == lines{"03-16 09:11 #agents what_do_you_see 1 running overdue"});
}

TEST_CASE("undo: what others were told of stays, and that is said") {
    const auto refused = [](const char* who, const command& act) {
        auto day = begun();
        if (std::holds_alternative<agents_command>(act) &&
            std::holds_alternative<resume_day>(std::get<agents_command>(act)))
            REQUIRE(day.says("rex", stop_all{""}) == "");
        REQUIRE(day.says("rex", seen("paper is out")) == "");
        REQUIRE(day.says(who, log_text("hm")) == "");
        REQUIRE(day.says(who, act) == "");
        return day.says(who, take_back{});
    };
    CHECK(refused("ada", seen("smoke")) == "nothing_to_take_back lasts=seen");
    CHECK(refused("ada", resolve_sighting{{1}}) == "nothing_to_take_back lasts=resolved");
    CHECK(refused("fay", extend_day{wall("18:00"), ""}) == "nothing_to_take_back lasts=extended");
    auto plan = a_quiet_day().day;
    plan.environment = "pre-production";
    CHECK(refused("fay", edit_day{plan}) == "nothing_to_take_back lasts=edited");
    CHECK(refused("fay", set_reminder{reminder::neutral, true, {}, {}}) == "nothing_to_take_back lasts=reminder");
    CHECK(refused("fay", resume_confirmed()) == "nothing_to_take_back lasts=resumed");
    stage planned(a_quiet_day());
    REQUIRE(planned.says("fay", kick_off{false, wall("10:00")}) == "");
    CHECK(planned.says("fay", take_back{}) == "nothing_to_take_back lasts=kickoff_time");
    CHECK(planned.says("ada", take_back{}) == "nothing_to_take_back none_made=yes");
}

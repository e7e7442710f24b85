// Rule 7, by example: what agents do leaves no mark on anything public. (noninterference_test.cpp tries it at random.)
#include "stage.hpp"

#include <doctest/doctest.h>

using namespace tests::day;

namespace {

std::string told_in_public(stage& day) { return joined_up(day.news("#incidents")); }

}  // namespace

TEST_CASE("rule 7: whatever agents do, the open book stays as it is") {
    auto day = begun();
    REQUIRE(day.says("rex", seen("errors", "shop")) == "");
    const auto before = text(day.day().open);
    const auto plan = text(day.day().plan);
    day.news();
    const command acts[] = {add_card{experiment("Printer", "ada")}, ready_card{{{4}}}, start(1), log_about(1, "hm"),
        stop(1, resolution::nobody), rolled_back(1), skip_card{{{2}}, "no time"}, open_change{"level", "back", "noise"},
        restore_change{}, draw_in{person("bo"), "help"}, take_back{}, amend_note{{9}, "ha", {}}};
    for (const auto& each : acts) REQUIRE(day.says("ada", each) == "");
    const command orders[] = {set_limit{3}, hold_starts{"wait"}, resume_day{}, waive(1, start_rule::limit),
        tie_sighting{{1}, {1}}, wind_down{at("15:00")}, set_reminder{reminder::countdown, true, {}, {}},
        change_people{{{person("zoe"), {role::agent, "shop"}}}, {}}};
    for (const auto& each : orders) REQUIRE(day.says("fay", each) == "");
    CHECK(text(day.day().open) == before);
    CHECK(text(day.day().plan) == plan);
    CHECK(told_in_public(day) == "");
}

TEST_CASE("rule 7: an agents' verb is refused alike, whether a card exists or not, and names nobody") {
    auto day = begun();
    for (const std::uint32_t no : {0U, 1U, 2U, 77U, 4'000'000'000U}) {
        CHECK(day.says("rex", start(no)) == "not_yours");
        CHECK(day.says("sam", stop(no)) == "not_yours");
        CHECK(day.says("olga", log_about(no, "hm")) == "not_yours");
        CHECK(day.says("rex", reveal{card_no{no}}) == "not_yours facilitators=yes");
        CHECK(day.says("rex", waive(no, start_rule::limit)) == "not_yours facilitators=yes");
    }
}

TEST_CASE("rule 7: a full record is agents' business") {
    auto day = begun();
    day.rules.max_notes = day.day().secret.notes.size();
    CHECK(day.says("rex", keep_message{{channel("incidents"), "7"}, person("rio"), at("09:00"), "x", ""}) == "");
    CHECK(day.last.empty());
}

TEST_CASE("rule 7: sightings and public announcements are counted on their own") {
    auto day = begun();
    REQUIRE(day.says("ada", start(1)) == "");
    REQUIRE(day.says("ada", log_text("one")) == "");
    REQUIRE(day.says("rex", seen("errors")) == "");
    CHECK(day.day().open.sightings.begin()->first == sighting_no{1});
    CHECK(day.day().open.announcements == 1);  // the kickoff
    CHECK(name_of({{3}, counted::for_public, 12}) == "chaosday-3-p-12");
    CHECK(name_of({{3}, counted::for_agents, 12}) == "chaosday-3-a-12");
}

TEST_CASE("rule 7: cards become visible by a reveal only") {
    auto day = begun();
    REQUIRE(day.says("ada", start(1)) == "");
    CHECK(day.says("fay", reveal{}) == "day_still_open of_all_cards=yes");
    CHECK(day.says("fay", reveal{{{9}}}) == "no_such_card card=9");
    day.news();
    REQUIRE(day.says("fay", reveal{{{2}}}) == "");
    CHECK(told_in_public(day) == "03-16 09:00 #incidents cards_revealed\n");
    REQUIRE(day.says("fay", reveal{{{2}}}) == "");  // once is enough
    CHECK(day.last.empty());
    REQUIRE(day.says("fay", end_day{"late"}) == "");
    REQUIRE(day.says("fay", reveal{}) == "");  // card 1 was revealed by the end, card 3 never ran
    CHECK(day.last.empty());
    CHECK(day.day().open.revealed.size() == 2);
}

TEST_CASE("rule 7: after the end all that ran is revealed at once") {
    auto day = begun();
    for (const std::uint32_t no : {1U, 3U}) {
        REQUIRE(day.says("ada", start(no)) == "");
        REQUIRE(day.says("ada", stop(no)) == "");
        REQUIRE(day.says("ada", rolled_back(no)) == "");
    }
    REQUIRE(day.says("fay", end_day{}) == "");
    REQUIRE(day.says("fay", reveal{}) == "");
    CHECK(day.day().open.revealed.size() == 2);
    CHECK_FALSE(day.day().open.revealed.contains({2}));
}

TEST_CASE("rule 7: who may see cards") {
    auto plan = a_quiet_day();
    stage day(plan);
    for (const auto* who : {"fay", "ada"}) CHECK(agents_view(day.day(), person(who)));
    for (const auto* who : {"rex", "olga", "sam", ""}) CHECK_FALSE(agents_view(day.day(), person(who)));
    plan.day.open = true;
    stage open(plan);
    for (const auto* who : {"fay", "ada", "rex", "olga", "sam"}) CHECK(agents_view(open.day(), person(who)));
}

TEST_CASE("rule 7: while strangers can read the agents' channel, agents are written to directly") {
    auto day = begun();
    const auto here = [](std::set<std::string> names, bool is_private = true) {
        see_agents_channel it;
        for (const auto& each : names) it.present.insert(person(each));
        it.is_private = is_private;
        return it;
    };
    REQUIRE(day.own(here({"fay", "ada", "bo"})) == "");
    CHECK(day.last.empty());  // as it should be
    REQUIRE(day.own(here({"fay", "ada", "rex"})) == "");
    CHECK(day.facts_said() == "agents_channel_seen strangers=[@rex] is_private=yes");
    CHECK(joined_up(day.news()) == "03-16 09:00 @fay channel_unsafe\n");
    REQUIRE(day.own(here({"fay", "ada", "rex"})) == "");
    CHECK(day.last.empty());  // told once
    REQUIRE(day.says("ada", start(1)) == "");
    CHECK(
        joined_up(day.news()) == joined_up({"03-16 09:00 @ada card_moved 1 running",
                                     "03-16 09:00 @bo card_moved 1 running", "03-16 09:00 @cy card_moved 1 running"}));
    REQUIRE(day.own(here({"fay", "ada"}, false)) == "");
    CHECK(joined_up(day.news()) == "03-16 09:00 @fay channel_unsafe\n");
    REQUIRE(day.own(here({"fay", "ada"})) == "");
    CHECK(joined_up(day.news()) == "03-16 09:00 @fay channel_safe\n");
    REQUIRE(day.says("ada", log_text("phew")) == "");
    REQUIRE(day.says("ada", stop(1)) == "");
    CHECK(joined_up(day.news()) == "03-16 09:00 #agents card_moved 1 rolling_back\n");
}

TEST_CASE("rule 7: what waited for the agents' channel when strangers came goes to each agent") {
    auto day = begun();
    day.mail = false;
    REQUIRE(day.says("ada", start(1)) == "");
    see_agents_channel look;
    look.present = {person("ada"), person("sam")};
    REQUIRE(day.own(look) == "");
    for (const auto& [id, each] : day.day().secret.outstanding)
        CHECK_FALSE(std::holds_alternative<for_agents>(each.to));
    day.mail = true;
    REQUIRE(day.says("rex", seen("smoke")) == "");
    CHECK(day.news().size() == 4);  // three agents, and the facilitator is warned
}

TEST_CASE("rule 7: a card that a forced end revealed is revealed again as it is, once it is rolled back") {
    auto day = begun();
    REQUIRE(day.says("ada", start(1)) == "");
    REQUIRE(day.says("ada", stop(1)) == "");
    REQUIRE(day.says("fay", end_day{"late"}) == "");
    CHECK(day.day().open.revealed.at({1}).where == column::rolling_back);
    REQUIRE(day.says("ada", rolled_back(1)) == "");
    REQUIRE(day.says("fay", reveal{}) == "");
    CHECK(day.day().open.revealed.at({1}).where == column::resolved_by_agents);
    REQUIRE(day.says("fay", reveal{}) == "");
    CHECK(day.last.empty());
}

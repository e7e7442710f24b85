// Rule 6: undo takes back one's own last act, within ten minutes, unless it is final or others went on from it.
#include "stage.hpp"

#include <doctest/doctest.h>

using namespace tests::day;

namespace {

change_people with(std::string_view who) { return {{{person(who), {role::responder, "shop"}}}, {}}; }
set_reminder every(minutes span) { return {reminder::quiet_card, false, span, {}}; }

}  // namespace

TEST_CASE("undo: there must be an act, one's own, at most ten minutes old") {
    auto day = begun();
    CHECK(day.says("ada", take_back{}) == no_act_to_undo);
    CHECK(day.says("rex", take_back{}) == "not_yours");
    REQUIRE(day.says("ada", start(1)) == "");
    CHECK(day.says("bo", take_back{}) == no_act_to_undo);
    day.to("09:10").says("bo", log_text("hm"));
    CHECK(day.says("ada", take_back{}) == "");
    CHECK(day.facts_said() == "taken_back note=8");
    CHECK(day.says("ada", take_back{}) == no_act_to_undo);  // once: what was before that is not hers to take back now
    REQUIRE(day.says("ada", start(1)) == "");
    day.to(at("09:20") + 1ms);
    CHECK(day.says("ada", take_back{}) == "nothing_to_take_back too_late=yes");
}

TEST_CASE("undo: each act is as if it had not been") {
    const auto plan = a_quiet_day();
    const auto prepared = [&] {
        auto day = begun(plan);
        REQUIRE(day.says("bo", start(3)) == "");
        REQUIRE(day.says("bo", stop(3)) == "");
        REQUIRE(day.says("cy", open_change{"level", "back", "noise"}) == "");
        REQUIRE(day.says("fay", hold_starts{"wait"}) == "");
        REQUIRE(day.says("fay", waive(1, start_rule::hold)) == "");
        REQUIRE(day.says("fay", wind_down{at("15:30")}) == "");
        return day;
    };
    const struct {
        const char* who;
        command act;
    } table[] = {
        {"ada", start(1)},
        {"ada", skip_card{{{2}}, "no time"}},
        {"bo", rolled_back(3)},
        {"cy", restore_change{}},
        {"ada", log_about(3, "hm")},
        {"fay", set_limit{5}},
        {"fay", hold_starts{"wait longer"}},
        {"fay", resume_day{}},
        {"fay", waive(2, start_rule::limit)},
        {"fay", wind_down{at("14:00")}},
        {"ada", add_card{experiment("Printer", "ada")}},
        {"ada", draw_in{person("bo"), "help"}},
    };
    for (const auto& [who, act] : table) {
        auto day = prepared();
        const auto before = day.day();
        REQUIRE(day.says(who, act) == "");
        REQUIRE(day.day().secret.notes.size() > before.secret.notes.size());
        CAPTURE(day.facts_said());
        CHECK(day.says(who, take_back{}) == "");
        const auto& after = day.day().secret;
        CHECK(after.limit == before.secret.limit);
        CHECK(after.on_hold == before.secret.on_hold);
        CHECK(text(after.waivers) == text(before.secret.waivers));
        CHECK(after.wind_down_at == before.secret.wind_down_at);
        CHECK(after.faulty == before.secret.faulty);
        CHECK(after.open_changes == before.secret.open_changes);
        REQUIRE(after.cards.size() == before.secret.cards.size());
        for (const auto& [no, each] : before.secret.cards) {
            CHECK(after.cards.at(no).where == each.where);
            CHECK(after.cards.at(no).runs.size() == each.runs.size());
        }
        CHECK(after.notes.back().struck);  // nothing is erased from the record
    }
}

TEST_CASE("undo: a stop, a readying, an opened change") {
    auto day = begun();
    REQUIRE(day.says("ada", start(1)) == "");
    REQUIRE(day.says("bo", stop(1)) == "");
    REQUIRE(day.says("bo", take_back{}) == "");
    CHECK(day.where(1) == column::running);
    CHECK_FALSE(day.on_card(1).runs.back().stopped);
    REQUIRE(day.says("bo", skip_card{{{3}}, ""}) == "");
    REQUIRE(day.says("bo", ready_card{{{3}}}) == "");
    REQUIRE(day.says("bo", take_back{}) == "");
    CHECK(day.where(3) == column::not_run);
    REQUIRE(day.says("cy", open_change{"level", "back", ""}) == "");
    REQUIRE(day.says("cy", take_back{}) == "");
    CHECK(day.day().secret.open_changes.empty());
    CHECK(day.day().secret.changes.at({1}).withdrawn);
    CHECK(day.says("ada", restore_change{}) == "which_change");
}

TEST_CASE("undo: a start gives its waiver back") {
    auto day = begun();
    REQUIRE(day.says("fay", hold_starts{"wait"}) == "");
    REQUIRE(day.says("fay", waive(1, start_rule::hold)) == "");
    REQUIRE(day.says("ada", start(1)) == "");
    REQUIRE(day.says("ada", take_back{}) == "");
    CHECK(text(day.day().secret.waivers) == "[1:hold]");
    CHECK(day.says("ada", start(1)) == "");
}

TEST_CASE("undo: a start leaves a waiver alone that was given since") {
    auto day = begun();
    REQUIRE(day.says("ada", start(1)) == "");
    REQUIRE(day.says("fay", waive(1, start_rule::limit)) == "");
    REQUIRE(day.says("ada", take_back{}) == "");
    CHECK(text(day.day().secret.waivers) == "[1:limit]");
}

TEST_CASE("undo: what has no note is put back as it was, once") {
    const struct {
        const char* who;
        command act;
    } table[] = {
        {"bo", with_component(2, "Index")},
        {"bo", amend_note{{8}, "hm, no", "to see"}},
        {"fay", tie_sighting{{1}, {2}}},
        {"fay", tie_sighting{{1}, {3}}},
        {"fay", with("zoe")},
        {"fay", every(7min)},
    };
    for (const auto& [who, act] : table) {
        auto day = begun();
        REQUIRE(day.says("ada", draw_in{person("bo"), ""}) == "");  // note 8, which asks why
        REQUIRE(day.says("rex", seen("errors")) == "");
        REQUIRE(day.says("fay", tie_sighting{{1}, {3}}) == "");
        REQUIRE(day.says("fay", every(9min)) == "");
        const auto before = day.day().secret;
        const auto said = day.says(who, act);
        REQUIRE(said == "");
        CAPTURE(day.facts_said());
        CHECK(day.says(who, take_back{}) == "");
        const auto& after = day.day().secret;
        CHECK(after.cards == before.cards);
        CHECK(after.tied == before.tied);
        CHECK(after.who == before.who);
        CHECK(after.rules == before.rules);
        CHECK(after.notes.at(7).text == before.notes.at(7).text);
        CHECK(after.notes.at(7).why == before.notes.at(7).why);
        CHECK(after.notes.at(7).asks_why);
        CHECK(day.says(who, take_back{}) == no_act_to_undo);
    }
}

TEST_CASE("undo: a lesson is withdrawn, a sighting that was tied for the first time belongs to no card") {
    auto day = begun();
    REQUIRE(day.says("ada", write_lesson{lesson_kind::learned, "tea", {}}) == "");
    REQUIRE(day.says("bo", write_lesson{lesson_kind::idea, "more tea", {}}) == "");
    CHECK(day.says("ada", take_back{}) == "");
    CHECK(day.day().secret.lessons.at(0).withdrawn);
    CHECK_FALSE(day.day().secret.lessons.at(1).withdrawn);
    REQUIRE(day.says("rex", seen("errors")) == "");
    REQUIRE(day.says("fay", tie_sighting{{1}, {2}}) == "");
    CHECK(day.says("fay", take_back{}) == "");
    CHECK(day.day().secret.tied.empty());
}

TEST_CASE("undo: an agent no longer asks for another facilitator, and agents hear of it") {
    auto day = begun();
    REQUIRE(day.says("ada", hand_over{person("gus")}) == "");
    REQUIRE(day.says("ada", take_back{}) == "");
    CHECK(day.facts_said() == "appointment_withdrawn whom=@gus\ntaken_back note=0");
    CHECK(joined_up(day.news("#agents")) ==
          "03-16 09:00 #agents appointment_asked\n03-16 09:00 #agents appointment_asked\n");
    REQUIRE(day.says("bo", hand_over{person("gus")}) == "");
    CHECK(day.day().open.facilitator == person("fay"));  // bo is the first to ask
    CHECK(day.says("ada", take_back{}) == no_act_to_undo);
    REQUIRE(day.says("cy", hand_over{person("gus")}) == "");
    CHECK(day.says("bo", take_back{}) == nothing_to_undo);  // it has come to pass
}

TEST_CASE("undo: a step is to be done after all") {
    stage day(a_day(), at("08:00", -2));
    REQUIRE(day.says("fay", tick_step{6}) == "");
    REQUIRE(day.says("fay", take_back{}) == "");
    CHECK(day.facts_said() == "step_unticked step=6\ntaken_back note=0");
    CHECK(day.day().secret.ticked.empty());
    CHECK(day.says("fay", take_back{}) == no_act_to_undo);
}

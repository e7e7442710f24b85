// Reminders to agents and the facilitator while the day runs: when they come, when not, and how they are silenced.
#include "stage.hpp"

#include <doctest/doctest.h>

using namespace tests::day;

namespace {

set_reminder off(reminder kind) { return {kind, true, {}, {}}; }
set_reminder every(reminder kind, minutes how_often) { return {kind, false, how_often, {}}; }
set_reminder snooze(reminder kind, minutes how_long) { return {kind, false, {}, how_long}; }

std::string heard(stage& day, std::string_view where = {}) { return joined_up(day.news(where)); }

}  // namespace

TEST_CASE("reminders: an owner is asked when a card runs past its time, and when nothing is heard of it") {
    auto plan = a_quiet_day();
    plan.day.reminders.quiet_card = 20min;
    plan.cards[{1}].planned = 45min;
    auto day = begun(plan);
    REQUIRE(day.says("ada", start(1)) == "");
    day.news();
    CHECK(heard(day.until("09:30")) == "03-16 09:20 #agents what_do_you_see 1 running quiet\n");
    REQUIRE(day.says("cy", log_about(1, "still nothing")) == "");
    CHECK(heard(day.until("10:00")) ==
          "03-16 09:45 #agents what_do_you_see 1 running overdue\n");  // which is a question, too
    CHECK(heard(day.until("10:05")) == "03-16 10:05 #agents what_do_you_see 1 running quiet\n");
    REQUIRE(day.says("fay", every(reminder::quiet_card, 60min)) == "");
    CHECK(heard(day.until("11:00")) == "");
    REQUIRE(day.says("ada", stop(1)) == "");  // and nothing more once it rolls back
    day.news();
    CHECK(heard(day.until("11:05")) == "");
}

TEST_CASE("reminders: a slow rollback is asked about, then told to the facilitator every ten minutes") {
    auto day = begun();
    REQUIRE(day.says("ada", start(1)) == "");
    REQUIRE(day.says("ada", stop(1)) == "");
    day.news();
    CHECK(heard(day.until("09:25")) ==
          "03-16 09:10 #agents what_hinders 1 rolling_back\n"
          "03-16 09:20 #agents what_hinders 1 rolling_back\n03-16 09:20 @fay what_hinders 1 rolling_back\n");
    REQUIRE(day.says("ada", rolled_back(1)) == "");
    day.news();
    CHECK(heard(day.until("09:50")) == "");
    REQUIRE(day.says("ada", start(1)) == "");  // the second run begins from the beginning
    REQUIRE(day.says("ada", stop(1)) == "");
    day.news();
    CHECK(heard(day.until("10:00")) == "03-16 10:00 #agents what_hinders 1 rolling_back\n");
}

TEST_CASE("reminders: a rollback without an estimate is asked about after ten minutes") {
    auto day = begun();
    card_change fields;
    fields.rollback_estimate = 60min;
    REQUIRE(day.says("ada", start(1)) == "");
    REQUIRE(day.says("ada", edit_card{{{1}}, fields}) == "");
    REQUIRE(day.says("ada", stop(1)) == "");
    day.news();
    CHECK(heard(day.until("09:59")) == "");
    CHECK(heard(day.until("10:00")) == "03-16 10:00 #agents what_hinders 1 rolling_back\n");
}

TEST_CASE("reminders: a team with more than three open sightings, and again when it gets there again") {
    auto day = begun();
    for (int i = 0; i < 3; ++i) REQUIRE(day.says("rex", seen("errors", "shop")) == "");
    CHECK(heard(day) == "");
    REQUIRE(day.says("rex", seen("errors", "shop")) == "");
    CHECK(heard(day) == "03-16 09:00 @fay team_overloaded shop 4\n");
    REQUIRE(day.says("rex", seen("errors", "shop")) == "");
    REQUIRE(day.says("rex", seen("errors without a team")) == "");
    CHECK(heard(day) == "");
    REQUIRE(day.says("rex", resolve_sighting{{1}}) == "");
    REQUIRE(day.says("rex", resolve_sighting{{2}}) == "");
    REQUIRE(day.says("fay", snooze(reminder::load, 30min)) == "");
    REQUIRE(day.says("rex", seen("errors", "shop")) == "");
    CHECK(heard(day) == "");
    REQUIRE(day.says("rex", resolve_sighting{{3}}) == "");
    REQUIRE(day.until("09:31").says("rex", seen("errors", "shop")) == "");
    CHECK(heard(day) == "03-16 09:31 @fay team_overloaded shop 4\n");
    REQUIRE(day.says("rex", resolve_sighting{{4}}) == "");
    REQUIRE(day.says("fay", off(reminder::load)) == "");
    REQUIRE(day.says("rex", seen("errors", "shop")) == "");
    CHECK(heard(day) == "");
}

TEST_CASE("reminders: all quiet, unless something runs, is held or was seen") {
    auto plan = a_quiet_day();
    plan.day.reminders.all_quiet = 40min;
    auto day = begun(plan);
    day.until("09:30");
    REQUIRE(day.says("rex", report_sighting{"odd", "", at("09:05")}) == "");  // reported now is heard of now
    CHECK(heard(day.until("10:10")) == "03-16 10:10 @fay all_quiet\n");
    REQUIRE(day.says("ada", log_text("we wait")) == "");
    REQUIRE(day.says("fay", hold_starts{""}) == "");
    day.news();
    CHECK(heard(day.until("11:30")) == "");
    REQUIRE(day.says("fay", resume_day{}) == "");
    day.news();
    CHECK(heard(day.until("12:10")) == "03-16 12:10 @fay all_quiet\n");
    REQUIRE(day.says("rex", stop_all{""}) == "");
    day.news();
    CHECK(heard(day.until("13:30")) == "");
    REQUIRE(day.says("fay", resume_confirmed()) == "");
    day.news();
    CHECK(heard(day.until("14:10")) == "03-16 14:10 @fay all_quiet\n");
    CHECK(heard(day.until("15:30")) == "03-16 14:50 @fay all_quiet\n");  // nothing starts after 15:00
}

TEST_CASE("reminders: a countdown is for the wind-down that counts") {
    auto plan = a_quiet_day();
    plan.day.reminders.countdown = {60min, 30min, 15min};
    auto day = begun(plan);
    day.until("15:10").news();
    REQUIRE(day.says("fay", extend_day{wall("18:00"), ""}) == "");  // wind-down at 17:00
    day.news();
    CHECK(heard(day.until("16:31")) == "03-16 16:00 #agents countdown 60min\n03-16 16:30 #agents countdown 30min\n");
    REQUIRE(day.says("fay", wind_down{at("16:50")}) == "");
    day.news();
    CHECK(heard(day.until("16:49")) == "03-16 16:35 #agents countdown 15min\n");
    CHECK(heard(day.until("16:50")) == "03-16 16:50 #agents winding_down\n03-16 16:50 @fay winding_down\n");
    REQUIRE(day.says("fay", wind_down{at("17:20")}) == "");  // later again: it is said again
    day.news();
    CHECK(heard(day.until("17:20"), "@fay") == "03-16 17:20 @fay winding_down\n");
}

TEST_CASE("reminders: wind-down now") {
    auto day = begun();
    REQUIRE(day.to("11:00").says("fay", wind_down{}) == "");
    CHECK(heard(day) == "03-16 11:00 #agents wind_down_moved\n");
    CHECK(heard(day.look()) == "03-16 11:00 #agents winding_down\n03-16 11:00 @fay winding_down\n");
    CHECK(heard(day.until("12:00")) == "");  // nothing is left to ask for
    CHECK(day.says("fay", wind_down{at("17:01")}) == "time_out_of_order what=wind-down");
    CHECK(day.to("18:00").says("fay", wind_down{}) == "time_out_of_order what=wind-down");
    auto week = begun(a_week());
    week.until(at("20:00", -1));
    CHECK(week.says("fay", wind_down{}) == "time_out_of_order what=wind-down");
}

TEST_CASE("reminders: every agents' kind can be switched off") {
    auto plan = a_day();
    plan.day.reminders.all_quiet = 20min;
    stage day(plan, at("08:00", -2));
    for (const auto kind : {reminder::ready_check, reminder::overdue_card, reminder::quiet_card,
             reminder::slow_rollback, reminder::quiet_day, reminder::countdown, reminder::wind_down, reminder::late_end,
             reminder::retrospective, reminder::notice, reminder::neutral})
        REQUIRE(day.says("fay", off(kind)) == "");
    day.until("10:00");
    REQUIRE(day.says("ada", start(1)) == "");
    REQUIRE(day.says("bo", start(3)) == "");
    day.until("11:00");
    REQUIRE(day.says("ada", stop(1)) == "");
    day.until("18:00");
    REQUIRE(day.says("fay", end_day{"late"}) == "");
    day.until(at("12:00", 14));
    CHECK(heard(day) == joined_up({"03-16 09:00 #incidents kickoff", "03-16 09:00 #agents agents_kickoff",
                            "03-16 10:00 #agents card_moved 1 running", "03-16 10:00 #agents card_moved 3 running",
                            "03-16 11:00 #agents card_moved 1 rolling_back", "03-16 17:00 #incidents runs_longer",
                            "03-16 18:00 #incidents end_of_chaos [Mail fails: nobody cries Cache fails: nobody cries]",
                            "03-16 18:00 #agents agents_end", "03-16 18:00 @fay agents_end"}));
}

TEST_CASE("reminders: what was snoozed comes late, if it still makes sense then") {
    auto plan = a_day();
    plan.day.reminders.all_quiet = 24h;
    stage day(plan, at("20:00", -2));
    REQUIRE(day.says("fay", snooze(reminder::notice, 15 * 60min)) == "");
    REQUIRE(day.says("fay", snooze(reminder::ready_check, 15 * 60min)) == "");
    day.until(at("12:00", -1));
    CHECK(heard(day) ==
          "03-15 11:00 #incidents day_soon\n03-15 11:00 @fay ready_report\n03-15 11:00 #agents ready_report\n");
    day.until("14:50");
    REQUIRE(day.says("fay", snooze(reminder::countdown, 50min)) == "");
    REQUIRE(day.says("fay", snooze(reminder::wind_down, 30min)) == "");
    day.news();
    CHECK(heard(day.until("16:00"), "#agents") ==
          "03-16 15:45 #agents countdown 15min\n03-16 16:00 #agents winding_down\n");
    stage early(plan, at("20:00", -2));
    REQUIRE(early.says("fay", snooze(reminder::notice, 60 * 60min)) == "");
    REQUIRE(early.says("fay", snooze(reminder::ready_check, 60 * 60min)) == "");
    CHECK(heard(early.until("09:00")) == "03-16 09:00 #incidents kickoff\n03-16 09:00 #agents agents_kickoff\n");
}

TEST_CASE("reminders: a late end can be snoozed and spaced") {
    auto day = begun();
    day.until("17:00").news();
    REQUIRE(day.says("fay", snooze(reminder::late_end, 60min)) == "");
    CHECK(heard(day.until("18:05")) == "03-16 18:00 @fay end_overdue\n");
    REQUIRE(day.says("fay", every(reminder::late_end, 30min)) == "");
    CHECK(heard(day.until("19:00")) == "03-16 18:30 @fay end_overdue\n03-16 19:00 @fay end_overdue\n");
}

TEST_CASE("reminders: how often is said of those that come again and again; the others refuse it") {
    stage day(a_day(), at("08:00", -2));
    std::string spaced;
    for (const auto kind : all_reminders) {
        const auto refused = day.says("fay", every(kind, 60min));
        if (refused.empty())
            spaced += std::to_string(static_cast<int>(kind)) + " ";
        else
            CHECK(refused.starts_with("not_spaced"));
        CHECK(refused.empty() == can_be_spaced(kind));
    }
    CHECK(spaced == "2 5 6 8 10 11 ");  // neutral, quiet card, slow rollback, quiet day, wind-down, late end
}

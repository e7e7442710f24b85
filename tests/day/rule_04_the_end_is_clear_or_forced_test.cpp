// Rule 4: the day ends when nothing is faulty and no change is open, or by force, which tells what is still broken.
#include "stage.hpp"

#include <doctest/doctest.h>

using namespace tests::day;

TEST_CASE("rule 4: a clear day ends") {
    auto day = begun();
    REQUIRE(day.says("ada", start(1)) == "");
    REQUIRE(day.says("ada", stop(1)) == "");
    REQUIRE(day.says("ada", rolled_back(1)) == "");
    REQUIRE(day.says("ada", open_change{"threshold", "back to 5", "why not"}) == "");
    REQUIRE(day.says("ada", restore_change{}) == "");
    for (const auto* who : {"ada", "rex", "sam"}) CHECK(day.says(who, end_day{}) == "not_yours facilitators=yes");
    day.news();
    REQUIRE(day.says("fay", end_day{}) == "");
    CHECK(day.facts_said() == "day_ended");
    CHECK(day.day().open.now == phase::ended);
    CHECK(joined_up(day.news()) == joined_up({"03-16 09:00 #incidents end_of_chaos", "03-16 09:00 #agents agents_end",
                                       "03-16 09:00 @fay agents_end"}));
    CHECK(day.says("fay", end_day{}) == "day_not_open");
}

TEST_CASE("rule 4: what is left is listed") {
    auto day = begun();
    REQUIRE(day.says("ada", start(1)) == "");
    REQUIRE(day.says("bo", start(3)) == "");
    REQUIRE(day.says("bo", stop(3)) == "");
    REQUIRE(day.says("cy", open_change{"threshold", "back to 5", ""}) == "");
    CHECK(day.says("fay", end_day{}) == "day_not_clear running=[1] rolling_back=[3] open_changes=[1]");
    CHECK(day.says("fay", end_day{""}) == "nothing_said wanted=why");
    REQUIRE(day.says("ada", stop(1)) == "");
    REQUIRE(day.says("ada", rolled_back(1)) == "");
    CHECK(day.says("fay", end_day{}) == "day_not_clear rolling_back=[3] open_changes=[1]");
    REQUIRE(day.says("bo", rolled_back(3)) == "");
    CHECK(day.says("fay", end_day{}) == "day_not_clear open_changes=[1]");
}

TEST_CASE("rule 4: a forced end reveals the leftover cards first, then says what is still broken") {
    auto day = begun();
    REQUIRE(day.says("ada", start(1)) == "");
    REQUIRE(day.says("bo", start(3)) == "");
    REQUIRE(day.says("bo", stop(3)) == "");
    REQUIRE(day.says("cy", open_change{"threshold", "back to 5", ""}) == "");
    day.news();
    REQUIRE(day.says("fay", end_day{"the building closes"}) == "");
    CHECK(
        day.facts_said() ==
        "revealed_to_all cards=[revealed_card no=1 title=Mail fails: nobody cries where=running rollback=[put it back]"
        " runs=[revealed_run started=03-16 09:00]"
        " revealed_card no=3 title=Cache fails: nobody cries where=rolling_back rollback=[put it back]"
        " runs=[revealed_run started=03-16 09:00 stopped=03-16 09:00]] with_end=yes\n"
        "day_ended still_broken=[Mail fails: nobody cries Cache fails: nobody cries threshold] "
        "forced_why=the building closes");
    // The end message tells of them: there is no second one.
    CHECK(day.news("#incidents") ==
          lines{"03-16 09:00 #incidents end_of_chaos [Mail fails: nobody cries Cache fails: nobody cries threshold]"});
    CHECK(day.day().open.revealed.size() == 2);
}

TEST_CASE("rule 4: forced with only a change open, nothing is revealed") {
    auto day = begun();
    REQUIRE(day.says("cy", open_change{"threshold", "back to 5", ""}) == "");
    REQUIRE(day.says("fay", end_day{"late"}) == "");
    CHECK(day.facts_said() == "day_ended still_broken=[threshold] forced_why=late");
    CHECK(day.says("cy", restore_change{}) == "");  // what was left is still put right afterwards
}

TEST_CASE("rule 4: a force that was not needed forces nothing") {
    auto day = begun();
    REQUIRE(day.says("fay", end_day{"I am tired"}) == "");
    CHECK(day.facts_said() == "day_ended");
}

TEST_CASE("rule 4: the end of the last window does not end the day") {
    auto plan = a_quiet_day();
    auto day = begun(plan);
    REQUIRE(day.says("ada", start(1)) == "");
    day.until("16:59").news();
    day.until("17:00");
    CHECK(day.day().open.now == phase::open);
    CHECK(
        joined_up(day.news()) == joined_up({"03-16 17:00 #incidents runs_longer", "03-16 17:00 @fay end_overdue [1]"}));
    day.until("17:35");
    CHECK(joined_up(day.news()) == joined_up({"03-16 17:10 @fay end_overdue [1]", "03-16 17:20 @fay end_overdue [1]",
                                       "03-16 17:30 @fay end_overdue [1]"}));
    REQUIRE(day.says("ada", stop_card{{{1}}, resolution::agents, "", true}) == "");
    REQUIRE(day.says("fay", end_day{}) == "");
    day.news();
    CHECK(day.until("23:00").news().empty());
}

TEST_CASE("rule 4: an end ends a stop-all, too") {
    auto day = begun();
    REQUIRE(day.says("rex", stop_all{""}) == "");
    REQUIRE(day.says("fay", end_day{}) == "");
    CHECK_FALSE(day.day().open.stopped);
}

TEST_CASE("rule 4: an end that was clear can not be muddied by an undo") {
    auto day = begun();
    REQUIRE(day.says("ada", start(1)) == "");
    REQUIRE(day.says("ada", stop(1)) == "");
    REQUIRE(day.says("ada", rolled_back(1)) == "");
    REQUIRE(day.says("cy", open_change{"threshold", "back to 5", "noise"}) == "");
    REQUIRE(day.says("cy", restore_change{}) == "");
    REQUIRE(day.says("fay", end_day{}) == "");
    CHECK(day.says("ada", take_back{}) == "nothing_to_take_back");
    CHECK(day.says("cy", take_back{}) == "nothing_to_take_back");
    CHECK(day.day().secret.faulty.empty());
    CHECK(day.day().secret.open_changes.empty());
}

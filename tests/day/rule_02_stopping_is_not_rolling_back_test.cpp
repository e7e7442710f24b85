// Rule 2: a stopped card is still faulty; only a confirmed rollback ends it, and who resolved it is kept.
#include "stage.hpp"

#include <doctest/doctest.h>

using namespace tests::day;

TEST_CASE("rule 2: stop moves to rolling back, rolled-back to where it was resolved") {
    const struct {
        resolution by;
        column ends_in;
    } table[] = {
        {resolution::team, column::resolved_by_team},
        {resolution::agents, column::resolved_by_agents},
        {resolution::nobody, column::resolved_by_agents},
    };
    for (const auto& [by, ends_in] : table) {
        auto day = begun();
        REQUIRE(day.says("ada", start(1)) == "");
        REQUIRE(day.to("10:00").says("bo", stop(1, by)) == "");
        CHECK(day.where(1) == column::rolling_back);
        CHECK(day.day().secret.faulty.contains({1}));
        REQUIRE(day.to("10:05").says("cy", rolled_back(1)) == "");
        CHECK(day.where(1) == ends_in);
        CHECK(day.day().secret.faulty.empty());
        const auto& run = day.on_card(1).runs.back();
        CHECK(run.resolved == by);
        CHECK(run.stopped == at("10:00"));
        CHECK(run.stopped_by == person("bo"));
        CHECK(run.rolled_back == at("10:05"));
        CHECK(run.rolled_back_by == person("cy"));
    }
}

TEST_CASE("rule 2: one command may do both") {
    auto day = begun();
    REQUIRE(day.says("ada", start(1)) == "");
    REQUIRE(day.says("ada", stop_card{{{1}}, resolution::team, "the shop saw it", true}) == "");
    CHECK(day.facts_said() ==
          "card_stopped card=1 title=Mail fails: nobody cries by=team why=the shop saw it note=9\n"
          "card_rolled_back card=1 title=Mail fails: nobody cries note=10");
    CHECK(day.where(1) == column::resolved_by_team);
}

TEST_CASE("rule 2: stop-all ends in resolved by agents, marked stopped; what rolls back already keeps its mark") {
    auto day = begun();
    REQUIRE(day.says("ada", start(1)) == "");
    REQUIRE(day.says("ada", start(2)) == "");
    REQUIRE(day.says("ada", stop(2, resolution::team)) == "");
    REQUIRE(day.says("rex", stop_all{"smoke"}) == "");
    CHECK(day.facts_said() ==
          "everything_stopped\n"
          "card_stopped card=1 title=Mail fails: nobody cries by=stopped why=smoke note=11\n"
          "stop_explained why=smoke note=12");
    REQUIRE(day.says("ada", rolled_back(1)) == "");
    REQUIRE(day.says("ada", rolled_back(2)) == "");
    CHECK(day.where(1) == column::resolved_by_agents);
    CHECK(day.on_card(1).runs.back().resolved == resolution::stopped);
    CHECK(day.where(2) == column::resolved_by_team);
}

TEST_CASE("rule 2: a card run again is a second run of the same card") {
    auto day = begun();
    for (int round = 0; round < 2; ++round) {
        REQUIRE(day.says("ada", start(1)) == "");
        REQUIRE(day.says("ada", stop(1, resolution::nobody)) == "");
        REQUIRE(day.says("ada", rolled_back(1)) == "");
    }
    CHECK(day.on_card(1).runs.size() == 2);
    CHECK(day.where(1) == column::resolved_by_agents);
}

TEST_CASE("rule 2: only what runs is stopped, only what rolls back is rolled back") {
    auto day = begun();
    CHECK(day.says("ada", stop(1)) == "wrong_column card=1 where=ready wanted=[running]");
    CHECK(day.says("ada", rolled_back(1)) == "wrong_column card=1 where=ready wanted=[rolling_back]");
    CHECK(day.says("ada", stop_card{}) == "which_card");
    CHECK(day.says("rex", stop(1)) == "not_yours");
    REQUIRE(day.says("ada", start(1)) == "");
    CHECK(day.says("ada", rolled_back(1)) == "wrong_column card=1 where=running wanted=[rolling_back]");
    CHECK(day.says("fay", stop(1)) == "");  // the facilitator may, but for starts
    CHECK(day.says("ada", stop(1)) == "wrong_column card=1 where=rolling_back wanted=[running]");
    CHECK(day.says("ada", skip_card{{{1}}, ""}) == "wrong_column card=1 where=rolling_back wanted=[backlog ready]");
    CHECK(day.says("fay", rolled_back(1)) == "");
    stage planned(a_quiet_day());
    CHECK(planned.says("ada", stop(1)) == "day_not_open planned=yes");
    CHECK(planned.says("ada", rolled_back(1)) == "day_not_open planned=yes");
}

TEST_CASE("rule 2: agents hear of every move, with the rollback steps") {
    auto day = begun();
    REQUIRE(day.says("ada", start(1)) == "");
    REQUIRE(day.says("ada", stop(1)) == "");
    REQUIRE(day.says("ada", rolled_back(1)) == "");
    REQUIRE(day.says("ada", skip_card{{{2}}, "no time"}) == "");
    CHECK(joined_up(day.news()) ==
          joined_up({"03-16 09:00 #agents card_moved 1 running", "03-16 09:00 #agents card_moved 1 rolling_back",
              "03-16 09:00 #agents card_moved 1 resolved_by_agents", "03-16 09:00 #agents card_moved 2 not_run"}));
}

TEST_CASE("rule 2: after a forced end a card that still runs can be stopped and rolled back") {
    auto day = begun();
    REQUIRE(day.says("ada", start(1)) == "");
    REQUIRE(day.says("fay", end_day{"the building closes"}) == "");
    REQUIRE(day.says("ada", stop(1)) == "");
    REQUIRE(day.says("ada", rolled_back(1)) == "");
    CHECK(day.day().secret.faulty.empty());
}

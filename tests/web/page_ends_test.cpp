// How pages end: with a role, with the retrospective, with the bot.
#include "web/day_bench.hpp"

using namespace tests;
using namespace std::chrono_literals;

TEST_CASE("whoever stops being an agent has lost the board before the change is answered") {
    open_day it;
    const auto bo = it.board_of("bo");
    const auto before = bo->of_type("board").size();
    it.day.say("fay", "chaos-agents", "people remove: @bo");
    CHECK(bo->of_type("ended").size() == 1);
    it.press(it.ada, "start 1 why: now");
    CHECK(bo->of_type("board").size() == before);
    it.pass(2s);
    CHECK(bo->reading->ended);
}

TEST_CASE("a handover ends the pages of both, who ask for new ones") {
    open_day it;
    it.day.say("fay", "chaos-agents", "facilitator @rio");
    CHECK(it.fay->of_type("ended").size() == 1);
    CHECK(it.ada->of_type("ended").empty());
    CHECK(it.board_of("rio")->of_type("board").size() == 1);
}

TEST_CASE("pages end with the retrospective") {
    open_day it;
    it.day.say("fay", "chaos-agents", "end");
    it.pass(200ms);
    CHECK(it.ada->of_type("ended").empty());
    const auto closed = it.day.say("fay", "chaos-agents", "close");
    if (it.day.day().open.now != bot::day::phase::closed) {
        CAPTURE(closed);
        FAIL("the day was not closed");
    }
    CHECK(it.ada->of_type("ended").size() == 1);
    CHECK_FALSE(it.site->link_for(it.day.day().id, person("ada")));
}

TEST_CASE("the bot says goodbye to its pages") {
    open_day it;
    it.site->close(1s);
    it.pass(2s);
    CHECK(it.ada->reading->ended);
    CHECK(it.ada->line->closed_because()->code == 1001);
}

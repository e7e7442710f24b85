// Reminders to everybody: the neutral one and the welcome; when they come, when not, and how they are silenced.
#include "stage.hpp"

#include <algorithm>
#include <doctest/doctest.h>

using namespace tests::day;

namespace {

set_reminder off(reminder kind) { return {kind, true, {}, {}}; }
set_reminder on(reminder kind) { return {kind, false, {}, {}}; }
set_reminder every(reminder kind, minutes how_often) { return {kind, false, how_often, {}}; }
set_reminder snooze(reminder kind, minutes how_long) { return {kind, false, {}, how_long}; }

std::string heard(stage& day, std::string_view where = {}) { return joined_up(day.news(where)); }

}  // namespace

TEST_CASE("reminders: the neutral one is spaced, snoozed and switched off") {
    auto plan = a_quiet_day();
    plan.day.reminders.neutral_every = 120min;
    auto day = begun(plan);
    REQUIRE(day.says("fay", every(reminder::neutral, 60min)) == "");
    CHECK(heard(day.until("11:00"), "#incidents") ==
          "03-16 10:00 #incidents neutral_reminder\n03-16 11:00 #incidents neutral_reminder\n");
    REQUIRE(day.says("fay", snooze(reminder::neutral, 90min)) == "");  // and the spacing stays
    CHECK(heard(day.until("13:30"), "#incidents") ==
          "03-16 12:30 #incidents neutral_reminder\n03-16 13:30 #incidents neutral_reminder\n");
    REQUIRE(day.says("fay", off(reminder::neutral)) == "");
    CHECK(heard(day.until("15:00")) == "");
    REQUIRE(day.says("fay", snooze(reminder::neutral, 5min)) == "");  // a snooze does not switch on
    CHECK(heard(day.until("15:20")) == "");
    REQUIRE(day.says("fay", on(reminder::neutral)) == "");
    CHECK(heard(day.until("15:30")) == "03-16 15:20 #incidents neutral_reminder\n");
    REQUIRE(day.says("fay", every(reminder::neutral, 5min)) == "");  // never within half an hour
    CHECK(heard(day.until("16:30"), "#incidents") ==
          "03-16 15:50 #incidents neutral_reminder\n03-16 16:20 #incidents neutral_reminder\n");
}

TEST_CASE("reminders: absurd lengths of time are refused") {
    auto day = begun();
    for (const auto absurd : {minutes::min(), minutes(-5), minutes(0), minutes(10'000), minutes::max()}) {
        CHECK(day.says("fay", every(reminder::neutral, absurd)) == "too_many what=minutes bound=9999");
        CHECK(day.says("fay", snooze(reminder::countdown, absurd)) == "too_many what=minutes bound=9999");
    }
}

TEST_CASE("reminders: the neutral one keeps half an hour away from whatever else is said there") {
    auto plan = a_quiet_day();
    plan.day.reminders.neutral_every = 60min;
    const auto after = [&](auto act) {
        auto day = begun(plan);
        day.to("09:50");
        act(day);
        day.news();
        day.until("12:00");
        const auto all = day.news("#incidents");
        return all.empty() ? std::string() : all.front().substr(6, 5);
    };
    CHECK(after([](stage&) {}) == "10:00");
    CHECK(after([](stage& day) { day.says("fay", extend_day{wall("18:00"), ""}); }) == "10:50");
    CHECK(after([](stage& day) { day.says("fay", hand_over{person("gus")}); }) == "10:50");
    CHECK(after([](stage& day) { day.says("fay", reveal{{{1}}}); }) == "10:50");
    CHECK(after([](stage& day) {
        day.says("rex", stop_all{""});
        day.says("fay", resume_confirmed());
    }) == "10:50");
    CHECK(after([](stage& day) { day.says("rex", stop_all{""}); }) == "");  // nor while everything stands still
    CHECK(after([](stage& day) { day.says("rex", declare_real{""}); }) == "");
    CHECK(after([](stage& day) { day.says("ada", start(1)); }) == "10:00");  // what agents do moves nothing
}

TEST_CASE("reminders: two windows that follow at once need no reminder between them") {
    auto plan = a_quiet_day();
    plan.day.windows = {hours("09:00", "11:00", "11:30", "12:00"), hours("12:10", "15:00", "16:00", "17:00")};
    auto day = begun(plan);
    CHECK(heard(day.until("16:00"), "#incidents") ==
          "03-16 12:00 #incidents over_for_today 03-16 12:10\n03-16 12:30 #incidents neutral_reminder\n");
}

TEST_CASE("reminders: the channel holds one neutral reminder") {
    auto plan = a_quiet_day();
    plan.day.reminders.neutral_every = 60min;
    auto day = begun(plan);
    day.until("12:00");
    const auto& open = day.day().open;
    const auto is_removal = [](const chore& each) { return each.of == errand::remove; };
    CHECK(std::ranges::count_if(open.chores, is_removal) == 2);
    CHECK_FALSE(open.chores.contains({errand::remove, open.neutral_posts.begin()->second}));
}

TEST_CASE("reminders: who joins in a window is welcomed, once a window, and not at night") {
    auto plan = a_week();
    plan.day.notices.clear();
    plan.day.ready_check.reset();
    stage day(plan, at("09:00", -1));
    const auto joins = [&](const char* who) {
        REQUIRE(day.says(who, greet{person(who)}) == "");
        return heard(day, "@");
    };
    CHECK(joins("sam") == "");  // the day is planned
    day.until(at("10:30", -1)).news();
    CHECK(joins("sam") == "03-15 10:30 @sam welcome\n");
    CHECK(joins("sam") == "");
    day.until(at("20:00", -1)).news();
    CHECK(joins("sam") == "");
    CHECK(joins("zoe") == "");
    day.until(at("10:30")).news();
    CHECK(joins("sam") == "03-16 10:30 @sam welcome\n");
    REQUIRE(day.says("fay", off(reminder::welcome)) == "");
    CHECK(joins("zoe") == "");
    REQUIRE(day.says("fay", on(reminder::welcome)) == "");
    REQUIRE(day.says("fay", snooze(reminder::welcome, 10min)) == "");
    CHECK(joins("zoe") == "");
    day.until("10:40").news();
    CHECK(joins("zoe") == "03-16 10:40 @zoe welcome\n");
}

TEST_CASE("reminders: a welcome waits a few seconds, and is not sent late") {
    auto day = begun();
    day.mail = false;
    REQUIRE(day.says("sam", greet{person("sam")}) == "");
    const auto& it = day.day().open.outstanding.begin()->second;
    CHECK(it.not_before == day.now + 5s);
    CHECK(still_true(day.day(), it, day.now + 29min));
    CHECK_FALSE(still_true(day.day(), it, day.now + 31min));
}

// The timetable of PRODUCT section 3: three days from their first notice to the retrospective, every announcement at
// its time, nothing twice.
#include "stage.hpp"

#include <algorithm>
#include <doctest/doctest.h>

using namespace tests::day;

namespace {

/// Nothing comes twice at the same minute to the same place, and no neutral reminder within 30 minutes of anything else
/// in its channel.
void check_manners(const stage& day) {
    auto all = day.heard;
    std::ranges::sort(all);
    const auto twice = std::ranges::adjacent_find(all);
    CHECK_MESSAGE(twice == all.end(), *twice);
    std::optional<instant> before;
    bool neutral_before = false;
    for (const auto& each : day.said_to_everyone) {
        const bool neutral = std::holds_alternative<neutral_reminder>(std::get<for_everyone>(each.to).news);
        const auto news = brief(each);
        CAPTURE(news);
        CAPTURE(text(each.made));
        if (before && (neutral || neutral_before)) CHECK(each.made - *before >= 30min);
        before = each.made;
        neutral_before = neutral;
    }
}

}  // namespace

TEST_CASE("timetable: a mini day on which nothing happens") {
    stage day(a_mini_day(), at("08:00", -8));
    day.until(at("16:25"));
    REQUIRE(day.says("fay", end_day{}) == "");
    day.until(at("20:00", 20));
    CHECK(joined_up(day.news()) == joined_up({
                                       "03-09 09:00 #incidents day_soon",
                                       "03-15 09:00 #incidents day_soon",
                                       "03-15 09:00 @fay ready_report",
                                       "03-15 09:00 #agents ready_report",
                                       "03-16 13:30 #incidents kickoff",
                                       "03-16 13:30 #agents agents_kickoff",
                                       "03-16 14:10 @fay all_quiet",
                                       "03-16 14:30 #incidents neutral_reminder",
                                       "03-16 14:45 #agents countdown 30min",
                                       "03-16 15:00 #agents countdown 15min",
                                       "03-16 15:15 #agents winding_down",
                                       "03-16 15:15 @fay winding_down",
                                       "03-16 15:30 #incidents neutral_reminder",
                                       "03-16 16:00 #incidents runs_longer",
                                       "03-16 16:00 @fay end_overdue",
                                       "03-16 16:10 @fay end_overdue",
                                       "03-16 16:20 @fay end_overdue",
                                       "03-16 16:25 #incidents end_of_chaos",
                                       "03-16 16:25 #agents agents_end",
                                       "03-16 16:25 @fay agents_end",
                                       "03-18 09:00 @fay step_due step 0",
                                       "03-19 09:00 @fay step_due step 0",
                                       "03-22 09:00 @fay step_due step 0",
                                       "03-23 09:00 @fay step_due step 0",
                                       "03-24 09:00 @fay step_due step 0",
                                       "03-25 09:00 @fay step_due step 0",
                                       "03-26 09:00 @fay step_due step 0",
                                       "03-29 09:00 @fay step_due step 0",
                                       "03-30 09:00 @fay step_due step 0",
                                   }));
    check_manners(day);
}

TEST_CASE("timetable: a single day with two experiments") {
    auto plan = a_day();
    plan.day.stakeholders_channel = channel("bosses");
    stage day(plan, at("08:00"));
    day.until("10:00");
    REQUIRE(day.says("ada", start(1)) == "");
    day.until("10:15");
    REQUIRE(day.says("ada", log_about(1, "nothing yet")) == "");
    day.until("10:52");  // it runs past its half hour; quiet for 20 minutes after that question
    REQUIRE(day.says("ada", stop(1, resolution::team)) == "");
    day.until("11:25");  // ten minutes estimated
    REQUIRE(day.says("ada", rolled_back(1)) == "");
    day.until("14:50");
    REQUIRE(day.says("bo", start(3)) == "");
    REQUIRE(day.says("bo", open_change{"level", "back", "noise"}) == "");
    day.until("16:15");
    REQUIRE(day.says("bo", stop_card{{{3}}, resolution::nobody, "", true}) == "");
    day.until("16:41");
    REQUIRE(day.says("bo", restore_change{}) == "");
    day.until("16:55");
    REQUIRE(day.says("fay", end_day{}) == "");
    day.until(at("08:00", 1));
    CHECK(joined_up(day.news()) == joined_up({
                                       "03-16 08:00 #incidents day_soon",
                                       "03-16 08:00 #bosses day_soon",
                                       "03-16 08:00 @fay ready_report",
                                       "03-16 08:00 #agents ready_report",
                                       "03-16 09:00 #incidents kickoff",
                                       "03-16 09:00 #bosses kickoff",
                                       "03-16 09:00 #agents agents_kickoff",
                                       "03-16 09:40 @fay all_quiet",
                                       "03-16 10:00 #agents card_moved 1 running",
                                       "03-16 10:30 #agents what_do_you_see 1 running overdue",
                                       "03-16 10:50 #agents what_do_you_see 1 running quiet",
                                       "03-16 10:52 #agents card_moved 1 rolling_back",
                                       "03-16 11:00 #incidents neutral_reminder",
                                       "03-16 11:02 #agents what_hinders 1 rolling_back",
                                       "03-16 11:12 #agents what_hinders 1 rolling_back",
                                       "03-16 11:12 @fay what_hinders 1 rolling_back",
                                       "03-16 11:22 #agents what_hinders 1 rolling_back",
                                       "03-16 11:22 @fay what_hinders 1 rolling_back",
                                       "03-16 11:25 #agents card_moved 1 resolved_by_team",
                                       "03-16 12:05 @fay all_quiet",
                                       "03-16 12:45 @fay all_quiet",
                                       "03-16 13:00 #incidents neutral_reminder",
                                       "03-16 13:25 @fay all_quiet",
                                       "03-16 14:05 @fay all_quiet",
                                       "03-16 14:45 @fay all_quiet",
                                       "03-16 14:50 #agents card_moved 3 running",
                                       "03-16 15:00 #incidents neutral_reminder",
                                       "03-16 15:00 #agents countdown 60min [3]",
                                       "03-16 15:10 #agents what_do_you_see 3 running quiet",
                                       "03-16 15:20 #agents what_do_you_see 3 running overdue",
                                       "03-16 15:30 #agents countdown 30min [3]",
                                       "03-16 15:40 #agents what_do_you_see 3 running quiet",
                                       "03-16 15:45 #agents countdown 15min [3]",
                                       "03-16 16:00 #agents winding_down [3] changes",
                                       "03-16 16:00 @fay winding_down [3] changes",
                                       "03-16 16:00 #agents what_do_you_see 3 running quiet",
                                       "03-16 16:10 #agents winding_down [3] changes again",
                                       "03-16 16:10 @fay winding_down [3] changes again",
                                       "03-16 16:15 #agents card_moved 3 resolved_by_agents",
                                       "03-16 16:20 #agents winding_down changes again",
                                       "03-16 16:20 @fay winding_down changes again",
                                       "03-16 16:30 #agents winding_down changes again",
                                       "03-16 16:30 @fay winding_down changes again",
                                       "03-16 16:40 #agents winding_down changes again",
                                       "03-16 16:40 @fay winding_down changes again",
                                       "03-16 16:55 #incidents end_of_chaos",
                                       "03-16 16:55 #bosses end_of_chaos",
                                       "03-16 16:55 #agents agents_end",
                                       "03-16 16:55 @fay agents_end",
                                   }));
    check_manners(day);
}

TEST_CASE("timetable: a week of five windows") {
    auto plan = a_week();
    plan.day.reminders.all_quiet = 24h;
    stage day(plan, at("12:00", -9));
    day.until(at("15:50", 0));
    REQUIRE(day.says("rex", seen("odd")) == "");
    day.until(at("14:00", 1));
    REQUIRE(day.says("ada", start(1)) == "");  // and it runs over night
    day.until(at("14:25", 2));
    REQUIRE(day.says("ada", stop(1)) == "");
    REQUIRE(day.says("ada", rolled_back(1)) == "");
    day.until(at("15:30", 3));
    REQUIRE(day.says("fay", end_day{}) == "");
    const auto all = day.news();
    lines in_public, to_agents;
    for (const auto& each : all) (each.find("#incidents") != std::string::npos ? in_public : to_agents).push_back(each);
    CHECK(joined_up(in_public) == joined_up({
                                      "03-08 09:00 #incidents day_soon",
                                      "03-14 09:00 #incidents day_soon",
                                      "03-15 10:00 #incidents kickoff",
                                      "03-15 12:00 #incidents neutral_reminder",
                                      "03-15 14:00 #incidents neutral_reminder",
                                      "03-15 16:00 #incidents over_for_today 03-16 10:00",
                                      "03-16 10:00 #incidents neutral_reminder",
                                      "03-16 12:00 #incidents neutral_reminder",
                                      "03-16 14:00 #incidents neutral_reminder",
                                      "03-16 16:00 #incidents over_for_today 03-17 10:00",
                                      "03-17 10:00 #incidents neutral_reminder",
                                      "03-17 12:00 #incidents neutral_reminder",
                                      "03-17 14:00 #incidents neutral_reminder",
                                      "03-17 16:00 #incidents over_for_today 03-18 10:00",
                                      "03-18 10:00 #incidents neutral_reminder",
                                      "03-18 12:00 #incidents neutral_reminder",
                                      "03-18 14:00 #incidents neutral_reminder",
                                      "03-18 16:00 #incidents over_for_today 03-19 10:00",
                                      "03-19 10:00 #incidents neutral_reminder",
                                      "03-19 12:00 #incidents neutral_reminder",
                                      "03-19 14:00 #incidents neutral_reminder",
                                      "03-19 15:30 #incidents end_of_chaos",
                                  }));
    CHECK(joined_up(to_agents) == joined_up({
                                      "03-12 09:00 @fay ready_report",
                                      "03-12 09:00 #agents ready_report",
                                      "03-15 10:00 #agents agents_kickoff",
                                      "03-15 14:00 #agents countdown 60min",
                                      "03-15 14:30 #agents countdown 30min",
                                      "03-15 14:45 #agents countdown 15min",
                                      "03-15 15:00 #agents winding_down",
                                      "03-15 15:00 @fay winding_down",
                                      "03-15 16:00 #agents agents_over_for_today 03-16 10:00",
                                      "03-16 14:00 #agents countdown 60min",
                                      "03-16 14:30 #agents countdown 30min",
                                      "03-16 14:45 #agents countdown 15min",
                                      "03-16 15:00 #agents winding_down",
                                      "03-16 15:00 @fay winding_down",
                                      "03-16 16:00 #agents agents_over_for_today 03-17 10:00",
                                      "03-17 14:00 #agents countdown 60min",
                                      "03-17 14:00 #agents card_moved 1 running",
                                      "03-17 14:20 #agents what_do_you_see 1 running quiet",
                                      "03-17 14:30 #agents countdown 30min [1]",
                                      "03-17 14:30 #agents what_do_you_see 1 running overdue",
                                      "03-17 14:45 #agents countdown 15min [1]",
                                      "03-17 14:50 #agents what_do_you_see 1 running quiet",
                                      "03-17 15:00 #agents winding_down [1]",
                                      "03-17 15:00 @fay winding_down [1]",
                                      "03-17 15:10 #agents winding_down [1] again",
                                      "03-17 15:10 @fay winding_down [1] again",
                                      "03-17 15:10 #agents what_do_you_see 1 running quiet",
                                      "03-17 15:20 #agents winding_down [1] again",
                                      "03-17 15:20 @fay winding_down [1] again",
                                      "03-17 15:30 #agents winding_down [1] again",
                                      "03-17 15:30 @fay winding_down [1] again",
                                      "03-17 15:30 #agents what_do_you_see 1 running quiet",
                                      "03-17 15:40 #agents winding_down [1] again",
                                      "03-17 15:40 @fay winding_down [1] again",
                                      "03-17 15:50 #agents winding_down [1] again",
                                      "03-17 15:50 @fay winding_down [1] again",
                                      "03-17 15:50 #agents what_do_you_see 1 running quiet",
                                      "03-17 16:00 #agents agents_over_for_today [1] 03-18 10:00",
                                      "03-18 10:00 #agents what_do_you_see 1 running quiet",
                                      "03-18 10:20 #agents what_do_you_see 1 running quiet",
                                      "03-18 10:40 #agents what_do_you_see 1 running quiet",
                                      "03-18 11:00 #agents what_do_you_see 1 running quiet",
                                      "03-18 11:20 #agents what_do_you_see 1 running quiet",
                                      "03-18 11:40 #agents what_do_you_see 1 running quiet",
                                      "03-18 12:00 #agents what_do_you_see 1 running quiet",
                                      "03-18 12:20 #agents what_do_you_see 1 running quiet",
                                      "03-18 12:40 #agents what_do_you_see 1 running quiet",
                                      "03-18 13:00 #agents what_do_you_see 1 running quiet",
                                      "03-18 13:20 #agents what_do_you_see 1 running quiet",
                                      "03-18 13:40 #agents what_do_you_see 1 running quiet",
                                      "03-18 14:00 #agents countdown 60min [1]",
                                      "03-18 14:00 #agents what_do_you_see 1 running quiet",
                                      "03-18 14:20 #agents what_do_you_see 1 running quiet",
                                      "03-18 14:25 #agents card_moved 1 rolling_back",
                                      "03-18 14:25 #agents card_moved 1 resolved_by_agents",
                                      "03-18 14:30 #agents countdown 30min",
                                      "03-18 14:45 #agents countdown 15min",
                                      "03-18 15:00 #agents winding_down",
                                      "03-18 15:00 @fay winding_down",
                                      "03-18 16:00 #agents agents_over_for_today 03-19 10:00",
                                      "03-19 14:00 #agents countdown 60min",
                                      "03-19 14:30 #agents countdown 30min",
                                      "03-19 14:45 #agents countdown 15min",
                                      "03-19 15:00 #agents winding_down",
                                      "03-19 15:00 @fay winding_down",
                                      "03-19 15:30 #agents agents_end",
                                      "03-19 15:30 @fay agents_end",
                                  }));
    check_manners(day);
}

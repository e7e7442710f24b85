// How a day went against its plan: windows, standstills, load; the steps to a day; what is carried to the next.
#include "day/course.hpp"

#include "day/retrospect.hpp"
#include "day/steps.hpp"
#include "stage.hpp"

#include <doctest/doctest.h>

using namespace tests::day;

namespace {

std::vector<window_course> windows(const stage& of) { return windows_of(public_day(of.day())); }
std::vector<standstill_course> standstills(const stage& of) { return standstills_of(public_day(of.day())); }

day_plan a_long_planned_day() {
    auto plan = a_quiet_day();
    for (int before = 56; before > 0; --before) plan.day.mornings_before.push_back(at("09:00", -before));
    return plan;
}
dated_step step_of(const stage& of, step what) {
    return steps_of(keepers_view(of.day()))[static_cast<std::size_t>(what)];
}

}  // namespace

TEST_CASE("course: a window is told as it was planned at the kickoff and as it was") {
    auto day = begun();
    REQUIRE(day.to("16:00").says("fay", extend_day{wall("18:00"), "one more"}) == "");
    REQUIRE(day.until("18:10").says("fay", end_day{}) == "");
    const auto all = windows(day);
    REQUIRE(all.size() == 1);
    CHECK(all[0].planned.ends.at == at("17:00"));
    CHECK(all[0].opened == at("09:00"));
    CHECK(all[0].ended == at("18:10"));
}

TEST_CASE("course: each window of a week opens and ends on its own, one that never came did not open") {
    stage day(a_week(), at("08:00", -1));
    day.until(at("12:00", 1));
    REQUIRE(day.says("fay", end_day{}) == "");
    const auto all = windows(day);
    REQUIRE(all.size() == 5);
    CHECK(all[0].opened == at("10:00", -1));
    CHECK(all[0].ended == at("16:00", -1));
    CHECK(all[1].ended == at("16:00"));
    CHECK(all[2].opened == at("10:00", 1));
    CHECK(all[2].ended == at("12:00", 1));
    CHECK_FALSE(all[3].opened);
}

TEST_CASE("course: a stop-all that becomes a real incident is two standstills, the end ends the last one") {
    auto day = begun();
    REQUIRE(day.to("10:00").says("rex", stop_all{"down"}) == "");
    REQUIRE(day.to("10:05").says("rex", declare_real{"payments fail"}) == "");
    REQUIRE(day.to("10:30").says("fay", end_day{}) == "");
    const auto all = standstills(day);
    REQUIRE(all.size() == 2);
    CHECK_FALSE(all[0].real);
    CHECK(all[0].to == at("10:05"));
    CHECK(all[1].real);
    CHECK(all[1].what == "payments fail");
    CHECK(all[1].to == at("10:30"));
}

TEST_CASE("course: what an agent says of a real incident is not in what the public may read") {
    auto day = begun();
    REQUIRE(day.to("10:00").says("ada", declare_real{"our own fault"}) == "");
    CHECK(standstills(day).front().what.empty());
}

TEST_CASE("course: load over time goes up with each failure and down with each that is over") {
    auto day = begun();
    REQUIRE(day.to("10:00").says("rex", seen("one", "shop")) == "");
    REQUIRE(day.to("10:10").says("rio", seen("two", "shop")) == "");
    REQUIRE(day.to("10:20").says("rex", resolve_sighting{{1}}) == "");
    const auto load = load_over_time(public_day(day.day()));
    CHECK(load.at("shop") == std::vector<load_point>{{at("10:00"), 1}, {at("10:10"), 2}, {at("10:20"), 1}});
    const auto made = retrospect(keepers_view(day.day()));
    REQUIRE(made.teams.size() == 2);
    CHECK(made.teams[0].team == "shop");
    CHECK(made.teams[0].most_open == 2);
    CHECK(made.teams[1].team.empty());
}

TEST_CASE("retrospect: the first word of a responder counts, an agent's does not, nor one before it was seen") {
    auto day = begun();
    const auto word = [&](std::string_view time, const char* who, const char* id) {
        REQUIRE(
            day.to(time).says("fay", keep_message{{channel("incidents"), id}, person(who), at(time), "hm", ""}) == "");
    };
    REQUIRE(day.to("10:00").says("ada", start(1)) == "");
    word("10:02", "rex", "m1");
    REQUIRE(day.to("10:05").says("rex", seen("errors", "shop")) == "");
    REQUIRE(day.says("fay", tie_sighting{{1}, {1}}) == "");
    word("10:06", "ada", "m2");
    word("10:09", "rex", "m3");
    word("10:12", "rex", "m4");
    const auto story = retrospect(keepers_view(day.day())).cards.front();
    CHECK(story.to_respond == 9min);
    CHECK(story.detected_by == person("rex"));
    CHECK(story.detected_by_team == "shop");
}

TEST_CASE("retrospect: what speaks of an alert stands apart, interventions too, and a why that came late") {
    auto day = begun();
    REQUIRE(day.to("10:00").says("ada", start(1, "")) == "");
    REQUIRE(day.says("ada", log_about(1, "The ALERT fired")) == "");
    REQUIRE(day.says("ada", log_about(1, "nothing yet")) == "");
    REQUIRE(day.says("fay", set_limit{5}) == "");
    REQUIRE(day.says("fay", waive(3, start_rule::limit)) == "");
    REQUIRE(day.says("fay", hold_starts{"wait"}) == "");
    REQUIRE(day.to("10:10").says("fay", resume_day{true, {}}) == "");
    const auto unexplained = missing_whys(keepers_view(day.day()));
    REQUIRE(unexplained.size() == 1);
    REQUIRE(day.says("ada", amend_note{unexplained.front(), {}, "to see"}) == "");
    const auto made = retrospect(keepers_view(day.day()));
    CHECK(made.cards[0].of_alert.size() == 1);
    REQUIRE(made.interventions.size() >= 2);
    CHECK(made.interventions.back().rule == start_rule::limit);
    CHECK(made.interventions[made.interventions.size() - 2].limit == 5);
    REQUIRE(made.holds.size() == 1);
    CHECK(made.holds[0].to == at("10:10"));
    CHECK(made.with_late_why == unexplained);
    CHECK(made.without_why.empty());
}

TEST_CASE("steps: dates are computed back from the day, on working mornings; five teams get four weeks") {
    stage day(a_long_planned_day(), at("08:00", -50));
    CHECK(step_of(day, step::tell_stakeholders).due == at("09:00", -14));
    CHECK(step_of(day, step::gather_teams).due == at("09:00", -18));
    CHECK(step_of(day, step::the_day).due == at("09:00"));
    CHECK(step_of(day, step::review).due == at("09:00", 2));  // the first morning 24 hours after the end
    CHECK(step_of(day, step::share).due == at("09:00", 8));
    people more;
    for (const auto* team : {"a", "b", "c", "d"}) more[person(team)] = {role::responder, team};
    REQUIRE(day.says("fay", change_people{more, {}}) == "");
    CHECK(step_of(day, step::tell_stakeholders).due == at("09:00", -28));
}

TEST_CASE("steps: each is reminded of on its morning, once, unless it was ticked") {
    stage day(a_long_planned_day(), at("08:00", -25));
    REQUIRE(day.says("fay", tick_step{number_of(step::choose_target)}) == "");
    REQUIRE(day.says("fay", tick_step{number_of(step::name_agents)}) == "");
    day.until(at("10:00", -13));
    CHECK(joined_up(day.news("@fay")) ==
          "02-26 09:00 @fay step_due step 3\n"
          "03-01 09:00 @fay step_due step 5\n"
          "03-02 09:00 @fay step_due step 6\n");
    CHECK(step_of(day, step::name_agents).done);
    CHECK_FALSE(step_of(day, step::gather_teams).done);
}

TEST_CASE("steps: what was due before the day was planned is not reminded of") {
    stage day(a_long_planned_day(), at("08:00", -3));
    day.until(at("08:00", -1));
    CHECK(joined_up(day.news()) == "");
}

TEST_CASE("clone: what one day asked to be better goes to the next, with who asked for it") {
    auto day = begun();
    REQUIRE(day.to("10:00").says("rex", write_lesson{lesson_kind::improvement, "begin earlier", {}}) == "");
    REQUIRE(day.says("rex", write_lesson{lesson_kind::learned, "dashboards lie", {}}) == "");
    REQUIRE(day.says("fay", end_day{}) == "");
    auto next = a_quiet_day().day;
    next.name = "Next";
    next.windows = {hours("09:00", "15:00", "16:00", "17:00", 7)};
    REQUIRE(day.says("fay", clone_day{next}) == "");
    const auto& made = day.known.days.rbegin()->second;
    REQUIRE(made.secret.carried.size() == 1);
    CHECK(made.secret.carried[0].text == "begin earlier");
    CHECK(made.secret.carried[0].by == person("rex"));
    CHECK(made.secret.lessons.empty());
    CHECK(retrospect(keepers_view(made)).carried.size() == 1);
}

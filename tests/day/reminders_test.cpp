// One kind of reminder after the other: when it comes, when it does not, and how it is silenced.
#include "stage.hpp"

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
    const auto& last = std::get<for_everyone>(day.said_to_everyone.back().to);
    const auto& before = std::get<for_everyone>(day.said_to_everyone[day.said_to_everyone.size() - 2].to);
    CHECK(last.replaces);
    CHECK(before.replaces);
    CHECK(last.replaces != before.replaces);
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

TEST_CASE("reminders: the review, then its sharing, until they are ticked") {
    auto day = begun();
    REQUIRE(day.to("17:00").says("fay", end_day{}) == "");
    day.news();
    CHECK(heard(day.until(at("10:00", 3))) == "03-18 09:00 @fay step_due step 0\n03-19 09:00 @fay step_due step 0\n");
    REQUIRE(day.says("fay", tick_step{0}) == "");
    CHECK(heard(day.until(at("20:00", 9))) == "03-24 09:00 @fay step_due step 1\n03-25 09:00 @fay step_due step 1\n");
    REQUIRE(day.says("fay", tick_step{1}) == "");
    CHECK(heard(day.until(at("20:00", 60))) == "");
}

TEST_CASE("reminders: the retrospective is proposed a day later at the same hour, or on the next working morning") {
    const auto proposed = [](std::string_view ends, int later = 0) {
        auto day = begun();
        day.mail = false;
        REQUIRE(day.to(at(ends, later)).says("fay", end_day{}) == "");
        for (const auto& [id, each] : day.day().secret.outstanding)
            if (const auto* to = std::get_if<for_agents>(&each.to))
                if (const auto* news = std::get_if<agents_end>(&to->news)) return text(news->retro.value_or(instant{}));
        return std::string("nothing");
    };
    CHECK(proposed("16:30") == "03-17 16:30");
    CHECK(proposed("17:30") == "03-18 09:00");
    CHECK(proposed("16:30", 2) == "03-19 16:30");   // Thursday: on Friday, not after three days and more
    CHECK(proposed("16:30", 3) == "03-22 09:00");   // Friday: on Monday
    CHECK(proposed("16:30", 40) == "01-01 00:00");  // nobody has worked out mornings that far ahead
}

TEST_CASE("reminders: the ready check tells what is missing") {
    auto plan = a_day();
    plan.cards[{2}].rollback.clear();
    stage day(plan, at("08:00", -2));
    REQUIRE(day.says("ada", open_change{"level", "back", "early"}) == "");
    day.mail = false;
    day.until(at("09:00", -1));
    std::vector<std::string> reports;
    for (const auto& [id, each] : day.day().secret.outstanding)
        if (const auto* to = std::get_if<for_agents>(&each.to))
            if (const auto* news = std::get_if<ready_report>(&to->news)) reports.push_back(text(*news));
    REQUIRE(reports.size() == 1);
    CHECK(reports.front() ==
          "ready_report unready=[card_line no=2 title=Search fails: nobody cries where=backlog owner=@ada "
          "estimate=10min planned=30min] open_changes=[change_line no=1 what=level restore=back by=@ada]");
}

TEST_CASE("reminders: the ready check tells what earlier days left behind") {
    auto day = begun();
    REQUIRE(day.says("ada", start(1)) == "");
    REQUIRE(day.says("bo", open_change{"level", "back", ""}) == "");
    REQUIRE(day.says("fay", end_day{"late"}) == "");
    auto plan = a_day();
    plan.day.windows = {hours("09:00", "15:00", "16:00", "17:00", 7)};
    plan.day.ready_check = at("09:00", 6);
    create_day next;
    next.plan = plan;
    REQUIRE(day.says("fay", next) == "");
    day.on = {2};
    day.mail = false;
    day.until(at("10:00", 6));
    int told = 0;
    for (const auto& [id, each] : day.day().secret.outstanding) {
        const auto all = text(each);
        if (all.find("leftovers=[Mail fails: nobody cries level]") != std::string::npos) ++told;
    }
    CHECK(told == 2);
}

TEST_CASE("reminders: a day that can not be kicked off is told to the facilitator") {
    auto plan = a_quiet_day();
    stage day(plan);
    auto open = day.day();
    open.plan.environment.clear();
    const auto duties = due(open, at("09:00"));
    REQUIRE(duties.size() == 1);
    CHECK(what_of(duties.front()) == "reminded kind=ready_check key=1");
    fact it = duties.front();
    it.no = day.known.facts + 1;
    day.known.days.at(day.on).plan.environment.clear();
    apply(day.known, it);
    CHECK(brief(day.day().secret.outstanding.begin()->second) == "@fay kickoff_blocked [environment]");
}

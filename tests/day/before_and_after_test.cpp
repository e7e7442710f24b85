// Reminders around the day: the ready check, a kickoff that can not be, the retrospective.
#include "stage.hpp"

#include <doctest/doctest.h>

using namespace tests::day;

namespace {

std::string heard(stage& day, std::string_view where = {}) { return joined_up(day.news(where)); }

std::vector<std::string> ready_reports(const stage& day) {
    std::vector<std::string> reports;
    for (const auto& [id, each] : day.day().secret.outstanding)
        if (const auto* to = std::get_if<for_agents>(&each.to))
            if (const auto* news = std::get_if<ready_report>(&to->news)) reports.push_back(text(*news));
    return reports;
}

}  // namespace

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

TEST_CASE(
    "reminders: the retrospective is proposed a day later at the next full hour, or on the next working morning") {
    const auto proposed = [](std::string_view ends, int later = 0) {
        auto day = begun();
        day.mail = false;
        REQUIRE(day.to(at(ends, later)).says("fay", end_day{}) == "");
        for (const auto& [id, each] : day.day().secret.outstanding)
            if (const auto* to = std::get_if<for_agents>(&each.to))
                if (const auto* news = std::get_if<agents_end>(&to->news)) return text(news->retro.value_or(instant{}));
        return std::string("nothing");
    };
    CHECK(proposed("16:00") == "03-17 16:00");
    CHECK(proposed("16:30") == "03-17 17:00");
    CHECK(proposed("17:30") == "03-18 09:00");
    CHECK(proposed("16:30", 2) == "03-19 17:00");   // Thursday: on Friday, not after three days and more
    CHECK(proposed("16:30", 3) == "03-22 09:00");   // Friday: on Monday
    CHECK(proposed("16:30", 40) == "01-01 00:00");  // nobody has worked out mornings that far ahead
}

TEST_CASE("reminders: the ready check tells of few agents, an unsafe channel, and cards that nobody said ready of") {
    auto plan = a_day();
    plan.who.erase(person("bo"));
    plan.who.erase(person("cy"));
    plan.cards.clear();
    stage day(plan, at("08:00", -2));
    auto many = day;
    REQUIRE(day.own(see_agents_channel{{person("fay"), person("ada"), person("rex")}, false}) == "");
    day.mail = false;
    day.until(at("09:00", -1));
    std::string told;
    for (const auto& [id, each] : day.day().secret.outstanding)
        if (const auto* to = std::get_if<for_one>(&each.to); to && to->who == person("fay"))
            if (const auto* news = std::get_if<ready_report>(&to->news)) told = text(*news);
    CHECK(told == "ready_report no_cards=yes agents=1 strangers=[@rex]");
    REQUIRE(many.says("fay", change_people{{{person("bo"), {role::agent, ""}}}, {}}) == "");
    REQUIRE(many.says("bo", add_card{experiment("Printer", "bo")}) == "");
    many.mail = false;
    many.until(at("09:00", -1));
    REQUIRE(ready_reports(many).size() == 1);
    CHECK(ready_reports(many).front() ==
          "ready_report to_ready=[card_line no=1 title=Printer fails: nobody cries where=backlog owner=@bo "
          "rollback=[put it back] estimate=10min planned=30min] agents=2 is_private=yes");
}

TEST_CASE("reminders: a step on the way is told of again when the day moves far, not when it moves by a day") {
    auto plan = a_day();
    for (int before = 56; before > 0; --before) plan.day.mornings_before.push_back(at("09:00", -before));
    plan.day.ready_check.reset();
    stage day(plan, at("12:00", -40));
    REQUIRE(heard(day.until(at("12:00", -17)), "@fay") ==
            "02-20 09:00 @fay step_due step 2\n"
            "02-26 09:00 @fay step_due step 3\n"
            "02-27 09:00 @fay step_due step 4\n");
    const auto move_by = [&](int more) {
        auto moved = day.day().plan;
        moved.windows = {hours("09:00", "15:00", "16:00", "17:00", more)};
        moved.mornings_before.clear();
        for (int before = 56; before > 0; --before) moved.mornings_before.push_back(at("09:00", more - before));
        REQUIRE(day.says("fay", edit_day{moved}) == "");
        day.news();
    };
    move_by(1);
    CHECK(heard(day.until(at("12:00", -16)), "@fay") == "");
    move_by(15);
    CHECK(heard(day.until(at("12:00", -5)), "@fay") == "03-07 09:00 @fay step_due step 2\n");
}

TEST_CASE("reminders: the ready check tells what is missing") {
    auto plan = a_day();
    plan.cards[{2}].rollback.clear();
    stage day(plan, at("08:00", -2));
    REQUIRE(day.says("ada", open_change{"level", "back", "early"}) == "");
    day.mail = false;
    day.until(at("09:00", -1));
    const auto reports = ready_reports(day);
    REQUIRE(reports.size() == 1);
    CHECK(reports.front() ==
          "ready_report unready=[card_line no=2 title=Search fails: nobody cries where=backlog owner=@ada "
          "estimate=10min planned=30min] open_changes=[change_line no=1 what=level restore=back by=@ada] agents=3 "
          "is_private=yes");
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

// Rule 10: a day's phases, one open day a channel, and which day a command means.
#include "stage.hpp"

#include <doctest/doctest.h>

using namespace tests::day;

namespace {

/// fay's day one week later, in the same channels unless they are named.
day_plan next_week(std::string_view incidents = "incidents", std::string_view agents = "agents") {
    auto plan = a_quiet_day();
    plan.day.name = "Next";
    plan.day.incident_channel = channel(incidents);
    plan.day.agents_channel = channel(agents);
    plan.day.windows = {hours("09:00", "15:00", "16:00", "17:00", 7)};
    return plan;
}

create_day planned(const day_plan& plan) {
    create_day it;
    it.plan = plan;
    return it;
}

std::string found(const stage& day, std::string_view who, std::string_view where) {
    const auto it = find_day(day.known, person(who), channel(where));
    return it ? day.known.days.at(*it).plan.name : text(refusal(it.error()));
}

}  // namespace

TEST_CASE("rule 10: planned, open, ended, closed") {
    stage day(a_quiet_day());
    CHECK(day.says("rex", seen("smoke")) == "day_not_open planned=yes");
    CHECK(day.says("rex", resolve_sighting{{1}}) == "day_not_open planned=yes");
    CHECK(day.says("fay", end_day{}) == "day_not_open planned=yes");
    CHECK(day.says("fay", hold_starts{""}) == "day_not_open planned=yes");
    CHECK(day.says("fay", wind_down{}) == "day_not_open planned=yes");
    CHECK(day.says("fay", close_day{}) == "day_not_open planned=yes");
    CHECK(day.says("fay", tick_step{0}) == "day_not_open planned=yes");
    REQUIRE(day.says("fay", kickoff_now()) == "");
    CHECK(day.says("fay", kickoff_now()) == "not_this_phase phase=planned");
    CHECK(day.says("fay", cancel_day{"rain"}) == "not_this_phase phase=planned");
    CHECK(day.says("fay", close_day{}) == "day_still_open");
    CHECK(day.says("fay", tick_step{0}) == "day_still_open");
    REQUIRE(day.says("fay", end_day{}) == "");
    CHECK(day.says("rex", seen("smoke")) == "day_not_open");
    CHECK(day.says("ada", add_card{experiment("Late", "ada")}) == "day_not_open");
    CHECK(day.says("ada", edit_card{{{1}}, {}}) == "day_not_open");
    CHECK(day.says("ada", ready_card{{{1}}}) == "day_not_open");
    CHECK(day.says("fay", edit_day{a_quiet_day().day}) == "day_not_open");
    CHECK(day.says("fay", load_plan{a_quiet_day(), true}) == "day_not_open");
    CHECK(day.says("fay", extend_day{wall("18:00"), ""}) == "day_not_open");
    CHECK(day.says("fay", waive(1, start_rule::limit)) == "day_not_open");
    CHECK(day.says("ada", log_text("afterthought")) == "");  // the record may still be filled
    CHECK(day.says("rex", write_lesson{lesson_kind::learned, "tea", {}}) == "");
    REQUIRE(day.says("fay", tick_step{0}) == "");
    REQUIRE(day.says("fay", tick_step{0}) == "");
    CHECK(day.last.empty());
    REQUIRE(day.says("fay", close_day{}) == "");
    CHECK(day.day().open.now == phase::closed);
}

TEST_CASE("rule 10: a planned day can be called off, and everyone who was told of it hears") {
    auto plan = a_day();
    plan.day.stakeholders_channel = channel("stakeholders");
    stage day(plan, at("08:00", -8));
    CHECK(day.says("fay", cancel_day{""}) == "nothing_said wanted=why");
    auto untold = day;
    REQUIRE(untold.says("fay", cancel_day{"rain"}) == "");
    CHECK(joined_up(untold.news()) == "03-08 08:00 #agents day_called_off\n");
    day.until(at("12:00", -7)).news();
    REQUIRE(day.says("fay", cancel_day{"rain"}) == "");
    CHECK(joined_up(day.news()) == joined_up({"03-09 12:00 #incidents day_off", "03-09 12:00 #stakeholders day_off",
                                       "03-09 12:00 #agents day_called_off"}));
    CHECK(day.until(at("12:00", 20)).news().empty());
}

TEST_CASE("rule 10: the next day may be planned in the same channels, but not at the same time") {
    auto day = begun();
    auto at_once = next_week();
    at_once.day.windows = {hours("16:00", "18:00", "18:30", "19:00")};
    CHECK(day.says("fay", planned(at_once)) == "channel_taken day=Storm");
    at_once.day.incident_channel = channel("other");
    CHECK(day.says("fay", planned(at_once)) == "channel_taken day=Storm agents=yes");
    at_once.day.agents_channel = channel("incidents");
    CHECK(day.says("fay", planned(at_once)) == "channel_taken day=Storm agents=yes");
    at_once.day.agents_channel = channel("others");
    CHECK(day.says("fay", planned(at_once)) == "");
    auto later = next_week();
    later.day.windows = {hours("17:00", "18:00", "18:30", "19:00")};  // the moment the other one ends
    CHECK(day.says("fay", planned(later)) == "");
    auto onto_it = a_quiet_day().day;
    onto_it.windows = {hours("09:00", "15:00", "16:00", "17:30")};
    CHECK(day.says("fay", edit_day{onto_it}) == "channel_taken day=Next");
}

TEST_CASE("rule 10: one open day a channel, by hand and by the clock") {
    auto day = begun();
    REQUIRE(day.says("ada", start(1)) == "");
    REQUIRE(day.says("fay", planned(next_week())) == "");
    day.on = {2};
    CHECK(day.says("fay", kickoff_now()) == "channel_taken day=Storm");
    day.news();
    day.until(at("09:00", 7));
    CHECK(day.day().open.now == phase::planned);
    CHECK(joined_up(day.news()) == "03-23 09:00 @fay kickoff_blocked [channel]\n");
    CHECK(day.until(at("12:00", 7)).news().empty());  // told once; from here on it is done by hand
    day.on = {1};
    REQUIRE(day.says("fay", end_day{"at last"}) == "");
    day.on = {2};
    CHECK(day.says("fay", kickoff_now()) == "");
}

TEST_CASE("rule 10: a command means the day of its channel") {
    auto day = begun();
    REQUIRE(day.says("fay", planned(next_week())) == "");
    CHECK(found(day, "rex", "incidents") == "Storm");
    CHECK(found(day, "sam", "agents") == "Storm");
    REQUIRE(day.says("fay", end_day{}) == "");
    CHECK(found(day, "rex", "incidents") == "Next");  // the one to come, rather than the one that ended
    day.on = {2};
    REQUIRE(day.says("fay", cancel_day{"rain"}) == "");
    CHECK(found(day, "rex", "incidents") == "Storm");
    day.on = {1};
    REQUIRE(day.says("fay", close_day{}) == "");
    CHECK(found(day, "rex", "incidents") == "Storm");
}

TEST_CASE("rule 10: of several planned days the next one") {
    auto later = next_week();
    stage day(later);
    auto sooner = a_quiet_day();
    sooner.day.name = "Sooner";
    REQUIRE(day.says("fay", planned(sooner)) == "");
    CHECK(found(day, "rex", "incidents") == "Sooner");
}

TEST_CASE("rule 10: elsewhere it is the only day in which the asker has a role") {
    auto day = begun();
    CHECK(found(day, "rex", "dm") == "Storm");
    CHECK(found(day, "fay", "dm") == "Storm");
    CHECK(found(day, "sam", "dm") == "Storm");  // everybody was told of the open one
    auto other = next_week("other", "others");
    other.who.erase(person("rio"));
    other.who.erase(person("bo"));
    other.facilitator = person("gus");
    REQUIRE(day.says("fay", planned(other)) == "");
    CHECK(found(day, "rex", "dm") == "which_day names=[Storm Next]");
    CHECK(found(day, "rio", "dm") == "Storm");
    CHECK(found(day, "gus", "dm") == "Next");
    CHECK(found(day, "rex", "other") == "Next");
    REQUIRE(day.says("fay", end_day{}) == "");
    CHECK(found(day, "sam", "dm") == "no_day_here");
    CHECK(found(day, "rex", "dm") == "which_day names=[Storm Next]");  // its retrospective is still to come
    REQUIRE(day.says("fay", close_day{}) == "");
    CHECK(found(day, "rex", "dm") == "Next");
    CHECK(text(refusal(find_day(day.known, {platform::slack, "rex"}, channel("dm")).error())) == "no_day_here");
    CHECK(found(day, "rio", "dm") == "no_day_here");
}

TEST_CASE("rule 10: a stranger is not told of days, not even how many there are") {
    auto day = begun();
    auto other = next_week("other", "others");
    REQUIRE(day.says("fay", planned(other)) == "");
    day.on = {2};
    REQUIRE(day.says("fay", kickoff_now()) == "");
    CHECK(found(day, "sam", "dm") == "no_day_here");
}

TEST_CASE("rule 10: a day that changes its channels is found in the new ones") {
    stage day(a_quiet_day());
    auto moved = a_quiet_day().day;
    moved.incident_channel = channel("new");
    REQUIRE(day.says("fay", edit_day{moved}) == "");
    CHECK(day_of_channel(day.known, channel("new")) != nullptr);
    CHECK(day_of_channel(day.known, channel("incidents")) == nullptr);
}

TEST_CASE("rule 10: nobody commands a day that is not there") {
    stage day(a_quiet_day());
    day.on = {7};
    CHECK(day.says("fay", set_limit{2}) == "no_day_here");
    CHECK(day.says("rex", seen("smoke")) == "no_day_here");
    CHECK(day.own(tick{}) == "no_day_here");
}

TEST_CASE("rule 10: days are bounded") {
    auto day = begun();
    day.rules.max_days = 1;
    CHECK(day.says("fay", planned(next_week())) == "too_many what=days that are not over bound=1");
    CHECK(day.says("fay", clone_day{next_week().day}) == "too_many what=days that are not over bound=1");
    day.rules.max_days_ever = 1;
    CHECK(day.says("fay", planned(next_week())) == "too_many what=days bound=1");
}

TEST_CASE("rule 10: a day that is over takes no other's place") {
    stage day(a_quiet_day());
    day.rules.max_days = 1;
    REQUIRE(day.says("fay", cancel_day{"rain"}) == "");
    CHECK(day.says("fay", planned(next_week())) == "");
}

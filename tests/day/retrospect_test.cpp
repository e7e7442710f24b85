// The material of the retrospective, from the record alone: durations are computed, never typed.
#include "stage.hpp"

#include <doctest/doctest.h>

using namespace tests::day;

namespace {

retrospective of(const stage& day) { return retrospect(keepers_view(day.day())); }

}  // namespace

TEST_CASE("retrospect: times to detect, recover and roll back are those of the first run") {
    auto day = begun();
    REQUIRE(day.to("10:00").says("ada", start(1)) == "");
    REQUIRE(day.to("10:07").says("rex", seen("errors", "shop")) == "");
    REQUIRE(day.to("10:09").says("rio", report_sighting{"slow", "shop", at("10:05")}) == "");
    REQUIRE(day.says("fay", tie_sighting{{1}, {1}}) == "");
    REQUIRE(day.says("fay", tie_sighting{{2}, {1}}) == "");
    REQUIRE(day.to("10:20").says("rex", resolve_sighting{{2}}) == "");
    REQUIRE(day.to("10:25").says("rex", resolve_sighting{{1}}) == "");
    REQUIRE(day.to("10:30").says("ada", stop(1, resolution::team)) == "");
    REQUIRE(day.to("10:42").says("ada", rolled_back(1)) == "");
    REQUIRE(day.to("11:00").says("ada", start(1)) == "");
    REQUIRE(day.to("11:03").says("rex", seen("again", "shop")) == "");
    REQUIRE(day.says("fay", tie_sighting{{3}, {1}}) == "");
    const auto made = of(day);
    const auto& story = made.cards.front();
    CHECK(story.line.no == card_no{1});
    CHECK(story.runs.size() == 2);
    CHECK(story.to_detect == 5min);
    CHECK(story.to_recover == 25min);
    CHECK(story.to_roll_back == 12min);
    REQUIRE(story.sightings.size() == 3);
    CHECK(story.sightings.front().what == "slow");
    CHECK(made.never_ended == std::vector<card_no>{{1}});
    CHECK(made.untied.empty());
}

TEST_CASE("retrospect: what nobody noticed has no time to detect") {
    auto day = begun();
    REQUIRE(day.to("10:00").says("ada", start(1)) == "");
    REQUIRE(day.to("10:07").says("rex", seen("something else", "shop")) == "");
    REQUIRE(day.to("10:30").says("ada", stop(1, resolution::nobody)) == "");
    const auto made = of(day);
    CHECK_FALSE(made.cards[0].to_detect);
    CHECK_FALSE(made.cards[0].to_recover);
    CHECK_FALSE(made.cards[0].to_roll_back);
    CHECK_FALSE(made.cards[1].to_detect);
    CHECK(made.untied.size() == 1);
}

TEST_CASE("retrospect: it is not recovered from while a failure that was tied is still seen") {
    auto day = begun();
    REQUIRE(day.to("10:00").says("ada", start(1)) == "");
    REQUIRE(day.to("10:05").says("rex", seen("errors", "shop")) == "");
    REQUIRE(day.to("10:06").says("rio", seen("slow", "shop")) == "");
    for (const std::uint32_t no : {1U, 2U}) REQUIRE(day.says("fay", tie_sighting{{no}, {1}}) == "");
    REQUIRE(day.to("10:20").says("rex", resolve_sighting{{2}}) == "");
    CHECK(of(day).cards[0].to_detect == 5min);
    CHECK_FALSE(of(day).cards[0].to_recover);
    REQUIRE(day.to("10:40").says("rex", resolve_sighting{{1}}) == "");
    CHECK(of(day).cards[0].to_recover == 40min);
}

TEST_CASE("retrospect: seen before it was started is detected at once") {
    auto day = begun();
    REQUIRE(day.to("10:00").says("ada", start(1)) == "");
    REQUIRE(day.says("rex", report_sighting{"errors", "shop", at("09:50")}) == "");
    REQUIRE(day.says("fay", tie_sighting{{1}, {1}}) == "");
    CHECK(of(day).cards[0].to_detect == 0min);
}

TEST_CASE("retrospect: the timeline is by the time it happened, without what was taken back") {
    auto day = begun();
    REQUIRE(day.to("10:00").says("ada", start(1)) == "");
    REQUIRE(day.to("11:00").says("bo", write_notes{{log_line{{{1}}, at("09:30"), "we are late", {}}}}) == "");
    REQUIRE(day.says("ada", log_text("oops")) == "");
    REQUIRE(day.says("ada", take_back{}) == "");
    const auto timeline = of(day).timeline;
    REQUIRE(timeline.size() >= 2);
    CHECK(timeline[timeline.size() - 2].text == "we are late");
    CHECK(timeline.back().of == act::started);
    CHECK(of(day).cards[0].notes.size() == 4);  // added, readied, the note, the start
}

TEST_CASE("retrospect: a hold that is held once more ends where the second one begins") {
    auto day = begun();
    REQUIRE(day.to("10:00").says("fay", hold_starts{"shop is busy"}) == "");
    REQUIRE(day.to("10:20").says("fay", hold_starts{"payments too"}) == "");
    REQUIRE(day.to("10:30").says("fay", resume_day{true, {}}) == "");
    REQUIRE(day.to("11:00").says("fay", hold_starts{"lunch"}) == "");
    REQUIRE(day.to("12:00").says("fay", end_day{}) == "");
    const auto made = of(day);
    REQUIRE(made.holds.size() == 3);
    CHECK(made.holds[0].to == at("10:20"));
    CHECK(made.holds[1].from == at("10:20"));
    CHECK(made.holds[1].to == at("10:30"));
    CHECK(made.holds[2].to == at("12:00"));
}

TEST_CASE("retrospect: lessons in their three sections, changes but those withdrawn, and the gaps") {
    auto day = begun();
    for (const auto kind : {lesson_kind::learned, lesson_kind::improvement, lesson_kind::idea})
        REQUIRE(day.says("rex", write_lesson{kind, "tea", {}}) == "");
    REQUIRE(day.says("ada", open_change{"level", "back", ""}) == "");
    REQUIRE(day.says("bo", open_change{"alert", "on", "noise"}) == "");
    REQUIRE(day.says("bo", take_back{}) == "");
    const auto made = of(day);
    CHECK(made.learned.size() == 1);
    CHECK(made.improvements.size() == 1);
    CHECK(made.ideas.size() == 1);
    CHECK(made.changes.size() == 1);
    CHECK(text(made.without_why) == "[8]");
}

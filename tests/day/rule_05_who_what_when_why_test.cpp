// Rule 5: every act knows who, what, when and why; a missing why is kept as a gap until somebody fills it.
#include "stage.hpp"

#include <doctest/doctest.h>

using namespace tests::day;

namespace {

std::string gaps(const stage& day) { return text(missing_whys(keepers_view(day.day()))); }

/// What is about to be announced, to the letter.
std::string waiting_in(const std::map<announcement_id, announcement>& outstanding) {
    std::string all;
    for (const auto& [id, each] : outstanding) all += text(each) + "\n";
    return all;
}

}  // namespace

TEST_CASE("rule 5: the facts of an act carry who, when and upon which request") {
    auto day = begun();
    day.to("10:42");
    REQUIRE(day.says_as_of_request("ada", start(1, "for science"), "trigger-7") == "");
    const auto& it = day.last.front();
    CHECK(it.who == person("ada"));
    CHECK(it.happened == at("10:42"));
    CHECK(it.written == at("10:42"));
    CHECK(it.cause == "trigger-7");
    CHECK(day.says_as_of_request("ada", start(1, "for science"), "trigger-7") == "already_done");
}

TEST_CASE("rule 5: acts without a why are gaps, in the order of the record") {
    auto day = begun();
    REQUIRE(day.says("ada", start_card{{{1}}, ""}) == "");                         // 8
    REQUIRE(day.says("ada", stop_card{{{1}}, resolution::team, "", true}) == "");  // 9, 10
    REQUIRE(day.says("ada", skip_card{{{2}}, ""}) == "");                          // 11
    REQUIRE(day.says("ada", open_change{"level", "back", ""}) == "");              // 12
    REQUIRE(day.says("fay", draw_in{person("ada"), ""}) == "");                    // 13
    REQUIRE(day.says("ada", log_text("a note needs none")) == "");                 // 14
    CHECK(gaps(day) == "[8 9 11 12 13]");
    REQUIRE(day.says("ada", amend_note{{8}, {}, "to see"}) == "");
    REQUIRE(day.says("bo", amend_note{{11}, {}, "no time"}) == "");
    CHECK(gaps(day) == "[9 12 13]");
    day.says("ada", rolled_back(1));
    REQUIRE(day.says("ada", restore_change{}) == "");
    REQUIRE(day.says("fay", end_day{}) == "");
    const auto news = day.news("@fay");
    REQUIRE_FALSE(news.empty());
    CHECK(gaps(day) == "[9 12 13]");
}

TEST_CASE("rule 5: the stops of a stop-all need no why of their own") {
    auto day = begun();
    REQUIRE(day.says("ada", start(1)) == "");
    REQUIRE(day.says("rex", stop_all{""}) == "");
    CHECK(gaps(day) == "");
}

TEST_CASE("rule 5: what was taken back is no gap") {
    auto day = begun();
    REQUIRE(day.says("ada", start_card{{{1}}, ""}) == "");
    REQUIRE(day.says("ada", take_back{}) == "");
    CHECK(gaps(day) == "");
}

TEST_CASE("rule 5: what the facilitator changes is told with why, in the channels that hear of it") {
    struct {
        command what;
        bool in_public;
    } const changes[] = {{set_limit{3, "they answer quickly"}, false},
        {wind_down{at("15:00"), "they answer quickly"}, false}, {hold_starts{"they answer quickly"}, false},
        {waive_rule{{3}, start_rule::alone, "they answer quickly"}, false},
        {extend_day{wall("18:00"), "they answer quickly"}, true},
        {hand_over{person("gus"), "they answer quickly"}, true}};
    for (const auto& [what, in_public] : changes) {
        auto day = begun();
        day.mail = false;
        REQUIRE(day.says("fay", what) == "");
        CAPTURE(day.facts_said());
        const auto told = waiting_in(day.day().secret.outstanding);
        CHECK(told.contains("by=@fay"));
        CHECK(told.contains("why=they answer quickly"));
        CHECK(waiting_in(day.day().open.outstanding).contains("why=they answer quickly") == in_public);
    }
}

TEST_CASE("rule 5: why the limit or the wind-down was changed stands in its note") {
    auto day = begun();
    REQUIRE(day.says("fay", set_limit{3, "they answer quickly"}) == "");
    CHECK(day.day().secret.notes.back().why == "they answer quickly");
    REQUIRE(day.says("fay", wind_down{at("15:00"), "enough for today"}) == "");
    CHECK(day.day().secret.notes.back().why == "enough for today");
    REQUIRE(day.says("fay", extend_day{wall("18:00"), "not enough after all"}) == "");  // which moves it, too
    CHECK(day.day().secret.notes.back().why == "not enough after all");
}

TEST_CASE("rule 5: why agents appoint a facilitator is told to agents alone") {
    auto day = begun();
    day.mail = false;
    REQUIRE(day.says("ada", hand_over{person("gus"), "nobody reaches fay"}) == "");
    REQUIRE(day.says("bo", hand_over{person("gus"), "she is on a train"}) == "");
    const auto told = waiting_in(day.day().secret.outstanding);
    CHECK_MESSAGE(told.contains("by=@ada why=nobody reaches fay whom=@gus"), told);
    CHECK_MESSAGE(told.contains("by=@bo why=she is on a train whom=@gus stands=agreed"), told);
    const auto in_public = text(day.day().open);
    CHECK(in_public.contains("new_facilitator"));
    CHECK_FALSE(in_public.contains("nobody reaches"));
    CHECK_FALSE(in_public.contains("on a train"));
}

TEST_CASE("rule 5: an agent drawn in is an agent, and it is on the record") {
    auto day = begun();
    CHECK(day.says("fay", draw_in{person("rex"), "help"}) == "unknown_person who=rex");
    CHECK(day.says("fay", draw_in{person("sam"), "help"}) == "unknown_person who=sam");
    CHECK(day.says("rex", draw_in{person("ada"), "help"}) == "not_yours");
    CHECK(day.says("bo", draw_in{person("ada"), "help"}) == "");
    CHECK(day.facts_said() == "agent_drawn_in agent=@ada why=help note=8");
    stage planned(a_quiet_day());
    CHECK(planned.says("fay", draw_in{person("ada"), "help"}) == "day_not_open planned=yes");
}

// Rule 3: anybody stops everything, only the facilitator resumes; what is said of it reaches those it is for.
#include "stage.hpp"

#include <doctest/doctest.h>

using namespace tests::day;

TEST_CASE("rule 3: anybody may call stop-all and real, without a confirmation") {
    for (const auto* who : {"fay", "ada", "rex", "olga", "sam"}) {
        CAPTURE(who);
        auto day = begun();
        CHECK(day.says(who, stop_all{""}) == "");
        CHECK(day.day().open.stopped->by == person(who));
        auto other = begun();
        CHECK(other.says(who, declare_real{""}) == "");
        CHECK(other.day().open.stopped->real);
    }
}

TEST_CASE("rule 3: only in an open day, and once") {
    stage day(a_quiet_day());
    CHECK(day.says("rex", stop_all{""}) == "day_not_open planned=yes");
    CHECK(day.says("rex", declare_real{""}) == "day_not_open planned=yes");
    REQUIRE(day.says("fay", kickoff_now()) == "");
    REQUIRE(day.says("rex", stop_all{""}) == "");
    CHECK(day.says("rio", stop_all{""}) == "already_stopped");
    REQUIRE(day.says("rio", declare_real{"it is real"}) == "");  // a stop-all may turn out to be real
    CHECK(day.says("rio", stop_all{""}) == "already_stopped real=yes");
    CHECK(day.says("rio", declare_real{""}) == "already_stopped real=yes");
    REQUIRE(day.says("fay", end_day{}) == "");
    CHECK(day.says("rex", stop_all{""}) == "day_not_open");
    CHECK(day.says("rex", declare_real{""}) == "day_not_open");
}

TEST_CASE("rule 3: both channels hear it; the why of a stop-all goes to agents only") {
    auto day = begun();
    REQUIRE(day.says("ada", start(1)) == "");
    day.news();
    REQUIRE(day.says("rex", stop_all{"smoke from card one"}) == "");
    CHECK(joined_up(day.news()) ==
          joined_up({"03-16 09:00 #incidents chaos_suspended", "03-16 09:00 #agents all_stop [1]"}));
    CHECK(text(day.day().open).find("smoke") == std::string::npos);
    CHECK(day.facts_said().find("stop_explained why=smoke from card one") != std::string::npos);
}

TEST_CASE("rule 3: what a real incident is about is public only from those who know no card") {
    for (const auto& [who, what] : std::vector<std::pair<std::string, std::string>>{{"rex", "payments are down"},
             {"olga", "payments are down"}, {"sam", "payments are down"}, {"ada", ""}, {"fay", ""}}) {
        CAPTURE(who);
        auto day = begun();
        REQUIRE(day.says(who, declare_real{"payments are down"}) == "");
        CHECK(what_of(day.last.front()) == (what.empty() ? "real_declared" : "real_declared what=" + what));
        CHECK(what_of(day.last.back()) == "stop_explained real=yes why=payments are down note=8");
    }
}

TEST_CASE("rule 3: only the facilitator resumes, and that asks") {
    auto day = begun();
    CHECK(day.says("fay", resume_day{}) == "nothing_to_resume");
    REQUIRE(day.says("rex", stop_all{""}) == "");
    for (const auto* who : {"ada", "rex", "olga", "sam"})
        CHECK(day.says(who, resume_confirmed()) == "not_yours facilitators=yes");
    CHECK(day.says("fay", resume_day{}) == "needs_confirmation what=resume");
    REQUIRE(day.says("rex", declare_real{""}) == "");
    CHECK(day.says("fay", resume_day{}) == "needs_confirmation what=resume-real");
    CHECK(
        day.says("fay", resume_day{true, "asked before it was real", false}) == "needs_confirmation what=resume-real");
    CHECK(day.says("fay", resume_confirmed()) == "");
    CHECK(day.facts_said() == "resumed after_real=yes\nresume_explained why=all is well note=10");
    CHECK_FALSE(day.day().open.stopped);
}

TEST_CASE("rule 3: resume never restarts a card, and lifts a hold with the rest") {
    auto day = begun();
    REQUIRE(day.says("ada", start(1)) == "");
    REQUIRE(day.says("fay", hold_starts{"wait"}) == "");
    REQUIRE(day.says("rex", stop_all{""}) == "");
    REQUIRE(day.says("fay", resume_confirmed()) == "");
    CHECK(day.where(1) == column::rolling_back);
    CHECK_FALSE(day.day().secret.on_hold);
    CHECK(day.says("ada", start(2)) == "");
}

TEST_CASE("rule 3: agents hear after what it goes on: the last standstill counts, not an earlier one") {
    auto day = begun();
    REQUIRE(day.says("rex", declare_real{"it burns"}) == "");
    REQUIRE(day.says("fay", resume_confirmed()) == "");
    CHECK(day.news("#").back() == "03-16 09:00 #agents all_resume after real");
    REQUIRE(day.says("rex", stop_all{""}) == "");
    REQUIRE(day.says("fay", resume_confirmed()) == "");
    const auto news = day.news();
    CHECK(news[news.size() - 2] == "03-16 09:00 #incidents chaos_resumed");
    CHECK(news.back() == "03-16 09:00 #agents all_resume");
}

TEST_CASE("rule 3: an old stop-all is not told once it is resumed") {
    auto day = begun();
    day.mail = false;
    REQUIRE(day.says("rex", stop_all{""}) == "");
    REQUIRE(day.says("fay", resume_confirmed()) == "");
    day.mail = true;
    REQUIRE(day.says("rex", seen("smoke")) == "");
    CHECK(joined_up(day.news("#incidents")) == joined_up({"03-16 09:00 #incidents chaos_resumed"}));
}

TEST_CASE("rule 3: why a hold was lifted is on the record, and agents read it") {
    auto day = begun();
    REQUIRE(day.says("fay", hold_starts{"wait"}) == "");
    day.mail = false;
    REQUIRE(day.says("fay", resume_day{false, "orders are through"}) == "");
    CHECK(day.facts_said() == "hold_lifted why=orders are through note=9");
    CHECK(day.day().secret.notes.back().why == "orders are through");
    const auto& last = std::get<for_agents>(day.day().secret.outstanding.rbegin()->second.to);
    CHECK(std::get<on_hold>(last.news) == on_hold{person("fay"), "orders are through", true});
}

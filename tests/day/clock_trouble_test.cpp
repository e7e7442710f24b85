// A bot that was down, a platform that was, and a clock that jumps: late is sent while it is still true, nothing comes
// twice, and the clock always comes to rest (stage::until fails a test in which it does not).
#include "stage.hpp"

#include <doctest/doctest.h>

using namespace tests::day;

namespace {

std::string heard(stage& day, std::string_view where = {}) { return joined_up(day.news(where)); }

}  // namespace

TEST_CASE("down: over both notices, the newer one is enough") {
    stage day(a_day(), at("08:00", -8));
    day.to(at("12:00", -1)).look();
    CHECK(heard(day, "#incidents") == "03-15 12:00 #incidents day_soon\n");
    CHECK(heard(day.until(at("08:59"))) == "");
}

TEST_CASE("down: over the kickoff, for an hour") {
    stage day(a_quiet_day(), at("08:00", -1));
    day.to("10:00").look();
    CHECK(heard(day) == "03-16 10:00 #incidents kickoff\n03-16 10:00 #agents agents_kickoff\n");
    CHECK(day.says("ada", start(1)) == "");
}

TEST_CASE("down: over the first windows of a week, the day begins in the one that is not over") {
    stage day(a_week(), at("09:00", -1));
    day.to(at("11:00", 1)).look();  // Wednesday
    CHECK(heard(day, "#incidents") == "03-17 11:00 #incidents kickoff\n");
    CHECK(day.day().open.windows_ended == 2);
    CHECK(heard(day.until(at("13:30", 1)), "#incidents") == "03-17 13:00 #incidents neutral_reminder\n");
    CHECK(heard(day.until(at("16:00", 1)), "#incidents") ==
          "03-17 15:00 #incidents neutral_reminder\n03-17 16:00 #incidents over_for_today 03-18 10:00\n");
}

TEST_CASE("down: back at night, the day is not opened before the morning") {
    stage day(a_week(), at("09:00", -1));
    day.to(at("03:00", 1)).look();
    CHECK(heard(day, "#incidents").find("kickoff") == std::string::npos);
    CHECK(heard(day.until(at("13:00", 1)), "#incidents") ==
          "03-17 10:00 #incidents kickoff\n03-17 12:00 #incidents neutral_reminder\n");
}

TEST_CASE("by hand at night: the kickoff is said at once, and the morning after comes as usual") {
    auto plan = a_week();
    stage day(plan, at("09:00", -1));
    day.to(at("20:00"));
    REQUIRE(day.says("fay", kickoff_now()) == "");
    day.until(at("11:00", 1));
    CHECK(heard(day, "#incidents") == "03-16 20:00 #incidents kickoff\n03-17 10:00 #incidents neutral_reminder\n");
}

TEST_CASE("down: for an hour in the window, each kind is said once, late") {
    auto plan = a_day();
    plan.day.notices.clear();
    plan.day.ready_check.reset();
    auto day = begun(plan);
    REQUIRE(day.to("14:00").says("ada", start(1)) == "");
    day.look().news();
    day.to("15:20").look();
    CHECK(
        heard(day) ==
        "03-16 15:20 #agents what_do_you_see 1 running quiet\n03-16 15:20 #agents what_do_you_see 1 running overdue\n");
    CHECK(heard(day.until("15:40")) ==  // the hour's countdown would have been wrong by then
          "03-16 15:30 #agents countdown 30min [1]\n03-16 15:40 #agents what_do_you_see 1 running quiet\n");
}

TEST_CASE("down: over night and over whole windows, nobody is told of what is past") {
    auto plan = a_week();
    plan.day.reminders.all_quiet = 24h;
    auto day = begun(plan);
    day.to(at("08:00", 2)).look();  // from Monday's kickoff to Thursday morning
    CHECK(heard(day) ==
          "03-18 08:00 #incidents over_for_today 03-18 10:00\n03-18 08:00 #agents agents_over_for_today 03-18 10:00\n");
    CHECK(heard(day.until(at("12:00", 2)), "#incidents") ==
          "03-18 10:00 #incidents neutral_reminder\n03-18 12:00 #incidents neutral_reminder\n");
}

TEST_CASE("down: past the end, the day runs longer and the facilitator is asked") {
    auto day = begun();
    REQUIRE(day.says("ada", start(1)) == "");
    day.news();
    day.to("19:07").look();
    CHECK(heard(day) == "03-16 19:07 #incidents runs_longer\n03-16 19:07 @fay end_overdue [1]\n");
    CHECK(heard(day.until("19:20")) == "03-16 19:17 @fay end_overdue [1]\n");
}

TEST_CASE("down: over the retrospective's mornings, the last one is enough") {
    auto day = begun();
    REQUIRE(day.to("16:00").says("fay", end_day{}) == "");
    day.news();
    day.to(at("12:00", 6)).look();
    CHECK(heard(day) == "03-22 12:00 @fay step_due step 0\n");
}

TEST_CASE("the platform is down: what waited is sent while it is true, else dropped with a note") {
    auto plan = a_quiet_day();
    plan.day.reminders.neutral_every = 60min;
    auto day = begun(plan);
    day.mail = false;
    REQUIRE(day.says("ada", start(1)) == "");
    REQUIRE(day.says("ada", log_text("nothing yet")) == "");
    day.until("12:10");
    REQUIRE(day.says("rex", declare_real{"it burns"}) == "");
    REQUIRE(day.says("fay", resume_confirmed()) == "");
    day.mail = true;
    REQUIRE(day.says("rex", seen("errors")) == "");
    // Neither three reminders, nor a real incident that is over, nor where a card stood before it.
    CHECK(heard(day) ==
          "03-16 12:10 #incidents neutral_reminder\n03-16 12:10 #incidents chaos_resumed after real\n"
          "03-16 12:10 #agents all_stop [1] real\n03-16 12:10 #agents all_resume after real\n");
    CHECK(day.day().open.outstanding.empty());
    CHECK(day.day().secret.outstanding.empty());
}

TEST_CASE("the clock jumps back: nothing comes twice") {
    auto plan = a_day();
    plan.day.notices.clear();
    plan.day.ready_check.reset();
    plan.day.reminders.all_quiet = 24h;
    auto day = begun(plan);
    REQUIRE(day.to("14:40").says("ada", start(1)) == "");
    day.until("15:50").news();
    day.to("14:50");  // an hour back
    CHECK(heard(day.until("15:49")) == "");
    CHECK(heard(day.until("16:00"), "#agents") == "03-16 16:00 #agents winding_down [1]\n");
    day.to("15:00");
    CHECK(heard(day.until("16:05"), "#agents") == "");
}

TEST_CASE("the clock jumps back over the kickoff, a window's end and the end of the day") {
    auto day = begun(a_week());
    day.to(at("08:00", -1));
    CHECK(heard(day.until(at("10:30", -1))) == "");
    day.until(at("16:30", -1)).news();
    day.to(at("15:30", -1));
    CHECK(heard(day.until(at("16:45", -1))) == "");
    auto single = begun();
    single.until("17:05").news();
    single.to("16:30");
    CHECK(heard(single.until("17:09")) == "");
    REQUIRE(single.says("fay", end_day{}) == "");
    single.news();
    single.to("16:00");
    CHECK(heard(single.until("20:00")) == "");
}

TEST_CASE("the clock jumps forward a month, and back") {
    auto day = begun(a_week());
    REQUIRE(day.says("ada", start(1)) == "");
    day.to(at("12:00", 30)).look();
    CHECK(heard(day, "#incidents") == "04-15 12:00 #incidents runs_longer\n");
    day.to(at("12:00", 0));
    CHECK(heard(day.until(at("09:00", 3)), "#incidents") == "");  // the windows before the last are over for good
    CHECK(heard(day.until(at("16:00", 3)), "#incidents") ==
          "03-19 10:00 #incidents neutral_reminder\n03-19 12:00 #incidents neutral_reminder\n"
          "03-19 14:00 #incidents neutral_reminder\n03-19 16:00 #incidents runs_longer\n");
    REQUIRE(day.says("ada", stop(1)) == "");  // people can still do what they have to
    REQUIRE(day.says("ada", rolled_back(1)) == "");
    REQUIRE(day.says("fay", end_day{}) == "");
}

TEST_CASE("the same request delivered twice is done once, for as long as it may be heard late: eight days") {
    auto day = begun(a_week());
    REQUIRE(day.says_as_of_request("rex", seen("errors"), "post-1") == "");
    CHECK(day.says_as_of_request("rex", seen("errors"), "post-1") == "already_done");
    CHECK(day.says_as_of_request("rex", seen("errors"), "post-2") == "");
    day.to("14:00");
    CHECK(day.says_as_of_request("rex", seen("errors"), "post-1") == "already_done");
    day.to(at("12:00", 1));
    CHECK(day.says_as_of_request("rex", seen("errors"), "post-1") == "already_done");
    day.to(at("12:00", 8));
    CHECK(day.says_as_of_request("rex", seen("errors"), "post-3") == "");
    CHECK(day.known.recent.size() == 1);
    CHECK(day.says_as_of_request("rex", seen("errors"), "post-1") == "");
}

TEST_CASE("an announcement that stands or was dropped is outstanding no more, told once") {
    auto day = begun();
    day.mail = false;
    REQUIRE(day.says("rex", stop_all{""}) == "");
    const auto in_public = day.day().open.outstanding.begin()->first;
    const auto to_agents = day.day().secret.outstanding.begin()->first;
    const post_ref post{channel("incidents"), "1"};
    REQUIRE(day.own(note_announced{in_public, post, {}}) == "");
    CHECK(day.last.size() == 1);
    REQUIRE(day.own(note_announced{in_public, post, {}}) == "");
    CHECK(day.last.empty());
    REQUIRE(day.own(drop_announcement{in_public, "late"}) == "");
    CHECK(day.last.empty());
    REQUIRE(day.own(drop_announcement{to_agents, "late"}) == "");
    CHECK(day.facts_said().starts_with("agents_announcement_dropped"));
    REQUIRE(day.own(note_announced{to_agents, post, {}}) == "");
    CHECK(day.last.empty());
    REQUIRE(day.own(drop_announcement{to_agents, "late"}) == "");
    CHECK(day.last.empty());
}

TEST_CASE("the kickoff is pinned, the end unpins it and gives the topic back") {
    stage day(a_quiet_day());
    day.mail = false;
    day.until("09:00");
    const auto kickoff = day.day().open.outstanding.begin()->second;
    CHECK(std::get<for_everyone>(kickoff.to).as == standing::pinned);
    const auto where = channel("incidents");
    const post_ref post{where, "77"};
    const chore pin{errand::pin, post}, unpin{errand::unpin, post};
    const chore set{errand::set_topic, {where, ""}}, give_back{errand::give_topic_back, {where, ""}};
    const auto& open = day.day().open;
    REQUIRE(day.own(note_announced{kickoff.id, post}) == "");
    CHECK(open.chores == std::set{pin, set});
    REQUIRE(day.own(take_topic{where, "Incidents of the shop", "until 17:00"}) == "");
    REQUIRE(day.own(finish_chore{pin}) == "");
    REQUIRE(day.own(finish_chore{set}) == "");
    CHECK(open.chores.empty());
    CHECK(open.topics.at(where) == our_topic{"until 17:00", std::nullopt});
    REQUIRE(day.says("fay", extend_day{wall("18:00"), ""}) == "");
    CHECK(open.chores == std::set{set});
    REQUIRE(day.own(take_topic{where, "until 17:00", "until 18:00"}) == "");
    REQUIRE(day.says("fay", end_day{}) == "");
    const auto end = day.day().open.outstanding.rbegin()->second;
    CHECK(std::get<for_everyone>(end.to).as == standing::unpins);
    REQUIRE(day.own(drop_announcement{end.id, "no such channel"}) == "");
    CHECK(open.chores == std::set{unpin, give_back});
    CHECK(open.topics_before.at(where) == "Incidents of the shop");
    REQUIRE(day.own(finish_chore{give_back}) == "");
    CHECK(open.topics_before.empty());
    REQUIRE(day.own(finish_chore{give_back}) == "");
    CHECK(day.last.empty());
}

TEST_CASE(
    "a channel that an open day gets is kicked off in as well; the one it leaves has its topic back, and the end") {
    stage day(a_quiet_day());
    day.mail = false;
    day.until("09:00");
    const auto& open = day.day().open;
    const auto old = channel("incidents"), fresh = channel("incidents-2");
    const post_ref post{old, "77"};
    REQUIRE(day.own(note_announced{open.outstanding.begin()->first, post}) == "");
    auto plan = day.day().plan;
    plan.incident_channel = fresh;
    REQUIRE(day.says("fay", edit_day{plan}) == "");
    REQUIRE(open.outstanding.size() == 1);
    const auto again = std::get<for_everyone>(open.outstanding.begin()->second.to);
    CHECK(again.where == fresh);
    CHECK(again.news == public_news(kickoff{}));
    CHECK(again.as == standing::pinned);
    CHECK(open.chores.contains({errand::give_topic_back, {old, ""}}));
    CHECK_FALSE(open.chores.contains({errand::set_topic, {old, ""}}));
    plan.procedure = "as always";
    REQUIRE(day.says("fay", edit_day{plan}) == "");
    CHECK(open.outstanding.size() == 1);
    REQUIRE(day.own(note_announced{open.outstanding.begin()->first, {fresh, "1"}}) == "");
    REQUIRE(day.says("fay", end_day{}) == "");
    std::set<channel_id> told;
    for (const auto& [id, each] : open.outstanding) told.insert(std::get<for_everyone>(each.to).where);
    CHECK(told == std::set{old, fresh});
    for (const auto& id : {open.outstanding.begin()->first, open.outstanding.rbegin()->first})
        REQUIRE(day.own(drop_announcement{id, "for this test"}) == "");
    CHECK(open.chores.contains({errand::unpin, post}));
    CHECK(open.chores.contains({errand::unpin, {fresh, "1"}}));
}

// A bot that starts with news to tell, at a Mattermost that takes its time to say who the bot is: what goes to one
// person arrives, what stands already is not said again, and the bot is no stranger to itself.
#include "days/small_day.hpp"

#include <algorithm>
#include <doctest/doctest.h>

using namespace tests;
using namespace tests::days;

namespace {

/// A small day in its window, with a card that runs; the wind-down is next.
struct before_wind_down : small_day {
    before_wind_down() : small_day("last-start: 09:30 wind-down: 10:00 until: 11:00") { at("09:59"); }
    /// Dead over the wind-down, and then at a server that answers the first of these questions so.
    void is_dead_until(const std::string& when, mattermost::fault about_us) {
        ground.dies();
        ground.clock.set_to(ground.instant_of(when));
        server.comes_back();
        server.faults["GET /users/me"] = {std::move(about_us)};
        ground.boots();
        pass(2min);
    }
    std::size_t told(const std::string& person, const std::string& words) {
        const auto all = server.messages(person);
        return static_cast<std::size_t>(std::ranges::count_if(
            all, [&](const auto& each) { return each.message().find(words) != std::string::npos; }));
    }
    void stands_once() {
        CHECK(told("fay", "Wind-down: no more starts") == 1);
        CHECK(told("fay", "keeps no secrets") == 0);
        CHECK(posts_with("Wind-down: no more starts") == 2);  // the agents' channel, and its facilitator
        const auto said = announced();
        for (const auto& [name, text] : said) CHECK_MESSAGE(said.count(name) == 1, name << " stands twice: " << text);
    }
};

const mattermost::fault slow = mattermost::late(3s);
const mattermost::fault broken = mattermost::errs(500, "app.user.get.app_error");

}  // namespace

TEST_CASE("What a person has to be told at the start waits until the bot knows who it is") {
    for (const auto& about_us : {slow, broken}) {
        before_wind_down in;
        in.is_dead_until("10:01", about_us);
        in.stands_once();
    }
}

TEST_CASE("What was said before the bot died is found by a bot that does not know at once who it is") {
    for (const auto& about_us : {slow, broken}) {
        before_wind_down in;
        mattermost::fault unanswered;
        unanswered.happens_first = unanswered.hangs = true;
        in.server.faults["POST /posts"] = {unanswered, unanswered};
        in.at("10:00");
        in.pass(1s);
        REQUIRE(in.posts_with("Wind-down: no more starts") == 2);
        in.is_dead_until("10:01", about_us);
        in.stands_once();
    }
}

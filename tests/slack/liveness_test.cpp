// C77 to C88: who is alive, and how soon we know that somebody is not.
#include "slack/stage.hpp"

using namespace tests::slack;

namespace {

std::size_t count(const peer& of, wire::frame what) {
    return static_cast<std::size_t>(
        std::ranges::count_if(of.seen, [what](const auto& each) { return each.first == what; }));
}

}  // namespace

TEST_CASE("C77 a ping of Slack's is answered with the same payload") {
    stage it;
    const auto to = it.connects();
    to->pings("Ping from applink-7fc4");
    it.clock.settle();
    CHECK(std::ranges::find(to->seen, std::pair(wire::frame::pong, std::string("Ping from applink-7fc4"))) !=
          to->seen.end());
}

TEST_CASE("C78 nothing is heard of Slack within the time set: another connection") {
    stage it;
    it.slack.begins_paused = true;  // it says hello, and answers nothing
    const auto silent = it.connects();
    it.slack.begins_paused = false;
    it.clock.forward(29s);
    CHECK(it.slack.peers.size() == 1);
    it.clock.forward(10s);
    CHECK(it.slack.peers.size() == 2);
    CHECK(it.bot->is_connected());
    CHECK(it.says("nothing was heard of it"));
}

TEST_CASE("C78 Slack's own pings are life enough") {
    stage it;
    it.slack.begins_paused = true;
    const auto to = it.connects();
    for (int times = 0; times < 10; ++times) {
        it.clock.forward(20s);
        to->pings("Ping from applink-1");
    }
    it.clock.settle();
    CHECK(it.slack.peers.size() == 1);
}

TEST_CASE("a connection on which nothing is said but pings stays up for hours") {
    stage it;
    const auto to = it.connects();
    it.clock.forward(3h);
    CHECK(it.slack.peers.size() == 1);
    CHECK(count(*to, wire::frame::ping) == 3 * 360);
}

TEST_CASE("C79 no pong, ever: another connection") {
    stage it;
    it.slack.begins_paused = true;
    it.connects();
    it.clock.forward(2min);
    CHECK(it.slack.peers.size() > 1);
}

TEST_CASE("C80 a pong once, then none: another connection") {
    stage it;
    const auto to = it.connects();
    it.clock.forward(15s);
    CHECK(count(*to, wire::frame::ping) == 1);
    to->goes_dead();
    it.clock.forward(24s);
    CHECK(it.slack.peers.size() == 1);
    it.clock.forward(10s);
    CHECK(it.slack.peers.size() == 2);
    CHECK(it.bot->is_connected());
}

TEST_CASE("C81 a slow pong of six seconds does not end the connection") {
    stage it;
    it.slack.begins_paused = true;
    const auto to = it.connects();
    it.clock.forward(16s);
    to->resumes();
    it.clock.forward(10min);
    CHECK(it.slack.peers.size() == 1);
    CHECK(it.bot->is_connected());
}

TEST_CASE("C82 silent also to the close frame: cut after the limit, one end is told, and the next goes on") {
    stage it;
    it.slack.begins_paused = true;
    const auto old = it.connects();
    it.slack.begins_paused = false;
    old->sends(scripted_slack::disconnect("warning"));
    it.clock.settle();
    CHECK_FALSE(it.says("connection 1 ended"));
    it.clock.forward(2s);
    CHECK(it.slack.peers.size() == 2);
    CHECK(it.bot->is_connected());
    CHECK(std::ranges::count_if(
              it.log, [](const auto& line) { return line.find("connection 1 ended") != std::string::npos; }) == 1);
}

TEST_CASE("C82 a peer that never answers the close is cut off within the limit") {
    stage it;
    it.slack.begins_paused = true;
    it.connects();
    it.stops();
    CHECK_FALSE(it.running->ended);
    it.clock.forward(2s);
    CHECK(it.running->text() == "well");
}

TEST_CASE("C83 a connection cut without a close: another one") {
    stage it;
    it.connects()->resets();
    it.clock.forward(5s);
    CHECK(it.slack.peers.size() == 2);
    CHECK(it.bot->is_connected());
}

TEST_CASE("C84 a half-open connection is found within the limit") {
    stage it;
    const auto to = it.connects();
    to->goes_dead();
    it.clock.forward(29s);
    CHECK(it.slack.peers.size() == 1);
    it.clock.forward(6s);
    CHECK(it.slack.peers.size() == 2);
    CHECK(it.bot->is_connected());
}

TEST_CASE("C84 a frame that drips and never ends is no sign of life") {
    stage it;
    const auto to = it.connects();
    using namespace std::literals;
    to->drips("\x82\x7e\xea\x60"sv);  // 60,000 bytes begin
    for (int n = 0; n < 40; ++n) {
        it.clock.forward(1s);
        to->drips("x");
    }
    CHECK(it.slack.peers.size() == 2);
    CHECK(it.bot->is_connected());
    CHECK(it.says("nothing was heard of it"));
}

TEST_CASE("C85 the watchdog breaks a read that is blocked") {
    stage it;
    it.connects()->goes_dead();
    it.clock.forward(31s);
    CHECK(it.says("connection 1 ended"));
}

TEST_CASE("C86 a late close of an old connection does not touch the new one") {
    stage it;
    it.slack.begins_paused = true;
    const auto old = it.connects();
    it.slack.begins_paused = false;
    old->sends(scripted_slack::disconnect("warning"));
    it.clock.settle();
    const auto next = it.slack.peers.back();
    REQUIRE(next != old);
    it.clock.forward(1'500ms);  // the old one's goodbye is still under way
    old->resumes();
    it.clock.forward(5s);
    CHECK_FALSE(old->is_open);
    CHECK(next->is_open);
    CHECK(it.bot->is_connected());
    next->sends(it.slack.slash("UANNA", "CINC", "status"));
    it.clock.settle();
    CHECK(next->acks_of("slash-1").size() == 1);
    CHECK(it.slack.peers.size() == 2);
}

TEST_CASE("C87 a call that is never answered holds nothing up for longer than its limit") {
    stage it;
    it.connects();
    it.slack.dials_to_hang = 1;
    it.slack.open_peer()->resets();
    it.clock.forward(9s);
    CHECK_FALSE(it.bot->is_connected());
    it.clock.forward(5s);
    CHECK(it.bot->is_connected());
    it.slack.dials_to_hang = 1;
    it.slack.open_peer()->resets();
    it.clock.forward(2s);
    it.stops();
    it.clock.settle();
    CHECK(it.running->text() == "well");
    it.starts();
    CHECK(it.bot->is_connected());
}

TEST_CASE("C88 a clock that leaps (the machine slept) leads to one reconnect; small steps lead to none") {
    stage it;
    it.connects();
    for (int times = 0; times < 5; ++times) {
        it.wall.ahead += 15s;
        it.clock.forward(30s);
    }
    it.wall.ahead -= 1h;
    it.clock.forward(1min);
    CHECK(it.slack.peers.size() == 1);
    it.wall.ahead += 1h;
    it.clock.forward(12s);
    CHECK(it.slack.peers.size() == 2);
    CHECK(it.bot->is_connected());
    CHECK(it.says("this machine slept"));
    it.clock.forward(10min);
    CHECK(it.slack.peers.size() == 2);
}

TEST_CASE("after a sleep no connection from before it is used, whichever host it leads to") {
    stage it;
    it.desk.takes = 2s;
    it.connects();
    const auto is_answered = [&] {
        auto slash = it.slack.slash("UANNA", "CINC", "status");
        const auto url = slash["payload"]["response_url"].get<std::string>();
        slash["payload"]["response_url"] = "https://hooks.slack.com" + url.substr(url.find("/hooks"));
        it.slack.open_peer()->sends(slash);
        it.clock.forward(2s);
    };
    const auto dials_to_hooks = [&] {
        return std::ranges::count(it.slack.dials, "hooks.slack.com", &tests::slack::wire::address::host);
    };
    is_answered();
    is_answered();
    CHECK(dials_to_hooks() == 1);
    it.wall.ahead += 1min;
    it.clock.forward(12s);  // until it is seen, and connected anew
    is_answered();
    CHECK(dials_to_hooks() == 2);
    CHECK(it.slack.alone.size() == 3);
}

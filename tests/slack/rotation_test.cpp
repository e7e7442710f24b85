// C67 to C76 and C93: connections come and go, and nothing is lost with them.
#include "slack/stage.hpp"

using namespace tests::slack;

TEST_CASE("C67 warning: the new connection is up before the old one is closed, and nothing is lost") {
    stage it;
    const auto old = it.connects();
    it.slack.says_hello = false;
    old->sends(scripted_slack::disconnect("warning"));
    it.clock.settle();
    REQUIRE(it.slack.peers.size() == 2);
    CHECK(old->is_open);
    old->sends(it.slack.slash("UANNA", "CINC", "one"));
    it.clock.settle();
    CHECK(old->acks_of("slash-1").size() == 1);
    it.slack.peers.back()->sends(scripted_slack::hello());
    it.clock.settle();
    CHECK_FALSE(old->is_open);
    CHECK(old->was_closed_well);
    it.slack.open_peer()->sends(it.slack.slash("UANNA", "CINC", "two"));
    it.clock.settle();
    CHECK(it.desk.asked.size() == 2);
}

TEST_CASE("C68 refresh_requested is the same, without a warning first") {
    stage it;
    const auto old = it.connects();
    old->sends(scripted_slack::disconnect("refresh_requested"));
    it.clock.settle();
    CHECK(it.slack.peers.size() == 2);
    CHECK_FALSE(old->is_open);
    CHECK(it.slack.open_peers() == 1);
    CHECK(it.bot->is_connected());
}

TEST_CASE("C69 a warning and then a refresh are one rotation") {
    stage it;
    const auto old = it.connects();
    old->sends(scripted_slack::disconnect("warning"));
    old->sends(scripted_slack::disconnect("refresh_requested"));
    it.clock.forward(1min);
    CHECK(it.slack.peers.size() == 2);
    CHECK(it.slack.calls_of("apps.connections.open") == 2);
}

TEST_CASE("C70 link_disabled: no loop, and the operator is told") {
    stage it;
    it.connects()->sends(scripted_slack::disconnect("link_disabled"));
    it.clock.forward(14min);
    CHECK(it.slack.calls_of("apps.connections.open") == 1);
    CHECK(it.slack.open_peers() == 0);
    CHECK(it.says("error: Socket Mode was switched off"));
    CHECK_FALSE(it.running->ended);
    it.clock.forward(2min);
    CHECK(it.bot->is_connected());
}

TEST_CASE("C71 too_many_websockets: the old one is closed first, the wait grows, no storm") {
    stage it;
    it.connects()->sends(scripted_slack::disconnect("too_many_websockets"));
    it.clock.settle();
    CHECK(it.slack.open_peers() == 0);
    it.clock.forward(29s);
    CHECK(it.slack.peers.size() == 1);
    it.clock.forward(60s);
    REQUIRE(it.slack.peers.size() == 2);
    std::vector<bot::clock::instant> opened;
    for (int times = 0; times < 3; ++times) {
        it.slack.open_peer()->sends(scripted_slack::disconnect("too_many_websockets"));
        const auto peers = it.slack.peers.size();
        const auto since = it.clock.now();
        while (it.slack.peers.size() == peers) it.clock.forward(1s);
        opened.push_back(bot::clock::instant(it.clock.now() - since));
    }
    CHECK(opened[0] < opened[1]);
    CHECK(opened[1] < opened[2]);
    CHECK(it.slack.open_peers() == 1);
}

TEST_CASE("C72 a disconnect in any state, also before hello") {
    for (const auto* reason : {"warning", "refresh_requested", "too_many_websockets", "link_disabled", "new_reason"}) {
        CAPTURE(reason);
        stage it;
        it.slack.says_hello = false;
        it.starts();
        it.slack.peers.front()->sends(scripted_slack::disconnect(reason));
        it.clock.settle();
        CHECK(it.slack.open_peers() == 0);
        it.slack.says_hello = true;
        it.clock.forward(16min);
        CHECK(it.bot->is_connected());
        CHECK(it.slack.open_peers() == 1);
        CHECK(it.slack.peers.size() == 2);
    }
}

TEST_CASE("C73 a disconnect is never shown to the desk") {
    stage it;
    it.connects()->sends(scripted_slack::disconnect("warning"));
    it.clock.forward(1min);
    CHECK(it.desk.asked.empty());
}

TEST_CASE("C74 envelopes of the old connection are acknowledged on it during the swap") {
    stage it;
    it.desk.takes = 1s;
    const auto old = it.connects();
    old->sends(it.slack.slash("UANNA", "CINC", "status"));
    old->sends(scripted_slack::disconnect("warning"));
    it.clock.settle();
    REQUIRE(it.slack.peers.size() == 2);
    CHECK(old->is_open);
    it.clock.forward(1s);
    CHECK(old->acks_of("slash-1").size() == 1);
    CHECK(it.slack.peers.back()->heard.empty());
    CHECK_FALSE(old->is_open);
}

TEST_CASE("C75 after the swap there is a new session and all envelopes go on") {
    stage it;
    const auto old = it.connects();
    old->sends(scripted_slack::disconnect("warning"));
    it.clock.settle();
    const auto next = it.slack.open_peer();
    CHECK(next != old);
    CHECK(next->target != old->target);
    for (int n = 0; n < 5; ++n) next->sends(it.slack.slash("UANNA", "CINC", "status"));
    next->sends(it.slack.mention("UANNA", "CINC", "<@UBOT00001> help"));
    it.clock.settle();
    CHECK(it.desk.asked.size() == 6);
    CHECK(next->heard.size() == 6);
}

TEST_CASE("C76 when the new connection fails the old one is kept until it ends") {
    stage it;
    const auto old = it.connects();
    for (int n = 0; n < 20; ++n) it.slack.faults["apps.connections.open"].push_back(refuses("internal_error"));
    old->sends(scripted_slack::disconnect("warning"));
    it.clock.forward(1min);
    CHECK(old->is_open);
    CHECK(it.bot->is_connected());
    old->sends(it.slack.slash("UANNA", "CINC", "status"));
    it.clock.settle();
    CHECK(old->acks_of("slash-1").size() == 1);
    it.slack.closes(old);
    it.clock.forward(20min);
    CHECK(it.slack.peers.size() == 2);
    CHECK(it.bot->is_connected());
}

TEST_CASE("C90 connections beyond our own are warned of") {
    stage it;
    it.slack.says_hello = false;
    it.starts();
    it.slack.peers.front()->sends(scripted_slack::hello(10));
    it.clock.settle();
    CHECK(it.says("warning: Slack counts 10 connections"));
}

TEST_CASE("C93 a graceful stop: no new work, open acknowledgements leave, a close frame, a limit") {
    stage it;
    it.desk.takes = 1s;
    const auto to = it.connects();
    to->sends(it.slack.slash("UANNA", "CINC", "one"));
    it.clock.settle();
    it.stops();
    CHECK_FALSE(it.running->ended);
    to->sends(it.slack.slash("UANNA", "CINC", "two"));
    it.clock.forward(1s);
    CHECK(it.running->text() == "well");
    CHECK(it.desk.asked.size() == 1);
    CHECK(to->acks_of("slash-1").size() == 1);
    CHECK(to->acks_of("slash-2").empty());
    CHECK(to->was_closed_well);
    it.stops();  // it is stopped already
    CHECK(it.slack.open_peers() == 0);
}

TEST_CASE("C93 a stop ends within five seconds whatever hangs") {
    stage it;
    it.desk.takes = 1h;
    const auto to = it.connects();
    to->sends(it.slack.slash("UANNA", "CINC", "one"));
    it.clock.settle();
    to->goes_dead();
    it.stops();
    it.clock.forward(5s);
    CHECK(it.running->text() == "well");
}

// Facts 1 and 2: what a real server does with a connection, and that the bot is up to it.
#include "mattermost/stage.hpp"

using namespace tests::mattermost;

namespace {

std::size_t asked_of(const stage& it, const std::string& words) {
    std::size_t count = 0;
    for (std::size_t at = 0; at < it.desk.asked.size(); ++at) count += it.desk.words_of(at) == words ? 1U : 0U;
    return count;
}

}  // namespace

TEST_CASE("F1.1 the upgrade goes to /api/v4/websocket, with the token in a header, and says nothing of an origin") {
    stage it;
    const auto peer = it.connects();
    CHECK(peer->target.starts_with("/api/v4/websocket"));
    CHECK(peer->headers["Authorization"] == std::string("Bearer ") + it.server.bot_token);
    for (const auto* name : {"Origin", "Sec-WebSocket-Protocol", "Sec-WebSocket-Extensions", "Cookie"}) {
        CAPTURE(name);
        CHECK_FALSE(peer->headers.find(name).has_value());
    }
    CHECK(peer->asked_for("authentication_challenge").empty());
}

TEST_CASE("F1.3 what the bot says on its socket is JSON with a number above zero, and short") {
    stage it;
    const auto peer = it.connects();
    it.clock.forward(5min);
    CHECK(peer->heard.size() >= 10);
    for (const auto& each : peer->heard) {
        CHECK(each.size() < 8'192);
        CHECK(json::parse(each).at("seq") > 0);
    }
}

TEST_CASE("F1.3 what the bot says on its socket is text: newer servers read binary frames as another format") {
    stage it;
    const auto peer = it.connects();
    it.clock.forward(5min);
    CHECK(peer->heard.size() >= 10);
    CHECK(peer->binary == 0);
}

TEST_CASE("F1.4 the biggest frame that was ever seen is heard like any other") {
    stage it;
    it.connects();
    it.server.say("anna", "anna", "log " + std::string(16'379, '<'));
    REQUIRE(it.desk.asked.size() == 1);
    CHECK(it.desk.words_of(0).size() == 16'383);
}

TEST_CASE("F1.5 events and members that nobody knows yet change nothing") {
    stage it;
    const auto peer = it.connects();
    auto& seq = peer->in->next;
    peer->sends({{"event", "of_the_future"}, {"data", {{"x", {1, 2}}}}, {"broadcast", {{"connection_id", "y"}}},
        {"seq", seq++}});
    peer->sends({{"status", "OK"}, {"seq_reply", 999}, {"data", {{"server_hostname", "z"}}}});
    it.clock.settle();
    it.server.say("anna", "anna", "status");
    CHECK(it.desk.asked.size() == 1);
    CHECK(peer->is_open);
}

TEST_CASE("F1.6 a gap in the numbers is noticed, and what was lost is fetched") {
    stage it;
    const auto peer = it.connects();
    const auto anna = it.id("anna");
    peer->in->is_zombie = true;  // these events never come
    it.server.posting.publish({{"channel_id", it.place("incidents").id}, {"message", "@chaosday seen smoke"}}, anna);
    peer->in->is_zombie = false;
    ++peer->in->next;
    it.server.say("anna", "incidents", "@chaosday status");
    it.clock.forward(5s);
    CHECK(asked_of(it, "seen smoke") == 1);
    CHECK(asked_of(it, "status") == 1);
}

TEST_CASE("F1.7 pings of the server are answered, so that a quiet connection lives on") {
    stage it;
    const auto peer = it.connects();
    it.clock.forward(10min);
    CHECK(peer->is_open);
    CHECK(peer->pongs() == 10);
    CHECK(it.server.hub.peers.size() == 1);
}

TEST_CASE("F1.9 however a connection ends, the bot connects again") {
    using ending = std::function<void(stage&, peer&)>;
    const std::vector<std::pair<std::string, ending>> endings{{"FIN", [](stage&, peer& of) { of.hangs_up(); }},
        {"a close frame of 1000", [](stage& in, peer& of) { tests::play(in.io, of.ws->close(1s, {1000, {}})); }},
        {"a close frame without a code", [](stage& in, peer& of) { tests::play(in.io, of.ws->close(1s, {0, {}})); }},
        {"a close frame of 4001", [](stage& in, peer& of) { tests::play(in.io, of.ws->close(1s, {4001, "x"})); }},
        {"FIN inside a frame",
            [](stage&, peer& of) {
                of.faults->bytes_at_once = 5;
                of.faults->operations_until_fault = 4;
                of.sends({{"event", "typing"}, {"data", json::object()}, {"seq", 99}});
            }},
        {"a cable that is cut", [](stage&, peer& of) { of.goes_dead(); }},
        {"a restart", [](stage& in, peer&) { in.server.restarts(); }},
        {"429 at the next upgrade",
            [](stage& in, peer& of) {
                of.hangs_up();
                in.server.refuse_upgrades_with.push_back({429, {{"Retry-After", "1"}}, "limit exceeded"});
            }},
        {"a server that nobody can reach for a while", [](stage& in, peer& of) {
             of.hangs_up();
             in.server.dials_to_fail = 3;
         }}};
    for (const auto& [name, ends] : endings) {
        CAPTURE(name);
        stage it;
        ends(it, *it.connects());
        it.clock.forward(3min);
        CHECK(it.bot->is_connected());
        it.server.say("anna", "incidents", "@chaosday status");
        CHECK(asked_of(it, "status") == 1);
    }
}

TEST_CASE("F2.4 number 0 is never asked for, however early a connection is lost") {
    stage it;
    it.starts();
    for (int n = 0; n < 5; ++n) {
        if (const auto peer = it.server.hub.open_peer()) peer->hangs_up();
        it.clock.forward(90s);
    }
    CHECK(it.server.hub.peers.size() > 4);
    for (const auto& each : it.server.hub.peers) {
        CAPTURE(each->target);
        CHECK_FALSE((each->target + "&").find("sequence_number=0&") != std::string::npos);
    }
}

TEST_CASE("F2.5 a connection that cannot be taken up is asked for once, and then a new one") {
    stage it;
    const auto first = it.connects();
    first->in->is_zombie = true;  // whoever takes it up hears nothing, ever
    first->hangs_up();
    it.clock.forward(2min);
    REQUIRE(it.server.hub.peers.size() == 3);
    CHECK(it.server.hub.peers[1]->target.find("connection_id=") != std::string::npos);
    CHECK(it.server.hub.peers[2]->target.find("connection_id=") == std::string::npos);
    CHECK(it.bot->is_connected());
}

TEST_CASE("F2.5 a handle that the server hangs up on is asked for once") {
    stage it;
    const auto peer = it.connects();
    peer->sends(
        {{"event", "hello"}, {"data", {{"connection_id", "malformed"}}}, {"broadcast", json::object()}, {"seq", 0}});
    it.clock.settle();
    peer->hangs_up();
    it.clock.forward(1min);
    REQUIRE(it.server.hub.peers.size() == 3);
    CHECK(it.server.hub.peers[1]->target.find("connection_id=malformed") != std::string::npos);
    CHECK(it.server.hub.peers[2]->target.find("connection_id=") == std::string::npos);
    CHECK(it.bot->is_connected());
}

TEST_CASE("F2.5 when somebody has changed the bot's account it connects anew, for its connection may be dead") {
    stage it;
    const auto peer = it.connects();
    it.clock.forward(70s);
    CHECK(it.server.hub.peers.size() == 1);
    it.server.of.person("chaosday").changed += 1s;
    it.clock.forward(70s);
    CHECK(it.logs("the bot's account was changed"));
    REQUIRE(it.server.hub.peers.size() == 2);
    CHECK_FALSE(peer->is_open);
    CHECK(it.server.hub.peers[1]->target.find("connection_id=") == std::string::npos);
    CHECK(it.bot->is_connected());
}

TEST_CASE("F2.6 events that come twice are acted on once") {
    stage it;
    it.connects()->in->is_doubled = true;
    it.server.say("anna", "incidents", "@chaosday seen double");
    CHECK(it.desk.asked.size() == 1);
    CHECK(it.server.messages("anna").size() == 1);
}

TEST_CASE("F2.7 after more than 256 events nothing can be taken up, and all is fetched, once and in order") {
    stage it;
    const auto peer = it.connects();
    it.server.dials_to_fail = 3;
    peer->hangs_up();
    it.clock.settle();
    const auto anna = it.id("anna"), where = it.place("incidents").id;
    for (int n = 0; n < 300; ++n)
        it.server.posting.publish({{"channel_id", where}, {"message", "@chaosday log " + std::to_string(n)}}, anna);
    it.clock.forward(2min);
    REQUIRE(it.desk.asked.size() == 300);
    for (std::size_t n = 0; n < 300; ++n) CHECK(it.desk.words_of(n) == "log " + std::to_string(n));
}

TEST_CASE("F2.9 the error that names the token in clear reaches no log, and the socket that brought it is given up") {
    stage it;
    const auto peer = it.connects();
    it.server.tokens.revoke(it.server.bot_token);
    it.clock.forward(45s);
    CHECK_FALSE(peer->is_open);
    CHECK_FALSE(it.logs(it.server.bot_token));
    it.server.tokens.admit(it.server.bot_token, it.server.of.bot);
    it.clock.forward(3min);
    CHECK(it.bot->is_connected());
}

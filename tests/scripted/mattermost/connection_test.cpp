// How a WebSocket begins, what is said on it, and how it ends (FACTS 1).
#include "scripted/mattermost/client.hpp"

using namespace tests::mattermost;

namespace {

constexpr const char* failure_captured =
    R"({"status":"FAIL","seq_reply":6,"error":{"id":"api.web_socket_router.bad_action.app_error",
        "message":"Unknown WebSocket action.","detailed_error":"","status_code":500}})";
constexpr const char* wrong_token = "thisisnotavalidtokenatall1";

std::string error_of(const json& reply) { return reply.at("error").at("id").get<std::string>(); }

}  // namespace

TEST_CASE("With the token in the header hello comes unasked, then the bot's own status") {
    client it;
    const auto bot = it.listens();
    REQUIRE(bot->events() == std::vector<std::string>{"hello", "status_change"});
    CHECK(differs(bot->heard[0], captured("hello")) == "");
    CHECK(bot->heard[0].at("data").at("connection_id").get<std::string>().size() == 26);
    CHECK(bot->heard[1].at("seq") == 1);
    CHECK(bot->heard[1].at("data").at("status") == "online");
}

TEST_CASE("With the challenge hello comes first and then the reply to it") {
    client it;
    const auto bot = it.listens("", "");
    CHECK(bot->heard.empty());
    bot->says({{"seq", 1}, {"action", "authentication_challenge"}, {"data", {{"token", it.server.bot_token}}}});
    it.clock.settle();
    CHECK(bot->events() == std::vector<std::string>{"hello", "status_change", "reply"});
    CHECK(bot->last() == json{{"status", "OK"}, {"seq_reply", 1}});
}

TEST_CASE("A wrong token in the header: 101, no hello, no answer to anything, and a FIN after five seconds") {
    client it;
    const auto bot = it.listens("", wrong_token);
    bot->says({{"seq", 1}, {"action", "ping"}});
    it.clock.forward(4900ms);
    CHECK(bot->heard.empty());
    CHECK_FALSE(bot->has_ended);
    it.clock.forward(200ms);
    CHECK(bot->has_ended);
    CHECK_FALSE(bot->was_closed);
}

TEST_CASE("A wrong token in the header is repaired by a right challenge") {
    client it;
    const auto bot = it.listens("", wrong_token);
    bot->says({{"seq", 1}, {"action", "authentication_challenge"}, {"data", {{"token", it.server.bot_token}}}});
    it.clock.forward(10s);
    CHECK_FALSE(bot->has_ended);
    CHECK(bot->events().front() == "hello");
}

TEST_CASE("A wrong token in a challenge, none, or what is no JSON ends the connection at once, without a close frame") {
    for (const std::string said : {R"({"seq":1,"action":"authentication_challenge","data":{"token":"wrong"}})",
             R"({"seq":1,"action":"authentication_challenge","data":{}})", "this is not json"}) {
        CAPTURE(said);
        client it;
        const auto bot = it.listens("", "");
        bot->says_text(said);
        it.clock.settle();
        CHECK(bot->has_ended);
        CHECK_FALSE(bot->was_closed);
    }
}

TEST_CASE("A challenge on a connection that is authenticated is ignored without a word") {
    client it;
    const auto bot = it.listens();
    bot->says({{"seq", 2}, {"action", "authentication_challenge"}, {"data", {{"token", "whatever"}}}});
    bot->says({{"seq", 3}, {"action", "ping"}});
    it.clock.settle();
    REQUIRE(bot->heard.size() == 3);
    CHECK(bot->last().at("seq_reply") == 3);
    CHECK(bot->last().at("data").at("text") == "pong");
}

TEST_CASE("A browser's cookie is as good as the header, any case of Bearer too; a token in the query is not") {
    client it;
    wire::header_list cookie{{"Cookie", "a=b; MMAUTHTOKEN=" + std::string(it.server.bot_token) + "; c=d"}};
    CHECK(it.listens("", "", cookie)->events().front() == "hello");
    wire::header_list token{{"Authorization", "BEARER " + std::string(it.server.bot_token)}};
    CHECK(it.listens("", "", token)->events().front() == "hello");
    const auto query = it.listens("?access_token=" + std::string(it.server.bot_token), "");
    CHECK_FALSE(query->ws);
}

TEST_CASE("A foreign Origin is refused, the server's own is not") {
    client it;
    CHECK_FALSE(it.listens("", it.server.bot_token, {{"Origin", "http://evil.example"}})->ws);
    CHECK(it.listens("", it.server.bot_token, {{"Origin", it.server.url}})->ws);
}

TEST_CASE("Requests that cannot be served fail with the ids of a real server") {
    client it;
    const auto bot = it.listens();
    const auto asks = [&](const json& what) {
        bot->says(what);
        it.clock.settle();
        return bot->last();
    };
    CHECK(error_of(asks({{"seq", 0}, {"action", "ping"}})) == "api.web_socket_router.bad_seq.app_error");
    CHECK_FALSE(asks({{"action", "ping"}}).contains("seq_reply"));
    CHECK(error_of(asks({{"seq", 5}, {"action", ""}})) == "api.web_socket_router.no_action.app_error");
    CHECK(differs(asks({{"seq", 6}, {"action", "no_such_action"}}), json::parse(failure_captured)) == "");
    CHECK(asks({{"seq", 3}, {"action", "ping"}}).at("seq_reply") == 3);
    CHECK(asks({{"seq", 3}, {"action", "ping"}}).at("status") == "OK");
    CHECK(error_of(asks({{"seq", 7}, {"action", "user_typing"}, {"data", {{"channel_id", "x"}}}})) ==
          "api.websocket_handler.invalid_param.app_error");
}

TEST_CASE("A message of the client's over 8192 bytes is answered with close 1009, what is no JSON with a FIN") {
    client it;
    const auto big = it.listens(), bad = it.listens();
    big->says({{"seq", 1}, {"action", "ping"}, {"data", std::string(9'000, 'x')}});
    bad->says_text("{not json");
    it.clock.settle();
    REQUIRE(big->ws->closed_because());
    CHECK(big->ws->closed_because()->code == 1009);
    CHECK(bad->has_ended);
    CHECK_FALSE(bad->ws->closed_because());
}

TEST_CASE("A client that pongs stays; one that only sends is dropped a hundred seconds after it came") {
    client it;
    const auto good = it.listens();
    wire::header_list headers{{"Authorization", std::string("Bearer ") + it.server.bot_token}};
    auto deaf = std::make_shared<listener>();
    const auto call = [](client& in, std::shared_ptr<listener> to, wire::header_list with) -> net::awaitable<void> {
        auto line = co_await in.server.dial(*wire::parse_address(in.server.url));
        auto calling = wire::websocket::call(in.clock, std::move(line), "127.0.0.1", "/api/v4/websocket", with, {});
        to->ws.emplace(co_await std::move(calling));
        in.hands.start("pump", client::pump(to));
    };
    tests::play(it.io, call(it, deaf, headers));
    it.clock.settle();
    const auto at_server = it.server.hub.peers.back();
    for (int n = 1; n < 5; ++n) {
        it.clock.forward(20s);
        deaf->says({{"seq", n}, {"action", "ping"}});
        it.clock.settle();
    }
    CHECK(at_server->is_open);
    CHECK(at_server->asked_for("ping").size() == 4);
    it.clock.forward(20s);
    CHECK_FALSE(at_server->is_open);
    it.clock.forward(300s);
    CHECK_FALSE(good->has_ended);
    CHECK(it.server.hub.peers.front()->pongs() == 6);
}

TEST_CASE("Numbers count events from 0 without a gap, replies carry none, and two connections each have their own") {
    client it;
    const auto one = it.listens();
    it.posts("first");
    const auto other = it.listens();
    one->says({{"seq", 1}, {"action", "ping"}});
    it.posts("second");
    std::int64_t next = 0;
    for (const auto& each : one->heard)
        if (each.contains("event")) CHECK(each.at("seq") == next++);
    CHECK(next == 4);
    CHECK(other->events() == std::vector<std::string>{"hello", "posted"});
    CHECK(other->last().at("seq") == 1);
}

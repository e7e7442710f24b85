// Taking up a connection again, and sockets that are open and dead (FACTS 2).
#include "scripted/mattermost/client.hpp"

#include <fmt/format.h>

using namespace tests::mattermost;

namespace {

struct broken : client {
    std::string id;
    std::int64_t next = 0;

    /// Connected, two events seen, and then the line is cut.
    broken() {
        const auto first = listens();
        id = first->heard[0].at("data").at("connection_id").get<std::string>();
        next = first->last().at("seq").get<std::int64_t>() + 1;
        first->ws->kill();
        clock.settle();
    }
    std::string query(std::int64_t number) const {
        return fmt::format("?connection_id={}&sequence_number={}", id, number);
    }
    bool is_greeted(const std::string& with) { return listens(with)->events().front() == "hello"; }
};

std::vector<std::string> texts(const listener& of) {
    std::vector<std::string> all;
    for (const auto& each : of.heard)
        if (each.value("event", "") == "posted")
            all.push_back(json::parse(each.at("data").at("post").get<std::string>()).at("message").get<std::string>());
    return all;
}

}  // namespace

TEST_CASE("Taken up in time there is no hello, the missed events come, and the numbers go on") {
    broken it;
    it.posts("one");
    it.posts("two");
    const auto again = it.listens(it.query(it.next));
    it.posts("three");
    CHECK(again->heard[0].at("data").at("status") == "offline");
    CHECK(texts(*again) == std::vector<std::string>{"one", "two", "three"});
    for (const auto& each : again->heard) CHECK(each.at("seq") == it.next++);
}

TEST_CASE("A lower number brings the last events again, under their old numbers") {
    broken it;
    it.posts("one");
    it.listens(it.query(it.next))->ws->kill();
    it.clock.settle();
    const auto again = it.listens(it.query(it.next));
    CHECK(again->heard[0].at("seq") == it.next);
    CHECK(texts(*again) == std::vector<std::string>{"one"});
}

TEST_CASE("An id that is unknown, somebody else's, or still in use is greeted afresh, from 0") {
    broken it;
    CHECK(it.is_greeted("?connection_id=zzzzzzzzzzzzzzzzzzzzzzzzzz&sequence_number=7"));
    CHECK(it.listens(it.query(it.next), it.anna_token)->events().front() == "hello");
    const auto open = it.listens();
    it.id = open->heard[0].at("data").at("connection_id").get<std::string>();
    CHECK(it.is_greeted(it.query(1)));
    CHECK_FALSE(open->has_ended);
}

TEST_CASE("A malformed id or number: 101 and a FIN at once") {
    broken it;
    for (const auto& query : {std::string("?connection_id=short&sequence_number=1"), "?connection_id=" + it.id,
             "?connection_id=" + it.id + "&sequence_number=abc", "?connection_id=" + it.id + "&sequence_number=-1"}) {
        CAPTURE(query);
        const auto again = it.listens(query);
        CHECK(again->ws);
        CHECK(again->has_ended);
        CHECK(again->heard.empty());
    }
}

TEST_CASE("Number 0 of a known id renumbers silently: no hello, and what was sent does not come again") {
    broken it;
    it.posts("missed");
    const auto again = it.listens(it.query(0));
    CHECK(again->events().front() == "status_change");
    CHECK(again->heard.front().at("seq") == 0);
    CHECK(texts(*again) == std::vector<std::string>{"missed"});
}

TEST_CASE("A number that was never sent: two hellos, and everything twice") {
    broken it;
    const auto again = it.listens(it.query(503));
    CHECK(std::ranges::count(again->events(), "hello") == 2);
    it.posts("doubled");
    CHECK(texts(*again) == std::vector<std::string>{"doubled", "doubled"});
}

TEST_CASE("With the challenge the id is ignored") {
    broken it;
    const auto again = it.listens(it.query(it.next), "");
    again->says({{"seq", 1}, {"action", "authentication_challenge"}, {"data", {{"token", it.server.bot_token}}}});
    it.clock.settle();
    CHECK(again->events().front() == "hello");
}

TEST_CASE("256 events wait for a client that is away, one more throws them all away") {
    for (const int count : {255, 256}) {
        broken it;  // "offline" waits already
        for (int n = 0; n < count; ++n)
            it.server.posting.publish({{"channel_id", it.incidents}, {"message", "x"}}, it.anna);
        CAPTURE(count);
        CHECK(it.is_greeted(it.query(it.next)) == (count == 256));
    }
}

TEST_CASE("Whoever shows no sign of life for five minutes is forgotten at the next round; users/me is one") {
    for (const bool is_lively : {false, true}) {
        client it;
        it.clock.forward(4min);
        const auto first = it.listens();
        const auto id = first->heard[0].at("data").at("connection_id").get<std::string>();
        for (int n = 0; n < 5; ++n) {
            it.clock.forward(1min);
            if (is_lively) it.asks("GET", "users/me");
        }
        it.clock.forward(50s);
        first->ws->kill();
        it.clock.forward(20s);
        const auto again = it.listens(fmt::format("?connection_id={}&sequence_number=2", id));
        CAPTURE(is_lively);
        CHECK((again->events().front() == "hello") == !is_lively);
    }
}

TEST_CASE("A restart ends everything with a FIN, and nothing can be taken up") {
    client it;
    const auto first = it.listens();
    const auto id = first->heard[0].at("data").at("connection_id").get<std::string>();
    it.server.restarts();
    CHECK(first->has_ended);
    CHECK_FALSE(first->was_closed);
    CHECK(it.listens("?connection_id=" + id + "&sequence_number=2")->events().front() == "hello");
    CHECK(it.asks("GET", "users/me").status == 200);
}

TEST_CASE("After a panic of the hub a socket is open, is pinged, and hears nothing: not even a reply") {
    client it;
    const auto zombie = it.listens();
    it.server.hub.panics();
    it.posts("unheard");
    zombie->says({{"seq", 2}, {"action", "ping"}});
    it.clock.forward(100s);
    CHECK(zombie->heard.size() == 2);
    CHECK_FALSE(zombie->has_ended);
    CHECK(it.server.hub.peers.front()->pongs() == 1);
    CHECK(it.listens()->events().front() == "hello");
}

TEST_CASE("A bot that was disabled and enabled: REST works again, the old socket never does") {
    client it;
    const auto old = it.listens();
    it.server.disable_bot();
    CHECK(old->last().at("data").at("status") == "offline");
    CHECK(it.error(401, "GET", "users/me") == "api.context.session_expired.app_error");
    it.server.enable_bot();
    CHECK(it.asks("GET", "users/me").status == 200);
    it.posts("unheard");
    old->says({{"seq", 4}, {"action", "ping"}});
    it.clock.settle();
    CHECK(old->last().at("error").at("id") == "api.web_socket_router.not_authenticated.app_error");
    CHECK(texts(*old).empty());
    CHECK(it.listens()->events().front() == "hello");
}

TEST_CASE("A token that was revoked: REST 401, the socket goes on, and its ping fails with the token in clear") {
    client it;
    const auto bot = it.listens();
    it.server.tokens.revoke(it.server.bot_token);
    CHECK(it.asks("GET", "users/me").status == 401);
    it.server.say("anna", "incidents", "still heard");
    bot->says({{"seq", 1}, {"action", "ping"}});
    it.clock.settle();
    CHECK(texts(*bot) == std::vector<std::string>{"still heard"});
    CHECK(bot->last().at("error").at("id") == "api.context.invalid_token.error");
    CHECK(bot->last().at("error").at("message").get<std::string>().find(it.server.bot_token) != std::string::npos);
}

TEST_CASE("A slow consumer is given up when 256 events wait for it, and what it had not read is lost") {
    client it;
    const auto slow = it.listens();
    const auto id = slow->heard[0].at("data").at("connection_id").get<std::string>();
    it.server.hub.open_peer()->goes_dead();
    for (int n = 0; n < 300; ++n) it.server.posting.publish({{"channel_id", it.incidents}, {"message", "x"}}, it.anna);
    it.clock.forward(31s);
    CHECK(slow->has_ended);
    CHECK(texts(*slow).size() < 300);
    CHECK(it.listens(fmt::format("?connection_id={}&sequence_number=3", id))->events().front() == "hello");
}

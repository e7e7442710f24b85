// The server against a client that speaks by hand: what it makes of requests and of answers.
#include "wire/server_bench.hpp"

#include <doctest/doctest.h>

using namespace tests;
using namespace std::chrono_literals;

TEST_CASE("a request becomes a value, the answer goes back") {
    server_bench it;
    const auto heard =
        it.answer_to("POST /hook?a=b HTTP/1.1\r\nHost: bot.test\r\nX-Name: value\r\nContent-Length: 4\r\n\r\nbody");
    CHECK(heard == "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 5\r\n\r\nhello");
    REQUIRE(it.requests.size() == 1);
    CHECK(it.requests[0].method == "POST");
    CHECK(it.requests[0].target == "/hook?a=b");
    CHECK(it.requests[0].headers["x-name"] == "value");
    CHECK(it.requests[0].body == "body");
    CHECK(it.peers[0].address == "192.0.2.1");
    CHECK(it.peers[0].port == 5'000);
}

TEST_CASE("one byte at a time, and several requests in one read, make no difference") {
    server_bench it;
    const auto line = it.call(get("/1") + get("/2"));
    it.say_more(line, get("/3"));
    CHECK(it.requests.size() == 3);
    server_bench slow;
    const auto drop = slow.call("");
    drop->faults->bytes_at_once = 1;
    slow.say_more(drop, get("/1") + get("/2"));
    CHECK(slow.requests.size() == 2);
    CHECK(drop->heard.ends_with("hello"));
}

TEST_CASE("a body may come in chunks") {
    server_bench it;
    it.answer_to("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n");
    REQUIRE(it.requests.size() == 1);
    CHECK(it.requests[0].body == "abcde");
}

TEST_CASE("HEAD is answered like GET, without the body; 204 and 304 have none") {
    server_bench it;
    CHECK(it.answer_to("HEAD / HTTP/1.1\r\nHost: x\r\n\r\n") ==
          "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 5\r\n\r\n");
    CHECK(it.requests.at(0).method == "HEAD");
    it.answer = {304, {{"ETag", "\"x\""}}, "not sent"};
    CHECK(it.answer_to(get("/")) == "HTTP/1.1 304 Not Modified\r\nETag: \"x\"\r\n\r\n");
}

TEST_CASE("who wants to close, and who speaks HTTP/1.0, is hung up on after the answer") {
    server_bench it;
    const auto closing = it.call(get("/", "Connection: close\r\n"));
    CHECK(closing->is_over());
    CHECK(closing->heard.find("Connection: close") != std::string::npos);
    const auto old = it.call("GET / HTTP/1.0\r\n\r\n");
    CHECK(old->is_over());
    CHECK(old->heard.starts_with("HTTP/1.0 200 OK\r\n"));
    CHECK(it.requests.size() == 2);
}

TEST_CASE("a client that waits for leave to send its body gets it") {
    server_bench it;
    const auto line = it.call("POST / HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n");
    CHECK(line->heard == "HTTP/1.1 100 Continue\r\n\r\n");
    it.say_more(line, "ab");
    CHECK(it.requests.at(0).body == "ab");
}

TEST_CASE("what is no request, or names no host or two, is answered 400 and hung up on") {
    server_bench it;
    for (const auto* words : {"GET / HTTP/1.1\r\n\r\n", "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
             "nonsense\r\n\r\n", "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03 TLS it is",
             "GET / HTTP/1.1\r\nHost: a\r\nBad Name: b\r\n\r\n",
             "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
             "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
             "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n"}) {
        const auto line = it.call(words);
        CHECK_MESSAGE(line->heard.starts_with("HTTP/1.1 400 Bad Request\r\n"), words);
        it.clock.forward(1s);
        CHECK(line->is_over());
    }
    CHECK(it.requests.empty());
    CHECK(it.troubles.empty());
}

TEST_CASE("an answer that fails is 500 to the client and told to the operator; the connection goes on") {
    server_bench it;
    it.throws = true;
    const auto line = it.call(get("/a?secret=1"));
    CHECK(line->heard.starts_with("HTTP/1.1 500 Internal Server Error\r\n"));
    CHECK(line->heard.find("hammer") == std::string::npos);
    CHECK(it.troubles == std::vector<std::string>{"GET /a"});
    it.throws = false;
    it.say_more(line, get("/b"));
    CHECK(line->heard.ends_with("hello"));
}

TEST_CASE("an answer with a header that would break it is 500") {
    server_bench it;
    it.answer = {200, {{"Location", "/x\r\nSet-Cookie: evil"}}, ""};
    const auto heard = it.answer_to(get("/"));
    CHECK(heard.starts_with("HTTP/1.1 500"));
    CHECK(heard.find("evil") == std::string::npos);
}

TEST_CASE("stop hangs up the idle, lets an answer under way leave as the last, and then ends") {
    server_bench it;
    const auto idle = it.call(get("/idle"));
    const auto silent = it.call("");
    it.thinks_for = 2s;
    const auto busy = it.call(get("/busy"));
    CHECK(it.server.connections() == 3);
    const auto end = play(it.io, it.server.stop(5s));
    it.clock.settle();
    CHECK(idle->is_over());
    CHECK(silent->is_over());
    CHECK_FALSE(busy->is_over());
    CHECK(end->text() == "running");
    it.clock.forward(2s);
    CHECK(busy->heard.ends_with("hello"));
    CHECK(busy->heard.find("Connection: close") != std::string::npos);
    CHECK(busy->is_over());
    CHECK(end->text() == "well");
}

TEST_CASE("stop waits no longer than its limit, then it hangs up") {
    server_bench it;
    it.thinks_for = 1h;
    const auto busy = it.call(get("/busy"));
    const auto end = play(it.io, it.server.stop(5s));
    it.clock.forward(4'999ms);
    CHECK(end->text() == "running");
    it.clock.forward(1ms);
    CHECK(end->text() == "well");
    CHECK(busy->listening->ended);
    CHECK(busy->heard.empty());
}

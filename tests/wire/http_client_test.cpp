// The client against a server that speaks by hand: what it asks, what it makes of answers, which connections it keeps.
#include "wire/http_client.hpp"

#include "wire/client_bench.hpp"

#include <doctest/doctest.h>

using namespace tests;
using namespace std::chrono_literals;
using bot::wire::http_failure;
using bot::wire::http_request;

namespace {

constexpr auto fine = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

}  // namespace

TEST_CASE("a request has what a server needs, and its answer comes back as a value") {
    client_bench it({"HTTP/1.1 201 Created\r\nX-Id: 7\r\nContent-Length: 4\r\n\r\nmade"});
    const auto one =
        it.ask({"POST", "chat.postMessage?x=1", {{"Authorization", "Bearer x"}, {"Connection", "evil"}}, "{}", false});
    it.clock.settle();
    REQUIRE(one->answer);
    CHECK(one->answer->status == 201);
    CHECK(one->answer->headers["x-id"] == "7");
    CHECK(one->answer->body == "made");
    CHECK(it.requests.at(0) ==
          "POST /api/chat.postMessage?x=1 HTTP/1.1\r\nAuthorization: Bearer x\r\n"
          "Host: slack.test\r\nUser-Agent: chaosday\r\nContent-Length: 2\r\n\r\n{}");
}

TEST_CASE("a connection is kept and used again") {
    client_bench it({fine, fine, fine});
    for (int n = 0; n < 3; ++n) {
        const auto one = it.ask({"POST", "/a", {}, "x", false});
        it.clock.settle();
        CHECK(one->text() == "200 ok");
    }
    CHECK(it.caller.dialled.size() == 1);
}

TEST_CASE("a server may send its answer one byte at a time, and may be slow within the limit") {
    client_bench it({fine});
    it.caller.faults_of_next.bytes_at_once = 1;
    const auto one = it.ask({"GET", "/a", {}, "", false});
    it.clock.settle();
    CHECK(one->text() == "200 ok");
}

TEST_CASE("an answer that drips is given up in time, whatever of it has come") {
    client_bench it({"HTTP/1.1 200 OK\r\nContent-Length: 30\r\n\r\n" + std::string(30, 'x'), fine});
    it.between_bytes = 200ms;  // the header takes 8 s, the body would take 6
    const auto one = it.ask({"POST", "/a", {}, "x", false});
    it.clock.forward(9'900ms);
    CHECK_FALSE(one->ending->ended);
    it.clock.forward(100ms);
    REQUIRE(one->failure());
    CHECK(one->failure()->is == http_failure::kind::timeout);
    CHECK(one->failure()->may_have_happened);
    it.between_bytes = 0ms;
    const auto next = it.ask({"POST", "/a", {}, "x", false});
    it.clock.settle();
    CHECK(next->text() == "200 ok");
}

TEST_CASE("the kinds of answers: chunked, until the end of the line, without a body, announced before") {
    client_bench it({"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n1\r\nc\r\n0\r\n\r\n",
        "HTTP/1.1 204 No Content\r\n\r\n",
        "HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nd",
        "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nto the end"});
    it.hangs_up_after = 4;
    std::vector<std::string> heard;
    for (int n = 0; n < 4; ++n) {
        const auto one = it.ask({"GET", "/a", {}, "", false});
        it.clock.settle();
        heard.push_back(one->text());
    }
    CHECK(heard == std::vector<std::string>{"200 abc", "204 ", "200 d", "200 to the end"});
    CHECK(it.caller.dialled.size() == 1);
}

TEST_CASE("an answer to HEAD has a length and no body") {
    client_bench it({"HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n", fine});
    const auto head = it.ask({"HEAD", "/a", {}, "", false});
    it.clock.settle();
    CHECK(head->text() == "200 ");
    const auto next = it.ask({"GET", "/a", {}, "", false});
    it.clock.settle();
    CHECK(next->text() == "200 ok");
    CHECK(it.caller.dialled.size() == 1);
}

TEST_CASE("a connection that the server wants to close is not used again") {
    client_bench it({"HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 0\r\n\r\n", fine});
    it.ask({"GET", "/a", {}, "", false});
    it.clock.settle();
    const auto next = it.ask({"GET", "/a", {}, "", false});
    it.clock.settle();
    CHECK(next->text() == "200 ok");
    CHECK(it.caller.dialled.size() == 2);
}

TEST_CASE("a kept connection that was closed, or spoke out of turn, or is old, is not used again") {
    SUBCASE("closed") {
        client_bench it({fine, fine});
        it.hangs_up_after = 1;
        it.ask({"POST", "/a", {}, "x", false});
        it.clock.settle();
        const auto next = it.ask({"POST", "/a", {}, "x", false});
        it.clock.settle();
        CHECK(next->text() == "200 ok");
        CHECK(it.caller.dialled.size() == 2);
    }
    SUBCASE("spoke out of turn") {
        client_bench it({std::string(fine) + "HTTP/1.1 408 Request Timeout\r\n\r\n", fine});
        it.ask({"POST", "/a", {}, "x", false});
        it.clock.settle();
        const auto next = it.ask({"POST", "/a", {}, "x", false});
        it.clock.settle();
        CHECK(next->text() == "200 ok");
        CHECK(it.caller.dialled.size() == 2);
    }
    SUBCASE("old") {
        client_bench it({fine, fine});
        it.ask({"POST", "/a", {}, "x", false});
        it.clock.forward(25s);
        it.ask({"POST", "/a", {}, "x", false});
        it.clock.settle();
        CHECK(it.caller.dialled.size() == 2);
    }
}

TEST_CASE("a POST whose answer never came is not sent again, and may have happened") {
    client_bench it({fine, ""});
    it.ask({"POST", "/a", {}, "x", false});
    it.clock.settle();
    const auto lost = it.ask({"POST", "/a", {}, "x", false});
    it.clock.settle();
    REQUIRE(lost->failure());
    CHECK(lost->failure()->is == http_failure::kind::unknown);
    CHECK(lost->failure()->may_have_happened);
    CHECK(it.requests.size() == 2);
}

TEST_CASE("what is safe to repeat is tried once more, and only once") {
    SUBCASE("a GET") {
        client_bench it({"", fine});
        const auto one = it.ask({"GET", "/a", {}, "", false});
        it.clock.settle();
        CHECK(one->text() == "200 ok");
    }
    SUBCASE("a POST that says so") {
        client_bench it({"", fine});
        const auto one = it.ask({"POST", "/a", {}, "x", true});
        it.clock.settle();
        CHECK(one->text() == "200 ok");
    }
    SUBCASE("once") {
        client_bench it({"", "", fine});
        const auto one = it.ask({"GET", "/a", {}, "", false});
        it.clock.settle();
        REQUIRE(one->failure());
        CHECK(it.requests.size() == 2);
    }
    SUBCASE("and when the second call fails it may have happened all the same") {
        client_bench it({""});
        it.fails_after = 1;
        const auto one = it.ask({"POST", "/a", {}, "x", true});
        it.clock.settle();
        REQUIRE(one->failure());
        CHECK(one->failure()->is == http_failure::kind::unknown);
    }
}

TEST_CASE("nobody there: surely not sent") {
    client_bench it({});
    it.caller.fails = true;
    const auto one = it.ask({"POST", "/a", {}, "x", false});
    it.clock.settle();
    REQUIRE(one->failure());
    CHECK(one->failure()->is == http_failure::kind::not_sent);
    CHECK_FALSE(one->failure()->may_have_happened);
}

TEST_CASE("no answer in time: it may have happened if it was sent") {
    client_bench it({"HTTP/1.1 200"});
    it.hangs_up_after = 99;
    it.keeps_silent = true;
    const auto one = it.ask({"POST", "/a", {}, "x", false});
    it.clock.forward(9'999ms);
    CHECK_FALSE(one->ending->ended);
    it.clock.forward(1ms);
    REQUIRE(one->failure());
    CHECK(one->failure()->is == http_failure::kind::timeout);
    CHECK(one->failure()->may_have_happened);

    client_bench stuck({});
    stuck.caller.faults_of_next.is_stuck = true;
    const auto other = stuck.ask({"POST", "/a", {}, "x", false});
    stuck.clock.forward(10s);
    REQUIRE(other->failure());
    CHECK(other->failure()->is == http_failure::kind::timeout);
    CHECK_FALSE(other->failure()->may_have_happened);
}

TEST_CASE("an answer that is too long, broken, or cut short is an error and no answer") {
    const std::string ok = "HTTP/1.1 200 OK\r\n";
    for (const std::string& answer :
        {ok + "X: " + std::string(1'000'000, 'x') + "\r\n\r\n", std::string("SSH-2.0-OpenSSH\r\n\r\n"),
            ok + "Content-Length: 5\r\n\r\nok", ok + "Content-Length: 1\r\nContent-Length: 2\r\n\r\nx"}) {
        client_bench it({answer});
        it.hangs_up_after = 1;
        const auto one = it.ask({"POST", "/a", {}, "x", false});
        it.clock.settle();
        REQUIRE(one->failure());
        CHECK(one->failure()->is == http_failure::kind::unknown);
    }
    const std::string nine_million(9'000'000, 'x');
    for (const std::string& answer : {ok + "Content-Length: 9000000\r\n\r\n",
             ok + "Transfer-Encoding: chunked\r\n\r\n895440\r\n" + nine_million + "\r\n0\r\n\r\n",
             ok + "\r\n" + nine_million}) {
        client_bench full({answer});
        full.hangs_up_after = 1;
        const auto too_much = full.ask({"POST", "/a", {}, "x", false});
        full.clock.settle();
        REQUIRE(too_much->failure());
        CHECK(too_much->failure()->is == http_failure::kind::too_long);
        CHECK(too_much->failure()->may_have_happened);
    }
    client_bench cut({"HTTP/1.1 200 OK\r\n\r\nhalf of i"});
    cut.hangs_up_after = 1;
    cut.caller.faults_of_next.cut_short = true;
    const auto one = cut.ask({"POST", "/a", {}, "x", false});
    cut.clock.settle();
    CHECK(one->failure());
}

TEST_CASE("a server that goes away after any byte of its answer has given none, and the next request is answered") {
    const std::string chunked = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n";
    for (const std::string& whole : {std::string(fine), chunked})
        for (std::size_t said = 1; said < whole.size(); ++said) {
            client_bench it({whole.substr(0, said), fine});
            it.hangs_up_after = 1;
            const auto one = it.ask({"POST", "/a", {}, "x", false});
            it.clock.settle();
            REQUIRE_MESSAGE(one->failure(), said);
            CHECK(one->failure()->is == http_failure::kind::unknown);
            it.hangs_up_after = -1;
            const auto next = it.ask({"POST", "/a", {}, "x", false});
            it.clock.settle();
            CHECK(next->text() == "200 ok");
        }
}

TEST_CASE("a header or a target that would break the request is not sent") {
    client_bench it({fine});
    const auto header = it.ask({"GET", "/a", {{"X", "a\r\nEvil: yes"}}, "", false});
    const auto target = it.ask({"GET", "/a HTTP/1.1\r\nEvil: yes", {}, "", false});
    it.clock.settle();
    REQUIRE(header->failure());
    REQUIRE(target->failure());
    CHECK(header->failure()->is == http_failure::kind::not_sent);
    CHECK(it.caller.dialled.empty());
}

TEST_CASE("requests wait their turn when all connections are busy; who gives up leaves the row") {
    client_bench it({fine, fine, fine, fine}, {.connections = 1});
    it.is_held = true;
    const auto first = it.ask({"GET", "/1", {}, "", false}), second = it.ask({"GET", "/2", {}, "", false}),
               third = it.ask({"GET", "/3", {}, "", false});
    it.clock.settle();
    CHECK(it.requests.size() == 1);
    second->ending->stop.emit(net::cancellation_type::terminal);
    it.clock.settle();
    CHECK(second->ending->ended);
    it.release();
    CHECK(first->text() == "200 ok");
    CHECK(third->text() == "200 ok");
    CHECK(it.requests.size() == 2);
    CHECK(it.caller.dialled.size() == 1);
    const auto later = it.ask({"GET", "/4", {}, "", false});
    it.clock.settle();
    CHECK(later->text() == "200 ok");
}

TEST_CASE("to wait one's turn for too long is a time-out of what was surely not sent") {
    client_bench it({}, {.timeout = 3s, .connections = 1});
    it.is_held = true;
    const auto first = it.ask({"POST", "/1", {}, "x", false});
    it.clock.forward(1s);
    const auto second = it.ask({"POST", "/2", {}, "x", false});
    it.is_held = true;
    it.clock.forward(1s);
    second->ending->stop.emit(net::cancellation_type::terminal);
    const auto third = it.ask({"POST", "/3", {}, "x", false});
    it.clock.forward(1s);
    REQUIRE(first->failure());
    CHECK(first->failure()->may_have_happened);
    it.clock.forward(2s);
    REQUIRE(third->failure());
    CHECK(third->failure()->is == http_failure::kind::timeout);
}

TEST_CASE("several connections serve several requests at once") {
    client_bench it({fine, fine, fine, fine});
    it.is_held = true;
    std::vector<std::shared_ptr<client_bench::asked>> all;
    for (int n = 0; n < 6; ++n) all.push_back(it.ask({"GET", "/a", {}, "", false}));
    it.clock.settle();
    CHECK(it.caller.dialled.size() == 4);
    CHECK(it.requests.size() == 4);
}

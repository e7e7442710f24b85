// What strangers may make the server hold, and for how long.
#include "wire/server_bench.hpp"

#include <doctest/doctest.h>

using namespace tests;
using namespace std::chrono_literals;

TEST_CASE("a header over the limit is answered 431") {
    server_bench it;
    CHECK(it.answer_to(get("/", "X: " + std::string(15'000, 'x') + "\r\n")).starts_with("HTTP/1.1 200"));
    CHECK(it.answer_to(get("/", "X: " + std::string(17'000, 'x') + "\r\n")).starts_with("HTTP/1.1 431"));
    CHECK(it.answer_to("GET /" + std::string(1'000'000, 'x')).starts_with("HTTP/1.1 431"));
    CHECK(it.requests.size() == 1);
}

TEST_CASE("a body over the limit is answered 413, whether its length was said or not") {
    server_bench it({.body_max = 1'000});
    const std::string head = "POST / HTTP/1.1\r\nHost: x\r\n";
    CHECK(it.answer_to(head + "Content-Length: 1000\r\n\r\n" + std::string(1'000, 'x')).starts_with("HTTP/1.1 200"));
    CHECK(it.answer_to(head + "Content-Length: 1001\r\n\r\n").starts_with("HTTP/1.1 413"));
    const auto line =
        it.call(head + "Transfer-Encoding: chunked\r\n\r\n3e9\r\n" + std::string(1'001, 'x') + "\r\n0\r\n\r\n");
    CHECK(line->heard.starts_with("HTTP/1.1 413"));
    it.clock.forward(1s);
    CHECK(line->is_over());
    CHECK(it.requests.size() == 1);
}

TEST_CASE("a header that does not come to its end is cut off after ten seconds, however it drips") {
    server_bench it;
    const auto line = it.call("GET / HT");
    for (int n = 0; n < 9; ++n) {
        it.clock.forward(1s);
        it.say_more(line, "T");
    }
    CHECK_FALSE(line->is_over());
    it.clock.forward(1s);
    CHECK(line->is_over());
    CHECK(line->heard.empty());
}

TEST_CASE("a body that does not come to its end is cut off after ten seconds") {
    server_bench it;
    const auto line = it.call("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n");
    for (int n = 0; n < 9; ++n) {
        it.clock.forward(1s);
        it.say_more(line, "x");
    }
    CHECK_FALSE(line->is_over());
    it.clock.forward(1s);
    CHECK(line->is_over());
    CHECK(it.requests.empty());
}

TEST_CASE("who connects and says nothing is cut off after ten seconds, between requests after thirty") {
    server_bench it;
    const auto silent = it.call("");
    const auto idle = it.call(get("/"));
    it.clock.forward(10s);
    CHECK(silent->is_over());
    it.clock.forward(19'999ms);
    CHECK_FALSE(idle->is_over());
    it.clock.forward(1ms);
    CHECK(idle->is_over());
}

TEST_CASE("who does not read the answer is cut off") {
    server_bench it;
    const auto line = it.call("");
    line->faults->is_stuck = false;
    it.answer.body = std::string(1'000, 'x');
    it.thinks_for = 1s;
    it.say_more(line, get("/"));
    line->faults->is_stuck = true;
    it.clock.forward(30s);
    CHECK_FALSE(line->is_over());
    it.clock.forward(1s);
    CHECK(line->is_over());
}

TEST_CASE("who goes away after any byte of a request leaves nothing behind, and half a request is none") {
    server_bench it;
    for (const std::string whole : {"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nabcde",
             "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n0\r\n\r\n"})
        for (std::size_t said = 0; said < whole.size(); ++said) {
            const auto line = it.call(whole.substr(0, said));
            line->ours.close();
            it.clock.settle();
            CHECK_MESSAGE(line->is_over(), said);
        }
    CHECK(it.server.connections() == 0);
    CHECK(it.requests.empty());
    CHECK(it.troubles.empty());
}

TEST_CASE("whatever operation of the wire fails, the connection ends") {
    int fault = 0;
    for (bool met = true; met && fault < 100; ++fault) {
        server_bench it;
        const auto line = it.call("");
        line->faults->operations_until_fault = fault;
        const auto before = line->faults->operations;
        it.say_more(line, get("/1"));
        it.say_more(line, "POST /2 HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nConnection: close\r\n\r\nab");
        it.clock.forward(1min);
        CHECK_MESSAGE(line->is_over(), "the connection hangs when operation " << fault << " fails");
        met = line->faults->operations - before > fault;
    }
    CHECK(fault > 4);
    CHECK(fault < 100);
}

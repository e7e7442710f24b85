// Our client against a server that writes its frames by hand: what the protocol allows, and what it does not.
#include "clock/virtual_clock.hpp"
#include "play.hpp"
#include "wire/memory_pipe.hpp"
#include "wire/raw_talk.hpp"
#include "wire/websocket.hpp"

#include <doctest/doctest.h>
#include <functional>
#include <vector>

using namespace tests;
using namespace std::chrono_literals;
using boost::system::system_error;
using bot::wire::websocket;

namespace {

struct bench {
    net::io_context io{1};
    virtual_clock clock{io};
    memory_wire line = make_wire(io.get_executor());
    std::vector<std::string> heard;
    std::string request;
    std::shared_ptr<outcome> ours, theirs;
    using script = std::function<net::awaitable<void>(transport&)>;

    void run(script what_the_server_does) {
        theirs = play(io, serve(std::move(what_the_server_does)));
        ours = play(io, converse());
        clock.settle();
    }

private:
    net::awaitable<void> serve(script then) {
        request = co_await hear(line.there, "\r\n\r\n");
        auto rest = then(line.there);
        co_await std::move(rest);
    }
    net::awaitable<void> converse() {
        const bot::wire::header_list headers{{"User-Agent", "chaosday"}, {"X-Test", "yes"}};
        auto it = co_await websocket::call(clock, std::move(line.here), "slack.test:8443", "/link?a=b", headers, {});
        for (auto one = co_await it.read(); one; one = co_await it.read()) heard.push_back(one->bytes);
    }
};

net::awaitable<void> switch_and_say(bench& it, transport& to, std::string frames) {
    co_await say(to, switching(it.request) + frames);
}

}  // namespace

TEST_CASE("the request for the upgrade has what servers ask for") {
    bench it;
    it.run([&](transport& to) { return switch_and_say(it, to, server_frame(opcode::close, "\x03\xe8")); });
    CHECK(it.request.starts_with("GET /link?a=b HTTP/1.1\r\n"));
    CHECK(field_of(it.request, "Host") == "slack.test:8443");
    CHECK(field_of(it.request, "Upgrade") == "websocket");
    CHECK(field_of(it.request, "Sec-WebSocket-Version") == "13");
    CHECK(field_of(it.request, "User-Agent") == "chaosday");
    CHECK(field_of(it.request, "X-Test") == "yes");
    CHECK(field_of(it.request, "Sec-WebSocket-Extensions").empty());
    CHECK(it.ours->text() == "well");
}

TEST_CASE("frames that come with the 101, and several in one read, are all heard") {
    bench it;
    const auto frames = server_frame(opcode::text, "one") + server_frame(opcode::text, "") +
                        server_frame(opcode::text, std::string(2'000, 'x')) + server_frame(opcode::close, "\x03\xe8");
    it.run([&](transport& to) { return switch_and_say(it, to, frames); });
    CHECK(it.heard == std::vector<std::string>{"one", "", std::string(2'000, 'x')});
    CHECK(it.ours->text() == "well");
}

TEST_CASE("a message in pieces with a ping between them is one message, and the ping is answered") {
    bench it;
    heard_frame answer;
    it.run([&](transport& to) -> net::awaitable<void> {
        const auto frames = server_frame(opcode::text, "in ", false) + server_frame(opcode::ping, "Ping from x") +
                            server_frame(opcode::more, "three ", false) + server_frame(opcode::more, "pieces");
        co_await switch_and_say(it, to, frames);
        answer = co_await hear_frame(to);
        co_await say(to, server_frame(opcode::close, "\x03\xe8"));
    });
    CHECK(answer.is == opcode::pong);
    CHECK(answer.is_masked);
    CHECK(answer.payload == "Ping from x");
    CHECK(it.heard == std::vector<std::string>{"in three pieces"});
    CHECK(it.theirs->text() == "well");
}

TEST_CASE("a peer that says close and keeps the line open is answered, and the reader ends") {
    bench it;
    heard_frame answer;
    it.run([&](transport& to) -> net::awaitable<void> {
        co_await switch_and_say(it, to, server_frame(opcode::close, "\x03\xe9 going"));
        answer = co_await hear_frame(to);
    });
    CHECK(it.ours->text() == "well");
    CHECK(answer.is == opcode::close);
    CHECK(answer.payload.substr(0, 2) == "\x03\xe9");
}

TEST_CASE("a line that ends without a close is lost, after whichever byte: what was whole is heard, and no more") {
    const auto first = server_frame(opcode::text, "one"), ping = server_frame(opcode::ping, "Ping from x"),
               last = server_frame(opcode::text, std::string(200, 'x'));
    const auto all = first + last + ping;
    for (std::size_t said = 0; said <= all.size(); ++said) {
        bench it;
        it.run([&](transport& to) -> net::awaitable<void> {
            co_await switch_and_say(it, to, all.substr(0, said));
            to.close();
        });
        CHECK_MESSAGE(it.ours->as<system_error>() != nullptr, said);
        CHECK(it.heard.size() == std::size_t(said >= first.size()) + (said >= first.size() + last.size()));
    }
}

TEST_CASE("a server that goes away after any byte of its 101 has made no conversation") {
    std::size_t said = 0, whole = 1;
    for (; said < whole; ++said) {
        bench it;
        it.run([&](transport& to) -> net::awaitable<void> {
            const auto answer = switching(it.request);
            whole = answer.size();
            co_await say(to, answer.substr(0, said));
            to.close();
        });
        CHECK_MESSAGE(it.ours->text() != "well", said);
        CHECK(it.heard.empty());
    }
    CHECK(said > 100);
}

TEST_CASE("what breaks the protocol ends the conversation as an error") {
    for (const auto& frame : {std::string("\xc1\x01x", 3),    // a reserved bit
             std::string("\x83\x01x", 3),                     // a reserved kind
             std::string("\x81\x81\x01\x02\x03\x04x", 7),     // a server does not mask
             server_frame(opcode::more, "of nothing"),        // goes on with what never began
             server_frame(opcode::text, "\xff\xfe"),          // no UTF-8
             server_frame(opcode::ping, "in pieces", false),  // control frames are whole
             server_frame(opcode::ping, std::string(126, 'x')), server_frame(opcode::close, "\x03")}) {
        bench it;
        it.run([&](transport& to) { return switch_and_say(it, to, frame); });
        CHECK_MESSAGE(it.ours->as<system_error>() != nullptr, it.ours->text());
    }
}

TEST_CASE("a 101 that does not prove that the server read our key is refused") {
    for (const auto* proof : {"Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n", ""}) {
        bench it;
        it.run([&](transport& to) {
            return say(
                to, std::string("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n") +
                        proof + "\r\n");
        });
        CHECK(it.ours->as<system_error>() != nullptr);
    }
}

TEST_CASE("another answer than 101 is told with its status, headers and body") {
    bench it;
    it.run([&](transport& to) {
        return say(to, "HTTP/1.1 429 Too Many Requests\r\nRetry-After: 7\r\nContent-Length: 4\r\n\r\nslow");
    });
    const auto* refused = it.ours->as<bot::wire::upgrade_refused>();
    REQUIRE(refused != nullptr);
    CHECK(refused->answer.status == 429);
    CHECK(refused->answer.headers["retry-after"] == "7");
    CHECK(refused->answer.body == "slow");
}

TEST_CASE("an answer that ends with the line is told too, and what is no HTTP is an error") {
    bench it;
    it.run([&](transport& to) -> net::awaitable<void> {
        co_await say(to, "HTTP/1.1 502 Bad Gateway\r\n\r\nproxy");
        to.close();
    });
    REQUIRE(it.ours->as<bot::wire::upgrade_refused>() != nullptr);
    CHECK(it.ours->as<bot::wire::upgrade_refused>()->answer.status == 502);
    bench other;
    other.run([&](transport& to) { return say(to, "220 mail.test ESMTP\r\n\r\n"); });
    CHECK(other.ours->as<system_error>() != nullptr);
}

TEST_CASE("a server that does not answer the upgrade is given ten seconds") {
    bench it;
    it.run([&](transport& to) { return say(to, "HTTP/1.1 101 Switch"); });
    it.clock.forward(9'999ms);
    CHECK(it.ours->text() == "running");
    it.clock.forward(1ms);
    REQUIRE(it.ours->as<system_error>() != nullptr);
    CHECK(it.ours->as<system_error>()->code() == net::error::timed_out);
}

TEST_CASE("a header that would break the request is not sent") {
    bench it;
    const auto call = [&]() -> net::awaitable<void> {
        const bot::wire::header_list bad{{"X", "a\r\nEvil: yes"}};
        co_await websocket::call(it.clock, std::move(it.line.here), "slack.test", "/", bad, {});
    };
    const auto end = play(it.io, call());
    it.clock.settle();
    CHECK(end->as<system_error>() != nullptr);
}

// Two of our own sides talk to each other: what a user of the class can rely on.
#include "wire/websocket.hpp"

#include "wire/talk.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <doctest/doctest.h>
#include <optional>

using namespace tests;
using namespace std::chrono_literals;
using bot::wire::frame;
using bot::wire::message;
using bot::wire::websocket;
namespace net = boost::asio;

TEST_CASE("texts and bytes go both ways, in their order") {
    talk it;
    it.connect();
    for (int n = 0; n < 100; ++n) CHECK(it.ours->send("to them " + std::to_string(n)));
    CHECK(it.theirs->send("h\xc3\xb6re"));
    CHECK(it.theirs->send_binary(std::string("\0\xff", 2)));
    it.clock.settle();
    REQUIRE(it.they_heard.size() == 100);
    CHECK(it.they_heard.at(99) == message{message::kind::text, "to them 99"});
    REQUIRE(it.we_heard.size() == 2);
    CHECK(it.we_heard.at(0).bytes == "h\xc3\xb6re");
    CHECK(it.we_heard.at(1) == message{message::kind::binary, std::string("\0\xff", 2)});
}

TEST_CASE("many small messages that come at once are heard in a few turns of the event loop") {
    talk it;
    it.connect();
    for (int n = 0; n < 100; ++n) REQUIRE(it.theirs->send(std::to_string(n)));
    int turns = 0;
    while (it.we_heard.size() < 100 && it.io.poll_one() > 0) ++turns;
    CHECK(it.we_heard.size() == 100);
    CHECK(turns < 30);
}

TEST_CASE("a wire that carries one byte at a time changes nothing") {
    talk it;
    it.line.faults->bytes_at_once = 1;
    it.connect();
    const std::string long_text(3'000, 'x');
    CHECK(it.ours->send(long_text));
    CHECK(it.theirs->send(long_text));
    it.clock.settle();
    REQUIRE(it.they_heard.size() == 1);
    CHECK(it.they_heard.at(0).bytes == long_text);
    REQUIRE(it.we_heard.size() == 1);
    CHECK(it.we_heard.at(0).bytes == long_text);
}

TEST_CASE("close: what was sent leaves first, both readers end, the other side reads why") {
    talk it;
    it.connect();
    for (int n = 0; n < 10; ++n) CHECK(it.ours->send("last words"));
    const auto end = play(it.io, it.ours->close(5s, {1001, "going away"}));
    it.clock.settle();
    CHECK(end->text() == "well");
    CHECK_FALSE(it.ours->is_open());
    CHECK(it.they_heard.size() == 10);
    CHECK(it.endings() == "well well well well");
    REQUIRE(it.theirs->closed_because());
    CHECK(it.theirs->closed_because()->code == 1001);
    CHECK(it.theirs->closed_because()->text == "going away");
    CHECK_FALSE(it.ours->send("too late"));
    CHECK_FALSE(it.theirs->send("too late"));
    CHECK(it.clock.now() == virtual_clock::some_morning);
}

TEST_CASE("close waits for a peer that does not read no longer than the limit") {
    talk it;
    it.connect();
    it.line.faults->is_stuck = true;
    CHECK(it.ours->send("this never leaves"));
    it.clock.settle();
    const auto end = play(it.io, it.ours->close(5s));
    it.clock.forward(4'999ms);
    CHECK(end->text() == "running");
    it.clock.forward(1ms);
    CHECK(end->text() == "well");
    CHECK(it.our_reading->ended);
    CHECK(it.our_pumping->ended);
}

TEST_CASE("both sides may close at once") {
    talk it;
    it.connect();
    const auto one = play(it.io, it.ours->close(5s)), other = play(it.io, it.theirs->close(5s));
    it.clock.settle();
    CHECK(one->text() == "well");
    CHECK(other->text() == "well");
    CHECK(it.endings() == "well well well well");
}

TEST_CASE("the peer's last words and its close may come in one piece at any turn of our own close") {
    for (int turns = 0; turns < 12; ++turns) {
        CAPTURE(turns);
        talk it;
        it.connect();
        const auto end = play(it.io, it.ours->close(5s));
        for (int n = 0; n < turns; ++n) it.io.poll_one();
        memory_wire::drip(it.line.back, std::string("\x81\x01z\x88\x02\x03\xe8", 7));
        it.clock.settle();
        it.clock.forward(5s);
        CHECK(end->text() == "well");
        CHECK(it.our_reading->ended);
        CHECK(it.our_pumping->text() == "well");
    }
}

TEST_CASE("a peer that closes while much waits is answered, also when that waits behind what is held") {
    for (int waiting = 0; waiting < 4; ++waiting) {
        CAPTURE(waiting);
        talk it;
        it.line.faults->bytes_at_once = 50;
        it.connect();
        CHECK(it.ours->send(std::string(3'000, 'a')));
        for (int n = 0; n < 10; ++n) it.io.poll_one();
        for (int n = 0; n < waiting; ++n) CHECK(it.ours->send("b"));
        memory_wire::drip(it.line.back, std::string("\x88\x02\x03\xe8", 4));
        it.clock.settle();
        REQUIRE_FALSE(it.they_saw.empty());
        CHECK(it.they_saw.back() == "close ");
        CHECK(it.their_reading->text() == "well");
    }
}

TEST_CASE("whoever reads may be somebody whom nobody can cancel") {
    net::io_context io{1};
    virtual_clock clock{io};
    memory_wire line = make_wire(io.get_executor());
    std::optional<std::optional<message>> heard;
    const auto listen = [&]() -> net::awaitable<void> {
        auto one = co_await websocket::call(clock, std::move(line.here), "slack.test", "/link", {}, {});
        heard.emplace(co_await one.read());
    };
    const auto hang_up = [&]() -> net::awaitable<void> {
        auto other = co_await websocket::answer(clock, std::move(line.there), {});
        co_await other.close(5s);
    };
    net::co_spawn(io, listen(), net::detached);
    const auto closing = play(io, hang_up());
    clock.settle();
    CHECK(closing->text() == "well");
    REQUIRE(heard);
    CHECK_FALSE(*heard);
}

TEST_CASE("a write that fails ends the conversation, and whoever pumps hears why") {
    talk it;
    it.connect();
    it.line.faults->operations_until_fault = 0;
    CHECK(it.ours->send("lost"));
    it.clock.settle();
    const auto* why = it.our_pumping->as<boost::system::system_error>();
    REQUIRE(why != nullptr);
    CHECK(std::string(why->what()).find("websocket write") != std::string::npos);
    CHECK(it.our_reading->ended);
    CHECK_FALSE(it.ours->send("too late"));
}

TEST_CASE("kill ends reader and pump at once, also when a write is stuck") {
    talk it;
    it.connect();
    it.line.faults->is_stuck = true;
    CHECK(it.ours->send("this never leaves"));
    it.clock.settle();
    CHECK(it.our_pumping->text() == "running");
    it.ours->kill();
    it.clock.settle();
    CHECK(it.our_pumping->text() == "well");
    CHECK(it.our_reading->text().find("hung up here") != std::string::npos);
    CHECK(it.their_reading->ended);
    CHECK_FALSE(it.ours->is_open());
}

TEST_CASE("to drop a websocket is to hang up") {
    talk it;
    it.connect();
    it.ours.reset();
    it.clock.settle();
    CHECK(it.our_reading->ended);
    CHECK(it.our_pumping->ended);
    CHECK(it.their_reading->ended);
}

TEST_CASE("a wire that breaks is a loss to the reader; the pump ends and nothing more is taken") {
    talk it;
    it.connect();
    it.line.there.close();
    it.theirs->kill();
    it.clock.settle();
    CHECK(it.our_reading->as<boost::system::system_error>() != nullptr);
    CHECK(it.our_pumping->ended);
    CHECK_FALSE(it.ours->send("too late"));
    CHECK(it.ours->queued() == 0);
}

TEST_CASE("a full queue says so, and takes again when there is room") {
    talk it;
    it.how.queue_max = 3;
    it.how.queue_bytes_max = 100;
    it.connect();
    CHECK_FALSE(it.ours->send(std::string(101, 'x')));
    CHECK(it.ours->send("under way, and not in the queue"));
    CHECK(it.ours->send("1"));
    CHECK(it.ours->send("2"));
    CHECK(it.ours->send(std::string(98, 'x')));
    CHECK_FALSE(it.ours->send("4"));
    CHECK(it.ours->queued() == 3);
    it.clock.settle();
    CHECK(it.they_heard.size() == 4);
    CHECK(it.ours->send("5"));
}

TEST_CASE("whoever watches sees every ping, pong, message and close; a ping passes what waits") {
    talk it;
    it.connect();
    CHECK(it.ours->send("under way"));
    CHECK(it.ours->send("text"));
    CHECK(it.ours->ping("are you there?"));
    CHECK_FALSE(it.ours->ping(std::string(126, 'x')));
    it.clock.settle();
    CHECK(it.they_saw == std::vector<std::string>{"message under way", "ping are you there?", "message text"});
    CHECK(it.we_saw == std::vector<std::string>{"pong are you there?"});
    play(it.io, it.theirs->close(1s, {4000, "bye"}));
    it.clock.settle();
    CHECK(it.we_saw.back() == "close bye");
}

TEST_CASE("time alone ends nothing: whether a peer is alive is for the caller to say") {
    talk it;
    it.connect();
    it.clock.forward(240h);
    CHECK(it.endings() == "running running running running");
    CHECK(it.ours->send("still here"));
    it.clock.settle();
    CHECK(it.they_heard.size() == 1);
}

TEST_CASE("a message over the limit ends the conversation, and the peer is told 1009") {
    talk it;
    it.how.message_max = 1'000;
    it.connect();
    CHECK(it.theirs->send(std::string(1'000, 'x')));
    CHECK(it.theirs->send(std::string(1'001, 'x')));
    it.clock.settle();
    CHECK(it.we_heard.size() == 1);
    CHECK(it.our_reading->as<boost::system::system_error>() != nullptr);
    REQUIRE(it.theirs->closed_because());
    CHECK(it.theirs->closed_because()->code == 1009);
}

TEST_CASE("a reader that is cancelled ends, and the conversation with it") {
    talk it;
    it.connect();
    it.our_reading->stop.emit(net::cancellation_type::terminal);
    it.clock.settle();
    CHECK(it.our_reading->ended);
    CHECK_FALSE(it.ours->is_open());
    CHECK(it.our_pumping->text() == "well");
}

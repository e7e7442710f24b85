#include "wire/transport.hpp"

#include "clock/virtual_clock.hpp"
#include "play.hpp"
#include "wire/memory_pipe.hpp"
#include "wire/raw_talk.hpp"

#include <doctest/doctest.h>
#include <functional>
#include <stdexcept>
#include <vector>

using namespace tests;
using namespace std::chrono_literals;

namespace {

struct bench {
    net::io_context io{1};
    virtual_clock clock{io};
    memory_wire line = make_wire(io.get_executor());
};

}  // namespace

TEST_CASE("what was put back is read first, in pieces as small as the reader's") {
    bench it;
    std::string heard;
    it.line.here.put_back("world ");
    it.line.here.put_back("hello ");
    CHECK_FALSE(it.line.here.is_idle());
    play(it.io, say(it.line.there, "again"));
    play(it.io, hear_bytes(it.line.here, 3), heard);
    it.clock.settle();
    CHECK(heard == "hel");
    play(it.io, hear(it.line.here, "again"), heard);
    it.clock.settle();
    CHECK(heard == "lo world again");
}

TEST_CASE("what is there is read at once, up to a bound, and handed out in order from memory") {
    bench it;
    it.line.here.read_ahead(10);
    play(it.io, say(it.line.there, "one two three four"));
    it.clock.settle();
    it.line.faults->operations = 0;
    std::string heard;
    play(it.io, hear_bytes(it.line.here, 4), heard);
    it.clock.settle();
    CHECK(heard == "one ");
    CHECK_FALSE(it.line.here.is_idle());
    play(it.io, hear_bytes(it.line.here, 4), heard);
    it.clock.settle();
    CHECK(heard == "two ");
    CHECK(it.line.faults->operations == 1);
    play(it.io, hear(it.line.here, "four"), heard);
    it.clock.settle();
    CHECK(heard == "three four");
    CHECK(it.line.here.is_idle());
}

TEST_CASE("what was put back is read before what was read ahead") {
    bench it;
    it.line.here.read_ahead(100);
    play(it.io, say(it.line.there, "one two"));
    std::string heard;
    play(it.io, hear_bytes(it.line.here, 4), heard);
    it.clock.settle();
    it.line.here.put_back("and ");
    play(it.io, hear(it.line.here, "two"), heard);
    it.clock.settle();
    CHECK(heard == "and two");
}

TEST_CASE("whoever asks for more than is read ahead is given it without a copy") {
    bench it;
    it.line.here.read_ahead(4);
    play(it.io, say(it.line.there, "eight by"));
    std::string heard;
    play(it.io, hear_bytes(it.line.here, 8), heard);
    it.clock.settle();
    CHECK(heard == "eight by");
    CHECK(it.line.here.is_idle());
}

TEST_CASE("reading ahead, the end of the stream comes behind its last byte, and a hang-up at once") {
    bench it;
    it.line.here.read_ahead(100);
    play(it.io, say(it.line.there, "last"));
    it.clock.settle();
    it.line.there.close();
    std::string heard;
    const auto read = [&]() -> net::awaitable<void> {
        for (char byte = 0;; heard += byte)
            co_await it.line.here.async_read_some(net::buffer(&byte, 1), net::use_awaitable);
    };
    const auto end = play(it.io, read());
    it.clock.settle();
    CHECK(heard == "last");
    REQUIRE(end->as<boost::system::system_error>() != nullptr);
    CHECK(end->as<boost::system::system_error>()->code() == net::error::eof);

    bench other;
    other.line.here.read_ahead(100);
    play(other.io, say(other.line.there, "never heard"));
    play(other.io, hear_bytes(other.line.here, 1), heard);
    other.clock.settle();
    other.line.here.close();
    play(other.io, hear_bytes(other.line.here, 1), heard);
    other.clock.settle();
    CHECK(heard.empty());
}

TEST_CASE("a read that waits for more outlives its transport") {
    bench it;
    bot::wire::error_code heard;
    char byte = 0;
    {
        auto gone = std::move(it.line.here);
        gone.read_ahead(100);
        gone.async_read_some(net::buffer(&byte, 1), [&](bot::wire::error_code error, std::size_t) { heard = error; });
    }
    it.clock.settle();
    CHECK(heard);
}

TEST_CASE("what ends in memory, and what follows from that, is told in one turn, but not within the call") {
    bench it;
    it.line.here.hold(true);
    int written = 0, turns = 0;
    const std::function<void()> write_on = [&] {
        const auto before = written;
        it.line.here.async_write_some(net::const_buffer("x", 1), [&](bot::wire::error_code, std::size_t) {
            if (++written < 100) write_on();
        });
        CHECK(written == before);
    };
    write_on();
    while (it.io.poll_one() == 1) ++turns;
    CHECK(written == 100);
    CHECK(turns == 1);
}

TEST_CASE("whoever throws where they are told takes nothing from those who come behind") {
    bench it;
    it.line.here.hold(true);
    it.line.here.put_back("x");
    char byte = 0;
    bool is_read = false;
    it.line.here.async_write_some(
        net::const_buffer("x", 1), [](bot::wire::error_code, std::size_t) { throw std::runtime_error("no"); });
    it.line.here.async_read_some(net::buffer(&byte, 1), [&](bot::wire::error_code, std::size_t) { is_read = true; });
    CHECK_THROWS(it.io.poll());
    it.io.poll();
    CHECK(is_read);
}

TEST_CASE("several buffers leave in one write") {
    bench it;
    const std::string head = "head ", empty, body = "body";
    const std::vector<net::const_buffer> parts{net::buffer(head), net::buffer(empty), net::buffer(body)};
    std::size_t sent = 0;
    const auto write = [&]() -> net::awaitable<void> {
        sent = co_await it.line.here.async_write_some(parts, net::use_awaitable);
    };
    play(it.io, write());
    it.clock.settle();
    CHECK(sent == 9);
    CHECK(it.line.faults->operations == 1);
}

TEST_CASE("what is held leaves with what is written next, in order, however little the wire takes at once") {
    for (const std::size_t at_once : {1'000'000UL, 3UL}) {
        bench it;
        it.line.faults->bytes_at_once = at_once;
        std::string heard;
        it.line.here.hold(true);
        play(it.io, say(it.line.here, "one "));
        it.clock.settle();
        play(it.io, say(it.line.here, "two "));
        it.clock.settle();
        CHECK(it.line.faults->operations == 0);
        it.line.here.hold(false);
        play(it.io, say(it.line.here, "three "));
        play(it.io, hear(it.line.there, "three "), heard);
        it.clock.settle();
        CHECK(heard == "one two three ");
        if (at_once > 3) CHECK(it.line.faults->operations == 2);  // a write and a read
        play(it.io, say(it.line.here, "four"));
        play(it.io, hear(it.line.there, "four"), heard);
        it.clock.settle();
        CHECK(heard == "four");
    }
}

TEST_CASE("no more than 64 KiB is held") {
    bench it;
    it.line.here.hold(true);
    for (int times = 0; times < 64; ++times) play(it.io, say(it.line.here, std::string(1 << 10, 'x')));
    it.clock.settle();
    CHECK(it.line.faults->operations == 0);
    play(it.io, say(it.line.here, "x"));
    it.clock.settle();
    CHECK(it.line.faults->operations == 1);
}

TEST_CASE("who hangs up while what was held is written hears so") {
    bench it;
    it.line.faults->bytes_at_once = 3;
    bot::wire::error_code heard;
    std::size_t written = 1;
    it.line.here.hold(true);
    play(it.io, say(it.line.here, "some of it"));
    it.clock.settle();
    it.line.here.hold(false);
    net::async_write(it.line.here, net::buffer("more"), [&](bot::wire::error_code error, std::size_t size) {
        heard = error;
        written = size;
    });
    it.line.faults->is_stuck = true;
    it.line.here.close();
    it.clock.settle();
    CHECK(heard);
    CHECK(written == 0);
}

TEST_CASE("a wire is idle while it is open and nothing came in") {
    bench it;
    CHECK(it.line.here.is_idle());
    play(it.io, say(it.line.there, "?"));
    it.clock.settle();
    CHECK_FALSE(it.line.here.is_idle());
    bench other;
    other.line.there.close();
    CHECK_FALSE(other.line.here.is_idle());
}

TEST_CASE("to read nothing and to write nothing ends at once") {
    bench it;
    const auto nothing = [&]() -> net::awaitable<void> {
        CHECK(co_await it.line.here.async_read_some(net::mutable_buffer(), net::use_awaitable) == 0);
        CHECK(co_await it.line.here.async_write_some(net::const_buffer(), net::use_awaitable) == 0);
    };
    const auto end = play(it.io, nothing());
    it.clock.settle();
    CHECK(end->text() == "well");
}

TEST_CASE("a read that is cancelled ends as aborted; one on a closed wire ends") {
    bench it;
    std::string heard;
    const auto read = [&]() -> net::awaitable<void> {
        char byte = 0;
        co_await it.line.here.async_read_some(net::buffer(&byte, 1), net::use_awaitable);
    };
    const auto end = play(it.io, read());
    it.clock.settle();
    end->stop.emit(net::cancellation_type::terminal);
    it.clock.settle();
    REQUIRE(end->as<boost::system::system_error>() != nullptr);
    CHECK(end->as<boost::system::system_error>()->code() == net::error::operation_aborted);
    it.line.here.close();
    const auto late = play(it.io, read());
    it.clock.settle();
    CHECK(late->ended);
    CHECK(late->why);
}

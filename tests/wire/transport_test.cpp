#include "wire/transport.hpp"

#include "clock/virtual_clock.hpp"
#include "play.hpp"
#include "wire/memory_pipe.hpp"
#include "wire/raw_talk.hpp"

#include <doctest/doctest.h>
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

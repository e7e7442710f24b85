// The clocks of the machine: only what can be said without waiting for them.
#include "clock/system_clock.hpp"

#include "clock/steady_clock.hpp"
#include "play.hpp"

#include <doctest/doctest.h>

using namespace std::chrono_literals;
namespace net = boost::asio;
using bot::clock::instant;

namespace {

/// A clock whose time a test sets while real time hardly passes.
struct set_clock final : bot::clock::clock {
    mutable int looked = 0;
    instant time{};
    net::any_io_executor executor;
    explicit set_clock(net::any_io_executor on) : executor(std::move(on)) {}
    instant now() const override {
        // The third look finds that somebody has set the clock.
        return ++looked < 3 ? time : time + 24h;
    }
    std::unique_ptr<bot::clock::alarm> make_alarm() override {
        return std::make_unique<bot::clock::timer_alarm>(*this, executor, 1ms);
    }
};

}  // namespace

TEST_CASE("the system's clock tells the wall's time and the steady one does not go back") {
    net::io_context io(1);
    bot::clock::system_clock wall(io.get_executor());
    const auto before = std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
    CHECK(wall.now() >= before);
    bot::clock::steady_clock steady(io.get_executor());
    const auto first = steady.now();
    CHECK(steady.now() >= first);
}

TEST_CASE("an alarm looks at its clock again and again, and so sees that it was set") {
    net::io_context io(1);
    set_clock clock(io.get_executor());
    const auto end = tests::play(io, bot::clock::sleep_until(clock, clock.time + 1h));
    io.run();
    CHECK(end->text() == "well");
    CHECK(clock.looked == 3);
}

TEST_CASE("what has passed is not waited for, what was rung neither") {
    net::io_context io(1);
    bot::clock::system_clock wall(io.get_executor());
    const auto past = tests::play(io, bot::clock::sleep_until(wall, instant::min()));
    const auto alarm = wall.make_alarm();
    const auto rung = tests::play(io, alarm->wait_until(instant::max()));
    io.poll();
    CHECK(past->text() == "well");
    CHECK(rung->text() == "running");
    alarm->ring();
    io.restart();
    io.poll();
    CHECK(rung->text() == "well");
}

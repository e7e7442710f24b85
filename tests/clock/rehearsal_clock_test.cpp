#include "clock/rehearsal_clock.hpp"

#include "clock/virtual_clock.hpp"
#include "play.hpp"

#include <doctest/doctest.h>
#include <limits>

using namespace std::chrono_literals;
namespace net = boost::asio;
using bot::clock::rehearsal_clock;

namespace {

constexpr auto start = tests::virtual_clock::some_morning + 24h;

struct bench {
    net::io_context io{1};
    tests::virtual_clock real{io};
    rehearsal_clock clock;
    int woken = 0;

    explicit bench(double speed = 60) : clock(real, start, speed) {}
    net::awaitable<void> sleep(std::chrono::milliseconds how_long) {
        co_await bot::clock::sleep_until(clock, start + how_long);
        ++woken;
        CHECK(clock.now() >= start + how_long);
    }
    void sleeper(std::chrono::milliseconds how_long) {
        tests::play(io, sleep(how_long));
        real.settle();
    }
};

}  // namespace

TEST_CASE("an hour passes in a minute") {
    bench it;
    it.sleeper(1h);
    it.real.forward(59'999ms);
    CHECK(it.woken == 0);
    it.real.forward(1ms);
    CHECK(it.woken == 1);
    CHECK(it.clock.now() == start + 1h);
}

TEST_CASE("while it is paused nothing happens") {
    bench it;
    it.sleeper(1h);
    it.real.forward(30s);
    it.clock.pause();
    it.real.forward(24h);
    CHECK(it.clock.now() == start + 30min);
    CHECK(it.woken == 0);
    it.clock.resume();
    it.clock.resume();
    it.real.forward(30s);
    CHECK(it.woken == 1);
}

TEST_CASE("a change of speed counts from now on, for those who wait as well") {
    bench it;
    it.sleeper(1h);
    it.real.forward(30s);
    it.clock.set_speed(1);
    it.real.forward(29min);
    CHECK(it.woken == 0);
    it.clock.set_speed(3600);
    it.real.forward(1s);
    CHECK(it.woken == 1);
    it.clock.set_speed(0);
    it.clock.set_speed(-1);
    it.clock.set_speed(std::numeric_limits<double>::quiet_NaN());
    CHECK(it.clock.speed() == 3600);
}

TEST_CASE("a jump wakes those who are due, at once, and never goes back") {
    bench it;
    it.sleeper(1h);
    it.sleeper(3h);
    CHECK(it.clock.next_alarm() == start + 1h);
    it.clock.jump_to(*it.clock.next_alarm());
    it.real.settle();
    CHECK(it.woken == 1);
    CHECK(it.clock.next_alarm() == start + 3h);
    it.clock.pause();
    it.clock.jump_to(start + 3h);
    it.real.settle();
    CHECK(it.woken == 2);
    CHECK_FALSE(it.clock.next_alarm());
    it.clock.jump_to(start);
    CHECK(it.clock.now() == start + 3h);
}

TEST_CASE("a slow clock still gets there, whatever rounding does") {
    bench it(0.3);
    for (int n = 1; n < 50; ++n) it.sleeper(n * 7ms);
    it.real.forward(2s);
    CHECK(it.woken == 49);
}

TEST_CASE("an alarm of a rehearsal can be rung, and one for never never comes") {
    bench it;
    const auto alarm = it.clock.make_alarm();
    const auto wait = [&]() -> net::awaitable<void> {
        co_await alarm->wait_until(bot::clock::instant::max());
        ++it.woken;
    };
    tests::play(it.io, wait());
    it.real.forward(240h);
    CHECK_FALSE(it.clock.next_alarm());
    CHECK(it.woken == 0);
    alarm->ring();
    it.real.settle();
    CHECK(it.woken == 1);
}

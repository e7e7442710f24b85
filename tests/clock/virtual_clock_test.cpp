#include "clock/virtual_clock.hpp"

#include "play.hpp"

#include <doctest/doctest.h>
#include <vector>

using namespace std::chrono_literals;
namespace net = boost::asio;

namespace {

struct bench {
    net::io_context io{1};
    tests::virtual_clock clock{io};
    std::vector<std::chrono::milliseconds> woke;

    net::awaitable<void> every(std::chrono::milliseconds step, int times) {
        for (int n = 0; n < times; ++n) {
            co_await bot::clock::sleep_for(clock, step);
            woke.push_back(clock.now() - tests::virtual_clock::some_morning);
        }
    }
};

}  // namespace

TEST_CASE("time moves from alarm to alarm") {
    bench it;
    tests::play(it.io, it.every(10s, 3));
    tests::play(it.io, it.every(15s, 1));
    it.clock.settle();
    CHECK(it.woke.empty());
    CHECK(it.clock.next_alarm() == it.clock.now() + 10s);
    it.clock.forward(20s);
    CHECK(it.woke == std::vector<std::chrono::milliseconds>{10s, 15s, 20s});
    it.clock.forward(1h);
    CHECK(it.woke.back() == 30s);
    CHECK(it.clock.now() == tests::virtual_clock::some_morning + 1h + 20s);
    CHECK_FALSE(it.clock.next_alarm());
}

TEST_CASE("a clock that is set wakes everybody who is due, once") {
    bench it;
    tests::play(it.io, it.every(10s, 2));
    it.clock.set_to(it.clock.now() + 24h);
    CHECK(it.woke == std::vector<std::chrono::milliseconds>{24h});
}

TEST_CASE("an alarm that is rung returns early, and one that rang before is remembered once") {
    bench it;
    const auto alarm = it.clock.make_alarm();
    const auto wait = [&]() -> net::awaitable<void> {
        co_await alarm->wait_until(it.clock.now() + 1h);
        it.woke.push_back(it.clock.now() - tests::virtual_clock::some_morning);
    };
    alarm->ring();
    alarm->ring();
    tests::play(it.io, wait());
    it.clock.settle();
    CHECK(it.woke.size() == 1);
    tests::play(it.io, wait());
    it.clock.forward(1min);
    CHECK(it.woke.size() == 1);
    alarm->ring();
    it.clock.settle();
    CHECK(it.woke.size() == 2);
}

TEST_CASE("a cancelled wait ends as aborted and leaves no alarm behind") {
    bench it;
    const auto end = tests::play(it.io, it.every(10s, 1));
    it.clock.settle();
    end->stop.emit(net::cancellation_type::terminal);
    it.clock.settle();
    CHECK(end->text().find("canceled") != std::string::npos);
    CHECK_FALSE(it.clock.next_alarm());
}

TEST_CASE("an alarm, and the clock, may go before a coroutine that still waits is dropped") {
    net::io_context io(1);
    tests::virtual_clock clock(io);
    auto alarm = clock.make_alarm();
    const auto end = tests::play(io, alarm->wait_until(clock.now() + 1h));
    clock.settle();
    alarm.reset();
    CHECK_FALSE(clock.next_alarm());
    CHECK_FALSE(end->ended);
}

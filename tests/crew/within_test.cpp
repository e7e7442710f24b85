#include "crew/within.hpp"

#include "clock/virtual_clock.hpp"
#include "play.hpp"

#include <boost/asio/as_tuple.hpp>
#include <doctest/doctest.h>
#include <stdexcept>

using namespace std::chrono_literals;
namespace net = boost::asio;
using boost::system::system_error;
using bot::crew::within;

namespace {

struct no_default {
    explicit no_default(int what) : value(what) {}
    int value;
};

struct bench {
    net::io_context io{1};
    tests::virtual_clock clock{io};
    bool cleaned_up = false;

    net::awaitable<no_default> answer_after(std::chrono::milliseconds how_long) {
        struct mark {
            ~mark() { done = true; }
            bool& done;
        } const cleaning{cleaned_up};
        co_await bot::clock::sleep_for(clock, how_long);
        co_return no_default(42);
    }
    net::awaitable<void> asked(std::chrono::milliseconds limit, std::chrono::milliseconds how_long, int& answer) {
        auto answering = answer_after(how_long);
        answer = (co_await within(clock, limit, std::move(answering))).value;
    }
};

}  // namespace

TEST_CASE("what ends in time gives its value") {
    bench it;
    int answer = 0;
    const auto end = tests::play(it.io, it.asked(5s, 4s, answer));
    it.clock.forward(4s);
    CHECK(end->text() == "well");
    CHECK(answer == 42);
    CHECK_FALSE(it.clock.next_alarm());
}

TEST_CASE("what takes too long is cancelled and reported as timed out, no earlier and no later") {
    bench it;
    int answer = 0;
    const auto end = tests::play(it.io, it.asked(5s, 6s, answer));
    it.clock.forward(4'999ms);
    CHECK_FALSE(end->ended);
    it.clock.forward(1ms);
    REQUIRE(end->as<system_error>() != nullptr);
    CHECK(end->as<system_error>()->code() == net::error::timed_out);
    CHECK(it.cleaned_up);
    CHECK(answer == 0);
}

TEST_CASE("an operation's own failure comes through as it is") {
    bench it;
    const auto fails = [&]() -> net::awaitable<void> {
        co_await bot::clock::sleep_for(it.clock, 1s);
        throw std::runtime_error("no such thing");
    };
    const auto end = tests::play(it.io, within(it.clock, 5s, fails()));
    it.clock.forward(1s);
    CHECK(end->text() == "no such thing");
}

TEST_CASE("a cancellation from outside reaches the operation and is no time-out") {
    bench it;
    int answer = 0;
    const auto end = tests::play(it.io, it.asked(5s, 4s, answer));
    it.clock.forward(1s);
    end->stop.emit(net::cancellation_type::terminal);
    it.clock.settle();
    REQUIRE(end->as<system_error>() != nullptr);
    CHECK(end->as<system_error>()->code() == net::error::operation_aborted);
    CHECK(it.cleaned_up);
}

TEST_CASE("an operation that succeeds although it was told to give up has succeeded") {
    bench it;
    net::steady_timer bell(it.io, std::chrono::steady_clock::time_point::max());
    const auto stubborn = [&]() -> net::awaitable<void> {
        co_await bell.async_wait(net::as_tuple(net::use_awaitable));
    };
    const auto end = tests::play(it.io, within(it.clock, 5s, stubborn()));
    it.clock.forward(5s);
    CHECK(end->text() == "well");
}

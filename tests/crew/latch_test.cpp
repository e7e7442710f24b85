#include "crew/latch.hpp"

#include "clock/virtual_clock.hpp"
#include "crew/within.hpp"
#include "play.hpp"

#include <doctest/doctest.h>

using namespace std::chrono_literals;
namespace net = boost::asio;

TEST_CASE("everybody who waits goes on when it is open, and who comes later does not wait") {
    net::io_context io{1};
    tests::virtual_clock clock{io};
    bot::crew::latch latch(clock);
    const auto first = tests::play(io, latch.opened()), second = tests::play(io, latch.opened());
    clock.forward(1h);
    CHECK_FALSE(first->ended);
    latch.open();
    latch.open();
    clock.settle();
    CHECK(first->text() == "well");
    CHECK(second->text() == "well");
    const auto late = tests::play(io, latch.opened());
    clock.settle();
    CHECK(late->text() == "well");
}

TEST_CASE("who no longer waits is not missed when it opens") {
    net::io_context io{1};
    tests::virtual_clock clock{io};
    bot::crew::latch latch(clock);
    const auto impatient = tests::play(io, bot::crew::within(clock, 1s, latch.opened()));
    const auto patient = tests::play(io, latch.opened());
    clock.forward(2s);
    CHECK(impatient->text() != "well");
    CHECK(impatient->ended);
    latch.open();
    clock.settle();
    CHECK(patient->text() == "well");
}

TEST_CASE("closed again it is waited for anew, for so long as there is patience") {
    net::io_context io{1};
    tests::virtual_clock clock{io};
    bot::crew::latch latch(clock);
    const auto early = tests::play(io, latch.opened());
    clock.settle();
    latch.open();
    latch.close();  // before whoever waits has seen that it was open
    clock.settle();
    CHECK_FALSE(early->ended);
    const auto impatient = tests::play(io, latch.opened_until(clock.now() + 3s));
    clock.forward(3s);
    CHECK(impatient->text() == "well");
    CHECK_FALSE(latch.is_open());
    latch.open();
    clock.settle();
    CHECK(early->text() == "well");
}

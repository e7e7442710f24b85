#include "crew/aside.hpp"

#include "crew/crew.hpp"
#include "play.hpp"

#include <boost/asio/io_context.hpp>
#include <doctest/doctest.h>
#include <stdexcept>
#include <string>

namespace net = boost::asio;
using bot::crew::done_aside;

namespace {

struct two_places {
    std::unique_ptr<net::io_context> there = std::make_unique<net::io_context>(1);
    net::io_context here{1};
    std::string made;

    template <class Job>
    std::shared_ptr<tests::outcome> ask(Job job) {
        auto asking = tests::play(here, done_aside(there->get_executor(), std::move(job)), made);
        look();
        return asking;
    }
    /// All that can happen here.
    void look() {
        here.restart();
        while (here.poll() != 0) {}
    }
};

}  // namespace

TEST_CASE_FIXTURE(two_places, "what is done aside is done there, and is known here when it is done") {
    bool is_done = false;
    const auto asking = ask([&is_done] {
        is_done = true;
        return std::string("a picture");
    });
    CHECK_FALSE(is_done);
    there->run();
    CHECK(is_done);
    CHECK(asking->text() == "running");
    look();
    CHECK(asking->text() == "well");
    CHECK(made == "a picture");
}

TEST_CASE_FIXTURE(two_places, "what goes wrong aside is thrown to whoever waits for it") {
    const auto asking = ask([]() -> std::string { throw std::runtime_error("no paint"); });
    there->run();
    look();
    CHECK(asking->text() == "no paint");
}

TEST_CASE_FIXTURE(
    two_places, "whoever is told to stop meanwhile leaves nothing over there, and waits for what is done") {
    const auto asking = ask([] { return std::string("too late"); });
    there->run();
    there.reset();  // the thread has done what it had to, and is gone
    asking->stop.emit(net::cancellation_type::terminal);
    CHECK(asking->text() == "running");
    look();
    CHECK(asking->ended);
}

TEST_CASE_FIXTURE(two_places, "work that was begun outlives whoever asked for it") {
    bool is_done = false;
    auto asking = ask([&is_done, own = std::string("all that it needs")] {
        is_done = true;
        return own;
    });
    asking->stop.emit(net::cancellation_type::terminal);
    asking.reset();
    there->run();
    look();
    CHECK(is_done);
}

#include "crew/crew.hpp"

#include "clock/virtual_clock.hpp"
#include "crew/aside.hpp"
#include "play.hpp"

#include <boost/system/system_error.hpp>
#include <doctest/doctest.h>
#include <optional>
#include <stdexcept>
#include <vector>

using namespace std::chrono_literals;
namespace net = boost::asio;

namespace {

struct bench {
    net::io_context io{1};
    tests::virtual_clock clock{io};
    std::vector<std::string> told;
    std::optional<bot::crew::crew> crew;

    bench() {
        crew.emplace(io.get_executor(), [this](const std::string& name, std::exception_ptr why) {
            const bool stopped = bot::crew::was_stopped(why);
            told.push_back(name + ": " + (stopped ? "stopped" : bot::crew::text_of(why)));
        });
    }
    net::awaitable<void> work(std::chrono::milliseconds how_long) { co_await bot::clock::sleep_for(clock, how_long); }
    net::awaitable<void> fail() {
        co_await bot::clock::sleep_for(clock, 1s);
        throw std::runtime_error("a hammer fell");
    }
};

}  // namespace

TEST_CASE("every ending is told, good and bad") {
    bench it;
    it.crew->start("reader", it.work(2s));
    it.crew->start("pump", it.fail());
    CHECK(it.crew->size() == 2);
    it.clock.forward(2s);
    CHECK(it.told == std::vector<std::string>{"pump: a hammer fell", "reader: ended"});
    CHECK(it.crew->size() == 0);
}

TEST_CASE("a crew that is told to stop ends, and finished() says when") {
    bench it;
    it.crew->start("reader", it.work(1h));
    it.crew->start("pump", it.work(1h));
    const auto end = tests::play(it.io, it.crew->finished());
    it.clock.settle();
    CHECK(end->text() == "running");
    it.crew->stop();
    it.clock.settle();
    CHECK(end->text() == "well");
    CHECK(it.told == std::vector<std::string>{"reader: stopped", "pump: stopped"});
}

TEST_CASE("a member that is stopped before it ran a step ends as well") {
    bench it;
    it.crew->start("reader", it.work(1h));
    it.crew->stop();
    it.clock.settle();
    CHECK(it.told == std::vector<std::string>{"reader: stopped"});
}

TEST_CASE("after stop() nothing starts any more") {
    bench it;
    it.crew->stop();
    it.crew->start("late", it.work(1h));
    CHECK(it.told == std::vector<std::string>{"late: stopped"});
    CHECK(it.crew->size() == 0);
    const auto end = tests::play(it.io, it.crew->finished());
    it.clock.settle();
    CHECK(end->text() == "well");
}

TEST_CASE("a crew can be stopped from within an ending, and work can be started there") {
    net::io_context io(1);
    tests::virtual_clock clock(io);
    int endings = 0;
    std::optional<bot::crew::crew> crew;
    const auto work = [&](std::chrono::milliseconds how_long) { return bot::clock::sleep_for(clock, how_long); };
    crew.emplace(io.get_executor(), [&](const std::string& name, std::exception_ptr) {
        ++endings;
        if (name == "first") crew->start("second", work(1s));
        if (name == "second") crew->stop();
    });
    crew->start("first", work(1s));
    crew->start("other", work(1h));
    clock.forward(2s);
    CHECK(endings == 3);
    CHECK(crew->size() == 0);
}

TEST_CASE("a crew that is destroyed takes its members along, without a word") {
    bench it;
    it.crew->start("reader", it.work(1h));
    it.clock.settle();
    it.crew.reset();
    it.clock.settle();
    CHECK(it.told.empty());
    CHECK_FALSE(it.clock.next_alarm());
}

TEST_CASE("a member whose end is on its way may be stopped from outside the io_context") {
    bench it;
    net::io_context elsewhere(1);
    const auto asks = [&]() -> net::awaitable<void> {
        auto asking = bot::crew::done_aside(elsewhere.get_executor(), [] { return 1; });
        co_await std::move(asking);
    };
    it.crew->start("whoever asks", asks());
    it.clock.settle();
    elsewhere.run();
    it.crew->stop();
    it.clock.settle();
    CHECK(it.told == std::vector<std::string>{"whoever asks: ended"});
    CHECK(it.crew->size() == 0);
}

TEST_CASE("what went wrong is told without the line of a header in which it went wrong") {
    BOOST_STATIC_CONSTEXPR boost::source_location here = BOOST_CURRENT_LOCATION;
    const boost::system::error_code taken(EADDRINUSE, boost::system::system_category(), &here);
    const boost::system::system_error failure(taken, "listening on port 8080");
    REQUIRE(std::string(failure.what()).contains("crew_test"));
    CHECK(bot::crew::text_of(std::make_exception_ptr(failure)) == "listening on port 8080: Address already in use");
}

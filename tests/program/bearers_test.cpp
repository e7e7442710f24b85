// News for one person: however a platform fails, it stands before them once, or it has been tried long enough.
#include "program/bearers.hpp"

#include "clock/virtual_clock.hpp"
#include "desk/paper_port.hpp"
#include "play.hpp"

#include <boost/asio/io_context.hpp>
#include <doctest/doctest.h>

using namespace std::chrono_literals;
namespace day = bot::day;
using tests::paper_port;

namespace {

struct errands {
    boost::asio::io_context io{1};
    tests::virtual_clock clock{io};
    paper_port port{clock};
    std::vector<std::string> told;
    bot::program::bearers at{io.get_executor(),
        {clock, clock, [this](day::platform which) { return which == day::platform::room ? &port : nullptr; },
            [this](bot::crew::severity, const std::string& what) { told.push_back(what); }}};

    void bring(day::platform on = day::platform::room) {
        bot::speech::message it;
        it.body.emplace_back(bot::speech::paragraph{{bot::speech::text{"It is on record now."}}});
        at.bring({{on, "rex"}, std::move(it)});
        clock.settle();
    }
    std::vector<std::string> read() const { return port.texts(day::person_id{day::platform::room, "rex"}); }
    std::shared_ptr<tests::outcome> stop() {
        auto ending = tests::play(io, at.stop());
        clock.settle();
        return ending;
    }
};

const std::vector<std::string> once{"It is on record now."};

}  // namespace

TEST_CASE_FIXTURE(errands, "news is told at once, and nothing is left of it") {
    bring();
    CHECK(read() == once);
    CHECK_FALSE(clock.next_alarm());
    CHECK(told.empty());
    bring(day::platform::slack);  // not connected
    CHECK(read() == once);
}

TEST_CASE_FIXTURE(errands, "news that was lost comes later; that may have come is looked up, so that it stands once") {
    port.fates = {paper_port::fate::lost, paper_port::fate::lost, paper_port::fate::arrives_unanswered};
    bring();
    CHECK(read().empty());
    clock.forward(2min);
    CHECK(read() == once);
    CHECK(port.finds == 1);
    CHECK_FALSE(clock.next_alarm());
    CHECK(told == std::vector<std::string>{"news for one person could not be told: no route",
                      "news for one person could not be told: timed out"});
}

TEST_CASE_FIXTURE(errands, "news that a platform refuses is told to the operator and not tried again") {
    port.fates = {paper_port::fate::refused};
    bring();
    clock.forward(2h);
    CHECK(read().empty());
    CHECK(told == std::vector<std::string>{"news for one person could not be told: no such channel"});
}

TEST_CASE_FIXTURE(errands, "news that nobody lets through within a day is none any more") {
    const day::person_id rex{day::platform::room, "rex"};
    port.shut_out_of = {rex};
    bring();
    clock.forward(25h);
    port.shut_out_of.clear();
    clock.forward(2h);
    CHECK(read().empty());
    CHECK_FALSE(clock.next_alarm());
    CHECK(told.size() == 1);
}

TEST_CASE_FIXTURE(errands, "news that is on its way at the end arrives, if it takes no longer than two seconds") {
    port.posts_take = 1s;
    bring();
    const auto ending = stop();
    CHECK(ending->text() == "running");
    clock.forward(1s);
    CHECK(ending->text() == "well");
    CHECK(read() == once);
}

TEST_CASE_FIXTURE(
    errands, "news that takes longer does not keep the bot, and neither does what waits to be tried again") {
    SUBCASE("on its way") {
        port.posts_take = 1h;
        bring();
        const auto ending = stop();
        clock.forward(2s);
        CHECK(ending->text() == "well");
    }
    SUBCASE("to be tried again") {
        port.fates = {paper_port::fate::lost};
        bring();
        CHECK(stop()->text() == "well");
    }
    CHECK(read().empty());
    CHECK_FALSE(clock.next_alarm());
}

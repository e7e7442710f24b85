#include "crew/mailbox.hpp"

#include "clock/virtual_clock.hpp"
#include "crew/within.hpp"
#include "play.hpp"

#include <doctest/doctest.h>
#include <string>
#include <vector>

using namespace std::chrono_literals;
namespace net = boost::asio;

namespace {

struct bench {
    net::io_context io{1};
    tests::virtual_clock clock{io};
    bot::crew::mailbox<std::string> box{io.get_executor()};
    std::vector<std::string> got;

    net::awaitable<void> take(int times) {
        for (int n = 0; n < times; ++n) got.push_back(co_await box.take());
    }
};

}  // namespace

TEST_CASE("what is put is taken in its order") {
    bench it;
    it.box.put("one");
    it.box.put("two");
    CHECK(it.box.size() == 2);
    tests::play(it.io, it.take(3));
    it.clock.settle();
    CHECK(it.got == std::vector<std::string>{"one", "two"});
    CHECK(it.box.size() == 0);
    it.box.put("three");
    it.clock.settle();
    CHECK(it.got.back() == "three");
    CHECK_FALSE(it.box.try_take());
}

TEST_CASE("a take that gives up loses nothing, even when item and limit come at once") {
    bench it;
    const auto patient = [&]() -> net::awaitable<void> {
        for (int n = 0; n < 100;) {
            auto taking = it.box.take();
            try {
                it.got.push_back(co_await bot::crew::within(it.clock, 10ms, std::move(taking)));
                ++n;
            } catch (const boost::system::system_error&) {}
        }
    };
    const auto sender = [&]() -> net::awaitable<void> {
        for (int n = 0; n < 100; ++n) {
            co_await bot::clock::sleep_for(it.clock, n % 3 == 0 ? 10ms : 7ms);
            it.box.put(std::to_string(n));
        }
    };
    tests::play(it.io, sender());
    const auto end = tests::play(it.io, patient());
    it.clock.forward(10s);
    CHECK(end->text() == "well");
    REQUIRE(it.got.size() == 100);
    for (int n = 0; n < 100; ++n) CHECK(it.got[static_cast<std::size_t>(n)] == std::to_string(n));
}

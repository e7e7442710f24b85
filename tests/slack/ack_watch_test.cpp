// What nobody has acknowledged is acknowledged in time, by one watch for all.
#include "chat/slack/ack_watch.hpp"

#include "clock/virtual_clock.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <doctest/doctest.h>
#include <string>
#include <vector>

using namespace bot::chat::slack;
using namespace std::chrono_literals;
namespace net = boost::asio;

namespace {

struct watched_acks {
    net::io_context io;
    tests::virtual_clock time{io};
    std::vector<std::string> sent, trouble;
    ack_watch watch{io.get_executor(), time, [this](const std::string& name, std::exception_ptr why) {
                        if (why) trouble.push_back(name);
                    }};

    std::shared_ptr<ack_slip> comes(const std::string& envelope) {
        auto slip = std::make_shared<ack_slip>(
            envelope, true,
            [this, envelope](const std::string&) {
                sent.push_back(envelope);
                return true;
            },
            [](auto&&...) {});
        watch.put(slip, time.now() + 1500ms);
        return slip;
    }
    std::vector<std::string> said() { return std::exchange(sent, {}); }
    bool rests() {
        bool is_done = false;
        net::co_spawn(
            io,
            [&]() -> net::awaitable<void> {
                auto resting = watch.rest();
                co_await std::move(resting);
                is_done = true;
            },
            net::detached);
        time.settle();
        return is_done;
    }
};

using names = std::vector<std::string>;

}  // namespace

TEST_CASE("each is acknowledged when its time has come, and not before") {
    watched_acks it;
    const auto first = it.comes("first");
    it.time.forward(500ms);
    const auto second = it.comes("second");
    it.time.forward(999ms);
    CHECK(it.said().empty());
    it.time.forward(1ms);
    CHECK(it.said() == names{"first"});
    it.time.forward(500ms);
    CHECK(it.said() == names{"second"});

    it.time.forward(1h);
    const auto late = it.comes("late");  // after the watch had nothing to do
    it.time.forward(1500ms);
    CHECK(it.said() == names{"late"});
    CHECK(it.trouble.empty());
}

TEST_CASE("what was acknowledged, or dropped, is not acknowledged again, and keeps nobody else waiting") {
    watched_acks it;
    const auto answered = it.comes("answered");
    auto dropped = it.comes("dropped");
    const auto slow = it.comes("slow");
    answered->give();
    dropped.reset();
    CHECK(it.said() == names{"answered", "dropped"});
    it.time.forward(1500ms);
    CHECK(it.said() == names{"slow"});
}

TEST_CASE("at the end the watch rests at once, whatever still waits; what comes later is watched again") {
    watched_acks it;
    const auto open = it.comes("open");
    it.time.settle();
    REQUIRE(it.rests());
    it.time.forward(1h);
    CHECK(it.said().empty());
    const auto later = it.comes("later");
    it.time.forward(1500ms);
    CHECK(it.said() == names{"later"});
    CHECK(it.rests());
}

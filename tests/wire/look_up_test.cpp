// A name server that hangs: who asks it is answered within the limit, and nobody else waits for it.
#include "wire/look_up.hpp"

#include "clock/virtual_clock.hpp"
#include "play.hpp"

#include <algorithm>
#include <doctest/doctest.h>
#include <future>
#include <memory>
#include <utility>

using namespace tests;
using namespace std::chrono_literals;
namespace net = boost::asio;
using places = std::vector<net::ip::tcp::endpoint>;

namespace {

/// Hangs for every name but localhost, until it is let go.
class stuck_server {
public:
    bot::wire::name_server asks() const {
        return [until = until_](const std::string& host, const std::string& port) {
            if (host != "localhost") until.wait();
            return bot::wire::ask_the_system("localhost", port);
        };
    }
    void lets_go() { go_.set_value(); }

private:
    std::promise<void> go_;
    std::shared_future<void> until_ = go_.get_future().share();
};

struct desk_of_names {
    net::io_context io{1};
    virtual_clock clock{io};
    stuck_server server;

    std::shared_ptr<outcome> asks(const std::string& host, places& into) {
        return play(io, bot::wire::look_up(clock, server.asks(), host, "443", clock.now() + 10s), into);
    }
};

}  // namespace

TEST_CASE("a name that is not answered is given up at its limit, and holds up no other") {
    desk_of_names it;
    places hangs, is_well;
    const auto stuck = it.asks("slack.example", hangs);
    it.clock.settle();
    const auto other = it.asks("localhost", is_well);
    CHECK(it.clock.settles([&] { return other->ended; }));
    CHECK(other->text() == "well");
    REQUIRE_FALSE(is_well.empty());
    CHECK(is_well.front().port() == 443);
    CHECK(stuck->text() == "running");
    it.clock.forward(10s);
    REQUIRE(stuck->as<boost::system::system_error>() != nullptr);
    CHECK(stuck->as<boost::system::system_error>()->code() == net::error::timed_out);
    it.server.lets_go();
}

TEST_CASE("an answer that comes when nobody is there any more harms nobody") {
    stuck_server server;
    {
        net::io_context io(1);
        virtual_clock clock(io);
        places found;
        const auto asking =
            play(io, bot::wire::look_up(clock, server.asks(), "slack.example", "443", clock.now() + 10s), found);
        clock.settle();
        asking->stop.emit(net::cancellation_type::terminal);
        clock.settle();
        CHECK(asking->ended);
    }
    server.lets_go();
}

TEST_CASE("questions that hang are bounded: more of them are refused at once") {
    desk_of_names it;
    std::vector<places> found(40);
    std::vector<std::shared_ptr<outcome>> asked;
    for (auto& each : found) asked.push_back(it.asks("slack.example", each));
    it.clock.settle();
    std::size_t refused = 0;
    for (const auto& each : asked) {
        const auto* why = each->as<boost::system::system_error>();
        refused += why != nullptr && why->code() == net::error::try_again;
    }
    CHECK(refused >= 24);
    CHECK(refused < 40);
    it.server.lets_go();
    CHECK(it.clock.settles([&] { return std::ranges::all_of(asked, [](const auto& each) { return each->ended; }); }));
}

// The server's doors: real sockets on loopback.
#include "wire/dial.hpp"
#include "wire/http_client.hpp"
#include "wire/server_bench.hpp"

#include <array>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/write.hpp>
#include <doctest/doctest.h>
#include <vector>

using namespace tests;
using namespace std::chrono_literals;
using bot::wire::address;
using bot::wire::http_response;

namespace {

struct visitor {
    explicit visitor(server_bench& at)
        : by(at.clock, {}), client(by, at.clock, {false, "127.0.0.1", std::to_string(at.server.port()), "/"}, {}) {}
    bot::wire::dialler by;
    bot::wire::http_client client;
    std::optional<http_response> got;

    std::shared_ptr<outcome> get(server_bench& at) { return play(at.io, client.send({.target = "/here"}), got); }
};

}  // namespace

TEST_CASE("a server on port 0 tells its port and serves who comes in, over one kept connection") {
    server_bench it;
    it.server.listen("127.0.0.1", 0);
    REQUIRE(it.server.port() != 0);
    visitor guest(it);
    for (int n = 0; n < 3; ++n) {
        const auto end = guest.get(it);
        CHECK(it.clock.settles([&] { return end->ended; }));
        CHECK(end->text() == "well");
    }
    CHECK(guest.got->body == "hello");
    CHECK(it.peers.at(0).address == "127.0.0.1");
    CHECK(it.server.connections() == 1);
    const auto end = play(it.io, it.server.stop(5s));
    CHECK(it.clock.settles([&] { return end->ended; }));
    visitor late(it);
    const auto refused = late.get(it);
    CHECK(it.clock.settles([&] { return refused->ended; }));
    CHECK(refused->as<bot::wire::http_failure>() != nullptr);
}

TEST_CASE("a connection that the server closed while it was idle is noticed before it is used") {
    server_bench it;
    it.server.listen("127.0.0.1", 0);
    visitor guest(it);
    auto end = guest.get(it);
    CHECK(it.clock.settles([&] { return end->ended; }));
    it.clock.forward(24s);
    // The server loses patience first: its idle limit runs from before the client's.
    it.clock.forward(6s);
    CHECK(it.clock.settles([&] { return it.server.connections() == 0; }));
    end = guest.get(it);
    CHECK(it.clock.settles([&] { return end->ended; }));
    CHECK(end->text() == "well");
    CHECK(it.requests.size() == 2);
}

TEST_CASE("above the limit of connections strangers read 503") {
    server_bench it({.connections_max = 2});
    it.server.listen("127.0.0.1", 0);
    it.thinks_for = 1h;
    visitor one(it), two(it), three(it);
    one.get(it);
    two.get(it);
    CHECK(it.clock.settles([&] { return it.requests.size() == 2; }));
    const auto end = three.get(it);
    CHECK(it.clock.settles([&] { return end->ended; }));
    REQUIRE(three.got);
    CHECK(three.got->status == 503);
    CHECK(it.requests.size() == 2);
}

TEST_CASE("whoever takes all places and says nothing keeps nobody out: the one that was silent longest has to go") {
    server_bench it({.connections_max = 3});
    it.server.listen("127.0.0.1", 0);
    const net::ip::tcp::endpoint there(net::ip::make_address("127.0.0.1"), it.server.port());
    std::vector<net::ip::tcp::socket> silent;
    const auto connect = [&](const std::string& words, std::size_t served) {
        silent.emplace_back(it.io).connect(there);
        net::write(silent.back(), net::buffer(words));
        CHECK(it.clock.settles([&] { return it.server.connections() == served; }));
        it.clock.forward(1s);
    };
    connect("", 1);
    connect("GET / HT", 2);
    connect("POST / HTTP/1.1\r\nHost: bot.test\r\nContent-Length: 9\r\n\r\nhalf", 3);
    for (std::size_t gone = 1; gone <= 3; ++gone) {
        visitor guest(it);
        const auto end = guest.get(it);
        CHECK(it.clock.settles([&] { return end->ended; }));
        REQUIRE(guest.got);
        CHECK(guest.got->status == 200);
        std::array<char, 1> rest{};
        boost::system::error_code how;
        silent.at(gone - 1).non_blocking(true);
        silent.at(gone - 1).read_some(net::buffer(rest), how);
        CHECK(how == net::error::eof);
        guest.client.drop_idle();
        CHECK(it.clock.settles([&] { return it.server.connections() == 2; }));
        connect("", 3);
    }
}

TEST_CASE(
    "whoever begins to ask is waited for from then on, however long they said nothing before; but trickling wins "
    "nothing") {
    server_bench it({.connections_max = 2});
    it.server.listen("127.0.0.1", 0);
    const net::ip::tcp::endpoint there(net::ip::make_address("127.0.0.1"), it.server.port());
    const auto say = [&](net::ip::tcp::socket& by, const std::string& words) {
        net::write(by, net::buffer(words));
        it.clock.settle();
        it.clock.forward(1s);
    };
    const auto is_hung_up_on = [&](net::ip::tcp::socket& by) {
        by.non_blocking(true);
        std::array<char, 1024> heard{};
        boost::system::error_code how;
        while (!how) by.read_some(net::buffer(heard), how);
        return how == net::error::eof;
    };
    net::ip::tcp::socket asks(it.io), silent(it.io);
    asks.connect(there);
    CHECK(it.clock.settles([&] { return it.server.connections() == 1; }));
    it.clock.forward(1s);
    silent.connect(there);
    CHECK(it.clock.settles([&] { return it.server.connections() == 2; }));
    it.clock.forward(1s);
    say(asks, "POST / HTTP/1.1\r\nHost: bot.test\r\n");

    SUBCASE("it gets the time that anybody has") {
        visitor guest(it);
        const auto end = guest.get(it);
        CHECK(it.clock.settles([&] { return end->ended; }));
        REQUIRE(guest.got);
        CHECK(guest.got->status == 200);
        CHECK(is_hung_up_on(silent));
        CHECK_FALSE(is_hung_up_on(asks));
        say(asks, "Content-Length: 4\r\n\r\nword");
        REQUIRE(it.clock.settles([&] { return it.requests.size() == 2; }));
        CHECK(it.requests.at(1).body == "word");
    }
    SUBCASE("it gets no more, however it goes on") {
        silent.close();
        CHECK(it.clock.settles([&] { return it.server.connections() == 1; }));
        net::ip::tcp::socket later(it.io);
        later.connect(there);
        CHECK(it.clock.settles([&] { return it.server.connections() == 2; }));
        for (int n = 0; n < 5; ++n) say(asks, "X-Drop: " + std::to_string(n) + "\r\n");
        visitor guest(it);
        const auto end = guest.get(it);
        CHECK(it.clock.settles([&] { return end->ended; }));
        REQUIRE(guest.got);
        CHECK(guest.got->status == 200);
        CHECK(is_hung_up_on(asks));
        CHECK_FALSE(is_hung_up_on(later));
    }
}

TEST_CASE("a place that is taken, or no place, is named") {
    server_bench it;
    it.server.listen("127.0.0.1", 0);
    const auto port = it.server.port();
    server_bench other;
    CHECK_THROWS_WITH_AS(other.server.listen("127.0.0.1", port),
        doctest::Contains(("listening on 127.0.0.1 port " + std::to_string(port)).c_str()),
        boost::system::system_error);
    CHECK_THROWS_AS(other.server.listen("no address", 0), boost::system::system_error);
    CHECK(other.server.port() == 0);
}

TEST_CASE("a server that goes away hangs up its doors and its guests") {
    server_bench it;
    auto server = std::make_unique<bot::wire::http_server>(
        it.io.get_executor(), it.clock, bot::wire::http_server_options{}, bot::wire::http_handlers{});
    server->listen("127.0.0.1", 0);
    const auto line = make_wire(it.io.get_executor());
    server.reset();
    it.clock.settle();
    CHECK(it.io.poll() == 0);
}

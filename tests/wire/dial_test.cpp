// Calls over real sockets on loopback: who is reached, and who must not be.
#include "wire/dial.hpp"

#include "clock/virtual_clock.hpp"
#include "play.hpp"
#include "wire/pipes.hpp"
#include "wire/raw_talk.hpp"
#include "wire/talk_check.hpp"
#include "wire/tls_door.hpp"

#include <cstdlib>
#include <doctest/doctest.h>
#include <filesystem>
#include <future>
#include <optional>
#include <sys/socket.h>
#include <unistd.h>

using namespace tests;
using namespace std::chrono_literals;
using boost::system::system_error;
using bot::wire::address;
using bot::wire::dialler;
using net::ip::tcp;

namespace {

const tcp::endpoint anywhere_here(net::ip::make_address("127.0.0.1"), 0);

struct bench {
    net::io_context io{1};
    virtual_clock clock{io};
    authority ours;
    std::optional<transport> inside, outside;
    bot::wire::dial_options how{.ca_file = ours.file()};

    /// Calls a door that shows `shown`, by `host`; how that ended.
    std::string call(const certificate& shown, const std::string& host, std::string* asked_for = nullptr,
        const std::string& at = "127.0.0.1") {
        tls_door door(io, clock, shown, [&](transport in) { inside.emplace(std::move(in)); }, at);
        const auto end = dial({true, host, std::to_string(door.port()), "/"});
        clock.settles([&] { return end->ended && (inside || door.refused() > 0); });
        if (asked_for != nullptr) *asked_for = door.asked_for();
        return end->text();
    }
    std::shared_ptr<outcome> dial(address to) { return play(io, reach(std::move(to))); }

private:
    net::awaitable<void> reach(address to) {
        dialler by(clock, how);
        outside.emplace(co_await by.dial(std::move(to)));
    }
};

bool says(const std::string& text, std::string_view what) { return text.find(what) != text.npos; }

}  // namespace

TEST_CASE("a server whose certificate is good and names the host is reached; the greeting names the host") {
    bench it;
    std::string asked_for;
    CHECK(it.call(it.ours.issue("DNS:localhost"), "localhost", &asked_for) == "well");
    CHECK(asked_for == "localhost");
    check_that_they_talk(it);
    CHECK(it.outside->is_idle());  // what TLS said of its own accord came before that
}

TEST_CASE("a host that is a number is looked for in the certificate, and not named in the greeting") {
    bench it;
    std::string asked_for;
    CHECK(it.call(it.ours.issue("IP:127.0.0.1"), "127.0.0.1", &asked_for) == "well");
    CHECK(asked_for.empty());
}

TEST_CASE("a host may be an IPv6 address, with TLS and without") {
    bench it;
    tcp::acceptor door(it.io);
    boost::system::error_code error;
    door.open(tcp::v6(), error);
    if (!error) door.bind({net::ip::make_address("::1"), 0}, error);
    if (error) {
        MESSAGE("skipped, for there is no IPv6 here: " << error.message());
        return;
    }
    door.listen();
    const auto end = it.dial({false, "::1", std::to_string(door.local_endpoint().port()), "/"});
    CHECK(it.clock.settles([&] { return end->ended; }));
    CHECK(end->text() == "well");
    std::string asked_for;
    CHECK(it.call(it.ours.issue("IP:::1"), "::1", &asked_for, "::1") == "well");
    CHECK(asked_for.empty());
    bench other;
    CHECK(says(other.call(other.ours.issue("IP:::2"), "::1", nullptr, "::1"), "certificate verify failed"));
}

TEST_CASE("a certificate of another host is refused, although its authority is trusted") {
    bench it;
    const auto end = it.call(it.ours.issue("DNS:slack.com,IP:127.0.0.2"), "localhost");
    CHECK_MESSAGE(says(end, "certificate verify failed"), end);
    CHECK_FALSE(it.outside);
    bench number;
    CHECK(says(number.call(number.ours.issue("DNS:localhost,IP:127.0.0.2"), "127.0.0.1"), "certificate verify failed"));
}

TEST_CASE("a certificate that signed itself is refused") {
    bench it;
    const auto end = it.call(authority::self_signed("DNS:localhost"), "localhost");
    CHECK_MESSAGE(says(end, "self-signed certificate"), end);
}

TEST_CASE("a certificate of an authority that we do not know is refused") {
    bench it;
    const authority stranger;
    const auto end = it.call(stranger.issue("DNS:localhost"), "localhost");
    CHECK_MESSAGE(says(end, "unable to get local issuer certificate"), end);
}

TEST_CASE("an authority of the system's is found in its directory, or in its bundle") {
    bench it;
    it.how.ca_file.clear();
    const auto place = std::filesystem::temp_directory_path() / ("chaosday-ca-" + std::to_string(::getpid()));
    std::filesystem::create_directory(place);
    const auto good = it.ours.issue("DNS:localhost");
    SUBCASE("by the hash of its name") {
        std::filesystem::copy_file(it.ours.file(), place / it.ours.name_by_hash());
        ::setenv("SSL_CERT_DIR", place.c_str(), 1);
        CHECK(it.call(good, "localhost") == "well");
    }
    SUBCASE("among all in one file") {
        ::setenv("SSL_CERT_DIR", place.c_str(), 1);
        ::setenv("SSL_CERT_FILE", it.ours.file().c_str(), 1);
        CHECK(it.call(good, "localhost") == "well");
    }
    SUBCASE("and nowhere else") {
        ::setenv("SSL_CERT_DIR", place.c_str(), 1);
        CHECK(says(it.call(good, "localhost"), "unable to get local issuer certificate"));
    }
    ::unsetenv("SSL_CERT_DIR");
    ::unsetenv("SSL_CERT_FILE");
    std::filesystem::remove_all(place);
}

TEST_CASE("a certificate that has run out is refused") {
    bench it;
    const auto end = it.call(it.ours.issue_expired("DNS:localhost"), "localhost");
    CHECK_MESSAGE(says(end, "certificate has expired"), end);
    CHECK_MESSAGE(says(end, "calling localhost:"), end);
}

TEST_CASE("a server that speaks no TLS newer than 1.1 is refused") {
    bench it;
    tls_door door(it.io, it.clock, it.ours.issue("DNS:localhost"), [](transport) {});
    SSL_CTX_set_security_level(door.context().native_handle(), 0);
    SSL_CTX_set_min_proto_version(door.context().native_handle(), TLS1_VERSION);
    SSL_CTX_set_max_proto_version(door.context().native_handle(), TLS1_1_VERSION);
    const auto end = it.dial({true, "localhost", std::to_string(door.port()), "/"});
    CHECK(it.clock.settles([&] { return end->ended && door.refused() == 1; }));
    CHECK_FALSE(it.outside);
}

TEST_CASE("a file of authorities that is not there is named before anybody is called") {
    net::io_context io(1);
    virtual_clock clock(io);
    CHECK_THROWS_WITH_AS(dialler(clock, {.ca_file = "/no/such.pem"}), doctest::Contains("/no/such.pem"), system_error);
}

TEST_CASE("plain text goes to this machine, and nowhere else without leave") {
    bench it;
    tcp::acceptor door(it.io, anywhere_here);
    const auto port = std::to_string(door.local_endpoint().port());
    auto end = it.dial({false, "127.0.0.1", port, "/"});
    CHECK(it.clock.settles([&] { return end->ended; }));
    CHECK(end->text() == "well");
    end = it.dial({false, "slack.com", "80", "/"});
    it.clock.settle();
    REQUIRE(end->as<system_error>() != nullptr);
    CHECK(end->as<system_error>()->code() == net::error::access_denied);
    CHECK(says(end->text(), "plain text may not go to slack.com:80"));
}

TEST_CASE("plain text may go where the options say by name") {
    bench it;
    it.how.allow_plain = {"0.0.0.0"};  // no loopback by its number, but it leads here
    tcp::acceptor door(it.io, anywhere_here);
    const auto port = std::to_string(door.local_endpoint().port());
    const auto end = it.dial({false, "0.0.0.0", port, "/"});
    CHECK(it.clock.settles([&] { return end->ended; }));
    CHECK(end->text() == "well");
}

TEST_CASE("where nobody listens the error names the place") {
    bench it;
    tcp::acceptor door(it.io, anywhere_here);
    const auto port = std::to_string(door.local_endpoint().port());
    door.close();
    const auto end = it.dial({true, "127.0.0.1", port, "/"});
    CHECK(it.clock.settles([&] { return end->ended; }));
    CHECK_MESSAGE(says(end->text(), "127.0.0.1:" + port), end->text());
    REQUIRE(end->as<system_error>() != nullptr);
    CHECK(end->as<system_error>()->code() == net::error::connection_refused);
}

TEST_CASE("a server that accepts and then says nothing is given up when the time is over") {
    bench it;
    tcp::acceptor door(it.io, anywhere_here);
    const auto end = it.dial({true, "127.0.0.1", std::to_string(door.local_endpoint().port()), "/"});
    bool accepted = false;
    door.async_accept([&](auto, tcp::socket) { accepted = true; });
    tcp::socket kept(it.io);
    CHECK(it.clock.settles([&] { return accepted; }));
    CHECK(it.clock.settles([&] { return it.clock.next_alarm() >= it.clock.now() + 10s || end->ended; }));
    it.clock.forward(10s);
    CHECK(end->ended);
    CHECK(end->why);
}

TEST_CASE("a name server that hangs on one host keeps nobody else waiting") {
    bench it;
    std::promise<void> go;
    it.how.names = [until = go.get_future().share()](const std::string& host, const std::string& port) {
        if (host != "localhost") until.wait();
        return bot::wire::ask_the_system("localhost", port);
    };
    const auto stuck = it.dial({true, "slack.example", "443", "/"});
    it.clock.settle();
    CHECK(it.call(it.ours.issue("DNS:localhost"), "localhost") == "well");
    CHECK(stuck->text() == "running");
    it.clock.forward(10s);
    CHECK(says(stuck->text(), "calling slack.example:443: looking up its address"));
    go.set_value();
}

TEST_CASE("a place that swallows packets costs its own limit, and the next place is tried") {
    bench it;
    // A queue of one, and nobody accepts: the kernel drops what comes after it is full.
    tcp::acceptor hole(it.io, tcp::v4());
    hole.bind(anywhere_here);
    hole.listen(0);
    std::vector<tcp::socket> fill;
    for (int n = 0; n < 4; ++n) {
        fill.emplace_back(it.io);
        fill.back().async_connect(hole.local_endpoint(), [](auto) {});
    }
    it.clock.settle();
    tcp::acceptor good(it.io, anywhere_here);
    std::uint16_t reached = 0;
    const auto call = [&]() -> net::awaitable<void> {
        std::vector<tcp::endpoint> places{hole.local_endpoint(), good.local_endpoint()};
        auto socket = co_await bot::wire::connect_any(it.clock, std::move(places), 2s);
        reached = socket.remote_endpoint().port();
    };
    const auto end = play(it.io, call());
    it.clock.forward(1'999ms);
    CHECK(end->text() == "running");
    it.clock.forward(1ms);
    CHECK(it.clock.settles([&] { return end->ended; }));
    CHECK(end->text() == "well");
    CHECK(reached == good.local_endpoint().port());
}

TEST_CASE("goodbye over TLS waits a second for the other side, no longer") {
    bench it;
    REQUIRE(it.call(it.ours.issue("DNS:localhost"), "localhost") == "well");
    bool said = false;
    it.outside->under().finish([&](auto) { said = true; });
    it.clock.forward(999ms);
    CHECK_FALSE(said);
    it.clock.forward(1ms);
    CHECK(said);
}

TEST_CASE("a TLS line that is torn off ends, and can tell that it was cut short") {
    bench it;
    std::string heard = "-";
    REQUIRE(it.call(it.ours.issue("DNS:localhost"), "localhost") == "well");
    it.inside->close();
    const auto end = play(it.io, hear_all(*it.outside), heard);
    CHECK(it.clock.settles([&] { return end->ended; }));
    CHECK(heard.empty());
    CHECK(it.outside->under().was_cut_short());
    CHECK_FALSE(it.outside->is_idle());
}

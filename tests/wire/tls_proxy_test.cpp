// HTTPS_PROXY=https://…: the proxy itself is spoken to over TLS, and what goes through its tunnel is TLS once more.
#include "clock/virtual_clock.hpp"
#include "play.hpp"
#include "wire/dial.hpp"
#include "wire/raw_talk.hpp"
#include "wire/talk_check.hpp"
#include "wire/tls_door.hpp"

#include <boost/asio/read_until.hpp>
#include <boost/asio/write.hpp>
#include <doctest/doctest.h>
#include <optional>

using namespace tests;
using bot::wire::dialler;

namespace {

/// A proxy behind a door with TLS; beyond it is nothing but a server of this name, which it plays itself.
struct proxy_bench {
    net::io_context io{1};
    virtual_clock clock{io};
    authority ours;
    net::ssl::context beyond{net::ssl::context::tls_server};
    std::string asked;  ///< the head of the request for a tunnel
    std::optional<transport> inside, outside;
    tls_door door;

    explicit proxy_bench(const std::string& names)
        : door(io, clock, ours.issue(names), [this](transport guest) { play(io, serve(std::move(guest))); }) {
        const auto far = ours.issue("DNS:slack.invalid");
        beyond.use_certificate(net::buffer(far.pem), net::ssl::context::pem);
        beyond.use_private_key(net::buffer(far.key_pem), net::ssl::context::pem);
    }
    std::string call() {
        const auto end = play(io, dial());
        clock.settles([&] { return end->ended && (inside || door.refused() > 0); });
        return end->text();
    }

private:
    net::awaitable<void> dial() {
        const auto url = "https://anna:s3cret@localhost:" + std::to_string(door.port());
        bot::wire::dial_options how{.ca_file = ours.file(), .through = bot::wire::parse_proxy(url, {}).value()};
        dialler by(clock, std::move(how));
        bot::wire::address to{true, "slack.invalid", "443", "/"};
        auto dialling = by.dial(std::move(to));
        outside.emplace(co_await std::move(dialling));
    }
    net::awaitable<void> serve(transport guest) {
        co_await net::async_read_until(guest, net::dynamic_buffer(asked), "\r\n\r\n", net::use_awaitable);
        const std::string opened = "HTTP/1.1 200 Connection established\r\n\r\n";
        co_await net::async_write(guest, net::buffer(opened), net::use_awaitable);
        auto far = std::make_unique<bot::wire::tls_stream>(std::move(guest), beyond);
        co_await far->async_handshake(net::ssl::stream_base::server, net::use_awaitable);
        inside.emplace(bot::wire::over_tls(clock, std::move(far)));
    }
};

}  // namespace

TEST_CASE("a proxy is spoken to over TLS where its address says so, and TLS to the server goes through that") {
    proxy_bench it("DNS:localhost");
    CHECK(it.call() == "well");
    CHECK(it.door.asked_for() == "localhost");
    CHECK(it.asked.starts_with("CONNECT slack.invalid:443 HTTP/1.1\r\n"));
    CHECK(it.asked.find("Proxy-Authorization: Basic YW5uYTpzM2NyZXQ=\r\n") != std::string::npos);
    check_that_they_talk(it);
    CHECK(it.outside->is_idle());
    it.inside->close();
    CHECK(it.clock.settles([&] { return !it.outside->is_idle(); }));
}

TEST_CASE("a proxy whose certificate is another's hears neither the credentials nor whom we call") {
    proxy_bench it("DNS:elsewhere.invalid");
    const auto end = it.call();
    CHECK_MESSAGE(end.find("the proxy: TLS") != std::string::npos, end);
    CHECK(it.asked.empty());
    CHECK_FALSE(it.outside);
}

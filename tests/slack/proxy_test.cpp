// C17: through a proxy to a Slack with TLS, over real sockets on loopback.
#include "slack/stage.hpp"
#include "wire/tls_door.hpp"

#include <boost/asio/read_until.hpp>
#include <boost/asio/write.hpp>

using namespace tests::slack;
using net::ip::tcp;

namespace {

/// A proxy that answers what the test says and leads everybody to one door, whatever name they ask for.
class small_proxy {
public:
    small_proxy(net::io_context& io, std::uint16_t leads_to)
        : door_(io, {net::ip::make_address("127.0.0.1"), 0}),
          leads_to_(leads_to),
          guests_(io.get_executor(), [](const std::string&, std::exception_ptr) {}) {
        guests_.start("door", accept());
    }
    /// Nobody is let in or led on any more.
    void stops() { guests_.stop(); }
    std::uint16_t port() const { return door_.local_endpoint().port(); }
    std::vector<std::string> asked;  ///< the heads of the requests
    std::string says = "HTTP/1.1 200 Connection established\r\n\r\n";

private:
    net::awaitable<void> accept() {
        for (;;) {
            auto guest = co_await door_.async_accept(net::use_awaitable);
            guests_.start("guest", serve(std::make_shared<tcp::socket>(std::move(guest))));
        }
    }
    net::awaitable<void> serve(std::shared_ptr<tcp::socket> guest) {
        std::string head;
        co_await net::async_read_until(*guest, net::dynamic_buffer(head), "\r\n\r\n", net::use_awaitable);
        asked.push_back(head);
        const auto answer = says;
        co_await net::async_write(*guest, net::buffer(answer), net::use_awaitable);
        if (!answer.starts_with("HTTP/1.1 200")) co_return;
        auto host = std::make_shared<tcp::socket>(guest->get_executor());
        const tcp::endpoint there(net::ip::make_address("127.0.0.1"), leads_to_);
        co_await host->async_connect(there, net::use_awaitable);
        guests_.start("back", carry(host, guest));
        auto forth = carry(guest, host);
        co_await std::move(forth);
    }
    static net::awaitable<void> carry(std::shared_ptr<tcp::socket> from, std::shared_ptr<tcp::socket> to) {
        std::array<char, 4096> piece{};
        for (;;) {
            auto [error, size] = co_await from->async_read_some(net::buffer(piece), net::as_tuple(net::use_awaitable));
            if (error) break;
            co_await net::async_write(*to, net::buffer(piece, size), net::use_awaitable);
        }
        boost::system::error_code ignored;
        to->shutdown(tcp::socket::shutdown_send, ignored);
    }

    tcp::acceptor door_;
    std::uint16_t leads_to_;
    bot::crew::crew guests_;
};

/// Slack at a name that only the proxy knows the way to.
struct far_slack : stage {
    tests::authority ours;
    bot::crew::crew guests{io.get_executor(), [](const std::string&, std::exception_ptr) {}};
    tests::tls_door door;
    small_proxy proxy;

    far_slack()
        : door(io, clock, ours.issue("DNS:slack.invalid"),
              [this](wire::transport over) { guests.start("guest", slack.serve(std::move(over))); }),
          proxy(io, door.port()) {
        how.api_url = "https://slack.invalid/api";
        how.ca_file = ours.file();
        slack.link_url = "wss://slack.invalid/link/";
    }
    ~far_slack() {
        running->stop.emit(net::cancellation_type::terminal);
        clock.settles([&] { return running->ended; });
        bot.reset();
        guests.stop();
        proxy.stops();
        clock.settle();
    }
    void starts_through(const std::string& credentials) {
        how.through =
            wire::parse_proxy("http://" + credentials + "127.0.0.1:" + std::to_string(proxy.port()), {}).value();
        auto at = around();
        at.by = nullptr;
        bot = std::make_unique<chat::slack::slack>(std::move(at), how);
        running = tests::play(io, bot->run());
    }
};

}  // namespace

TEST_CASE("C17 the Web API and the WebSocket go through the proxy, with its user and password") {
    far_slack it;
    it.starts_through("anna:s3cret@");
    REQUIRE(it.clock.settles([&] { return it.bot->is_connected(); }));
    CHECK(it.proxy.asked.size() >= 2);
    for (const auto& each : it.proxy.asked) {
        CHECK(each.starts_with("CONNECT slack.invalid:443 HTTP/1.1\r\n"));
        CHECK(each.find("Proxy-Authorization: Basic YW5uYTpzM2NyZXQ=\r\n") != std::string::npos);
        CHECK(each.find("xoxb") == std::string::npos);
    }
    CHECK(it.door.asked_for() == "slack.invalid");
    for (const auto& each : it.slack.calls) CHECK(each.headers["Proxy-Authorization"].empty());
    it.slack.open_peer()->sends(it.slack.slash("UANNA", "CINC", "status"));
    REQUIRE(it.clock.settles([&] { return !it.slack.alone.empty(); }));
    CHECK(it.slack.alone.front().text == "noted");
}

TEST_CASE("C17 a proxy that wants other credentials, or says more than it should, is told of and tried again") {
    for (const std::string answer : {"HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 2\r\n\r\nno",
             "HTTP/1.1 200 OK\r\n\r\nHTTP/1.1 200 OK\r\n\r\n{\"ok\":true}", "SSH-2.0-OpenSSH_9\r\n\r\n"}) {
        CAPTURE(answer);
        far_slack it;
        it.proxy.says = answer;
        it.starts_through("anna:s3cret@");
        REQUIRE(it.clock.settles([&] { return it.says("auth.test: no_answer"); }));
        CHECK_FALSE(it.bot->is_connected());
        CHECK(it.slack.calls.empty());
        CHECK_FALSE(it.says("s3cret"));
    }
}

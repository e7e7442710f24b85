// The listener's doors at the bounds that it is shipped with, over real sockets: both ends of each are in this process.
#include "clock/virtual_clock.hpp"
#include "crew/latch.hpp"
#include "play.hpp"
#include "web/listener.hpp"

#include <algorithm>
#include <array>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/write.hpp>
#include <doctest/doctest.h>
#include <sys/resource.h>

using namespace std::chrono_literals;
namespace net = boost::asio;
namespace web = bot::web;
using net::ip::tcp;

namespace {

constexpr std::size_t shipped_connections = 600, told_at_once = 16;

/// Most machines give a process 1,024 descriptors, and more when it asks.
bool may_open(rlim_t many) {
    rlimit now{};
    if (::getrlimit(RLIMIT_NOFILE, &now) != 0) return false;
    if (now.rlim_cur >= many) return true;
    now.rlim_cur = std::min(many, now.rlim_max);
    return ::setrlimit(RLIMIT_NOFILE, &now) == 0 && now.rlim_cur >= many;
}

/// A listener with a page that takes its time.
struct busy_door {
    net::io_context io{1};
    tests::virtual_clock clock{io};
    bot::crew::latch answers{clock};
    std::size_t asked = 0;
    web::listener at{io.get_executor(), clock, web::page_files({CHAOSDAY_SOURCE_DIR "/bot/web/pages"}, "enter.html"),
        [](const std::string&, std::exception_ptr) {}};
    std::vector<tcp::socket> guests;

    busy_door() {
        at.on("GET", "/slow",
            [this](bot::wire::http_request, bot::wire::peer) -> net::awaitable<bot::wire::http_response> {
                ++asked;
                co_await answers.opened();
                co_return bot::wire::http_response{200, {}, "at last"};
            });
        at.listen("127.0.0.1", 0);
    }
    ~busy_door() {
        guests.clear();
        tests::play(io, at.stop(100ms));
        clock.forward(1s);
    }
    tcp::socket comes() {
        tcp::socket guest(io);
        guest.connect({net::ip::make_address("127.0.0.1"), at.port()});
        guest.non_blocking(true);
        return guest;
    }
    static void ask(tcp::socket& by) {
        net::write(by, net::buffer(std::string_view("GET /slow HTTP/1.1\r\nHost: localhost\r\n\r\n")));
    }
    static bool is_hung_up_on(tcp::socket& guest) {
        std::array<char, 1> piece{};
        boost::system::error_code how;
        guest.read_some(net::buffer(piece), how);
        return how == net::error::eof;
    }
    /// All that this one reads until nothing more has come; "…, hung up" where it was told that no more comes.
    std::string reads(tcp::socket& guest) {
        std::string all;
        boost::system::error_code how;
        const auto read = [&] {
            std::array<char, 4096> piece{};
            for (how.clear(); !how;) all.append(piece.data(), guest.read_some(net::buffer(piece), how));
            return how == net::error::eof || !all.empty();
        };
        REQUIRE(clock.settles(read));
        return how == net::error::eof ? all + ", hung up" : all;
    }
};

}  // namespace

TEST_CASE_FIXTURE(
    busy_door, "600 connections are served; above them 16 at a time read 503; who keeps us waiting has to go") {
    REQUIRE_MESSAGE(may_open(2 * (shipped_connections + told_at_once) + 100),
        "this test needs 1,332 open files: raise the hard limit (ulimit -Hn)");
    while (guests.size() < shipped_connections) ask(guests.emplace_back(comes()));
    CHECK(clock.settles([&] { return asked == shipped_connections; }));

    std::vector<tcp::socket> strangers;
    while (strangers.size() < told_at_once) {
        strangers.push_back(comes());
        CHECK(reads(strangers.back()).starts_with("HTTP/1.1 503 "));
    }
    auto one_more = comes();
    CHECK(reads(one_more) == ", hung up");
    strangers.pop_back();
    clock.settle();
    auto next = comes();
    CHECK(reads(next).starts_with("HTTP/1.1 503 "));
    CHECK(asked == shipped_connections);

    answers.open();
    for (auto& each : guests) CHECK(reads(each).starts_with("HTTP/1.1 200 "));
    auto newcomer = comes();
    ask(newcomer);
    CHECK(reads(newcomer).starts_with("HTTP/1.1 200 "));
    CHECK(std::ranges::count_if(guests, is_hung_up_on) == 1);
}

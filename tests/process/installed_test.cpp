// What `cmake --install` puts into place, run from there.
#include "process/bench.hpp"

#include <boost/asio/ip/tcp.hpp>
#include <csignal>
#include <fmt/format.h>

using namespace tests;

namespace {

std::string first_line_of(std::uint16_t port, const std::string& target) {
    net::ip::tcp::iostream talk("127.0.0.1", std::to_string(port));
    talk << fmt::format("GET {} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nConnection: close\r\n\r\n", target, port)
         << std::flush;
    std::string line;
    std::getline(talk, line);
    return line;
}

}  // namespace

TEST_CASE("the installed bot finds its messages, its days and its pages by itself") {
    const scratch here;
    program installing({CHAOSDAY_CMAKE, "--install", CHAOSDAY_BUILD, "--prefix", here / "usr"});
    REQUIRE_MESSAGE(installing.ends() == 0, installing.complained());
    // From a directory that has none of them.
    const auto from_elsewhere = [&](std::vector<std::string> words) {
        const std::vector<std::string> before{"/usr/bin/env", "-C", here.text(), here / "usr/bin/chaosday"};
        words.insert(words.begin(), before.begin(), before.end());
        return words;
    };

    program prints(from_elsewhere({"rehearse", "--print"}));
    CHECK(prints.ends() == 0);
    CHECK(prints.said().find("A Chaos Day is planned") != std::string::npos);

    program checks(from_elsewhere({"plan", "check", here / "usr/share/chaosday/days/mini-event.toml"}));
    CHECK(checks.ends() == 0);

    program bot(from_elsewhere({"rehearse", "--dir", here / "day", "--port", "0"}));
    REQUIRE(bot.says("Ctrl-C."));
    for (const auto* each : {"/", "/room.css", "/icons.svg"})
        CHECK(first_line_of(port_in(bot.said()), each).starts_with("HTTP/1.1 200"));
    bot.signal(SIGTERM);
    CHECK(bot.ends(20s) == 0);
}

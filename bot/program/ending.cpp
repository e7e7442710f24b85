#include "program/ending.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <csignal>
#include <cstdlib>

namespace bot::program {

namespace net = boost::asio;

namespace {

constexpr std::chrono::seconds grace{5};

}  // namespace

ending::ending(net::io_context& io)
    : signals_(io, SIGINT, SIGTERM), bell_(io, std::chrono::steady_clock::time_point::max()), limit_(io) {
    std::signal(SIGPIPE, SIG_IGN);
    signals_.async_wait([this](boost::system::error_code error, int) {
        if (!error) want(ended_well);
    });
}

void ending::want(exit_code with) {
    if (wanted_) return;
    wanted_ = true;
    code_ = with;
    bell_.cancel();
}

net::awaitable<void> ending::wanted() {
    while (!wanted_) co_await bell_.async_wait(net::as_tuple(net::use_awaitable));
}

void ending::begin() {
    signals_.cancel();
    limit_.expires_after(grace);
    limit_.async_wait([this](boost::system::error_code error) {
        if (!error) std::_Exit(code_);
    });
}

}  // namespace bot::program

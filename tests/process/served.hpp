// A scripted platform on a real port, for processes. Its own time stands still.
#pragma once

#include "clock/virtual_clock.hpp"
#include "process/bench.hpp"
#include "wire/pipes.hpp"

#include <boost/asio/detached.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <functional>
#include <optional>
#include <poll.h>

namespace tests {

template <class Script>
class served {
public:
    served() { net::co_spawn(io_, welcome(), net::detached); }

    /// "127.0.0.1:PORT"
    std::string address() const { return "127.0.0.1:" + std::to_string(door_.local_endpoint().port()); }
    net::io_context& context() { return io_; }

    /// Serves until it is so; false when the program ends, or it is not so within half a minute.
    bool serves_until(program& bot, const std::function<bool()>& it_is_so) {
        const auto until = std::chrono::steady_clock::now() + 30s;
        while (!it_is_so() && std::chrono::steady_clock::now() < until && !bot.ends(0ms)) serve();
        return it_is_so();
    }
    /// Until the program has said it.
    bool serves_until(program& bot, const std::string& what) {
        return serves_until(bot, [&] { return bot.says(what, 0ms); });
    }
    /// Lets one call come in, and does not answer it.
    bool is_called(program& bot) {
        pollfd caller{door_.native_handle(), POLLIN, 0};
        return !bot.ends(0ms) && ::poll(&caller, 1, 30'000) == 1;
    }
    std::optional<int> serves_until_it_ends(program& bot, std::chrono::milliseconds limit) {
        const auto until = std::chrono::steady_clock::now() + limit;
        while (!bot.ends(0ms) && std::chrono::steady_clock::now() < until) serve();
        return bot.ends(0ms);
    }

private:
    using tcp = net::ip::tcp;

    void serve() {
        if (io_.stopped()) io_.restart();
        io_.run_one_for(20ms);
    }
    net::awaitable<void> welcome() {
        for (;;) {
            auto caller = co_await door_.async_accept(net::use_awaitable);
            net::co_spawn(io_, script.serve(bot::wire::over_tcp(std::move(caller))), net::detached);
        }
    }
    net::io_context io_{1};
    virtual_clock clock_{io_};
    tcp::acceptor door_{io_, tcp::endpoint(net::ip::address_v4::loopback(), 0)};

public:
    Script script{io_, clock_};
};

}  // namespace tests

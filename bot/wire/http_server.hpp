// An HTTP server for few clients and many strangers: everything a peer can make it hold or wait for has a bound.
// A request becomes a value, the handler makes the answer; an upgrade to a WebSocket goes to its own handler.
#pragma once

#include "clock/clock.hpp"
#include "wire/http.hpp"
#include "wire/transport.hpp"
#include "wire/websocket.hpp"

#include <boost/asio/awaitable.hpp>
#include <chrono>
#include <cstdint>
#include <exception>
#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace bot::wire {

struct peer {
    std::string address{};
    std::uint16_t port = 0;
};

/// A request to go over to a WebSocket. It is answered once, by either; when it goes unanswered the client reads 500.
class upgrade {
public:
    struct inside;
    explicit upgrade(std::shared_ptr<inside> it) : it_(std::move(it)) {}

    const http_request& request() const;
    const peer& from() const;
    net::awaitable<websocket> accept(websocket_options how = {}, header_list headers = {});
    net::awaitable<void> refuse(http_response with);

private:
    std::shared_ptr<inside> it_;
};

struct http_server_options {
    std::size_t header_max = 16 << 10;
    std::size_t body_max = 1 << 20;
    /// WebSockets count. Above it whoever keeps us waiting longest for a request has to go; where nobody does,
    /// strangers read 503.
    std::size_t connections_max = 256;
    std::chrono::milliseconds header_limit{10'000};
    std::chrono::milliseconds body_limit{10'000};
    std::chrono::milliseconds write_limit{30'000};
    std::chrono::milliseconds idle_limit{30'000};  // between two requests of a connection
};

struct http_handlers {
    /// May throw: the client reads 500 and `trouble` hears of it. For HEAD the body is left out on the way.
    std::function<net::awaitable<http_response>(http_request, peer)> request{};
    /// Runs as long as the conversation does. None: upgrades are refused with 404.
    std::function<net::awaitable<void>(upgrade)> upgrade{};
    /// For the log; optional.
    std::function<void(const std::string& where, std::exception_ptr why)> trouble{};
    /// Every answer passes here on its way out, the server's own refusals too: what all of them carry. Optional.
    std::function<http_response(http_response)> dress{};
};

class http_server {
public:
    /// `steady` outlives the server.
    http_server(net::any_io_executor executor, clock::clock& steady, http_server_options how, http_handlers with);
    ~http_server();

    /// Throws system_error when the place is taken or not ours. Port 0 takes a free one; port() tells. May be called
    /// for several places.
    void listen(const std::string& ip_address, std::uint16_t port);
    /// Of the place that was listened to last.
    std::uint16_t port() const;
    /// Serves one connection that somebody else accepted (TLS, memory), until it ends.
    net::awaitable<void> serve(transport over, peer who);
    /// Accepts nobody any more, hangs up the idle, lets answers under way leave and upgraded conversations end; what
    /// is left after `limit` is cut off (a conversation that serve() was given is for its owner to end).
    net::awaitable<void> stop(std::chrono::milliseconds limit);
    std::size_t connections() const;

private:
    struct inside;
    std::shared_ptr<inside> it_;
};

}  // namespace bot::wire

// For this room's sources only: one connection of the server, from its first byte to its last. It keeps the limits of
// the options and knows nothing of sockets, of other connections, or of who listens.
#pragma once

#include "wire/http_server.hpp"

#include <memory>
#include <optional>

namespace bot::wire {

/// What all connections of a server have in common.
struct service {
    clock::clock& steady;
    http_server_options how;
    http_handlers with;
    bool is_stopping = false;

    void report(const std::string& where, std::exception_ptr why) const {
        if (with.trouble) with.trouble(where, std::move(why));
    }
    http_response dressed(http_response it) const { return with.dress ? with.dress(std::move(it)) : std::move(it); }
};

class http_connection {
public:
    http_connection(std::shared_ptr<service> of, transport over, peer who);
    ~http_connection();
    http_connection(const http_connection&) = delete;
    http_connection& operator=(const http_connection&) = delete;

    /// Answers one request after the other until either side has had enough. Throws only when cancelled.
    net::awaitable<void> live();
    /// Says 503 and goodbye.
    net::awaitable<void> turn_away();
    /// Ends it now if it waits for a request; else its answer is the last one.
    void wind_down();
    void hang_up();
    /// Since when it keeps us waiting: for a request, or, from its first byte on, for the rest of it, however that
    /// trickles in. Nothing while it is answered, or has gone over to a WebSocket.
    std::optional<clock::instant> waits_since() const;

private:
    struct inside;
    std::unique_ptr<inside> it_;
};

}  // namespace bot::wire

// One connection of a client as Mattermost holds it: kept alive for a minute, long answers in chunks, gzip for those
// who ask for it. The house's own server does none of these, so this is written out here.
#pragma once

#include "clock/clock.hpp"
#include "wire/http.hpp"
#include "wire/transport.hpp"

#include <boost/asio/awaitable.hpp>
#include <memory>
#include <optional>

namespace tests::mattermost {

namespace net = boost::asio;
namespace wire = bot::wire;

class http_line {
public:
    http_line(wire::transport over, bot::clock::clock& by);
    ~http_line();

    /// The next request; nothing when the client has gone, was silent for 60 s, or said what is no HTTP.
    net::awaitable<std::optional<wire::http_request>> next();
    /// The answer to it, whole or only its first bytes: then the connection is hung up.
    net::awaitable<bool> say(wire::http_response what, std::optional<std::size_t> cut_after = std::nullopt);
    /// For a conversation that goes on in another way; what was read ahead is put back.
    wire::transport take();

private:
    struct inside;
    std::unique_ptr<inside> it_;
};

bool asks_for_websocket(const wire::http_request& asked);

}  // namespace tests::mattermost

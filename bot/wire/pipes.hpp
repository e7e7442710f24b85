// The two kinds of pipe that lead out of the process: plain TCP and TLS over it. Both send at once (no Nagle delay).
#pragma once

#include "clock/clock.hpp"
#include "wire/transport.hpp"

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/stream.hpp>

namespace bot::wire {

transport over_tcp(net::ip::tcp::socket socket);
/// After the handshake. `steady` limits the goodbye to a second.
transport over_tls(clock::clock& steady, std::unique_ptr<net::ssl::stream<net::ip::tcp::socket>> stream);

}  // namespace bot::wire

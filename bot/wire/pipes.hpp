// The two kinds of pipe that lead out of the process: TCP, which sends at once (no Nagle delay), and TLS over another
// one.
#pragma once

#include "clock/clock.hpp"
#include "wire/transport.hpp"

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/stream.hpp>

namespace bot::wire {

using tls_stream = net::ssl::stream<transport>;

transport over_tcp(net::ip::tcp::socket socket);
/// After the handshake. `steady` limits the goodbye to a second.
transport over_tls(clock::clock& steady, std::unique_ptr<tls_stream> stream);

}  // namespace bot::wire

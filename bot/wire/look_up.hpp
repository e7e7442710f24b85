// The addresses of a host. A name server that hangs can not be interrupted: each question has a thread of its own, and
// nobody waits for it longer than they want to, neither the next question nor the end of the process.
#pragma once

#include "clock/clock.hpp"
#include "wire/transport.hpp"

#include <boost/asio/awaitable.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <functional>
#include <string>
#include <vector>

namespace bot::wire {

struct looked_up {
    error_code error;
    std::vector<net::ip::tcp::endpoint> places;
};
/// Blocks, and is called on a thread of its own; throws nothing.
using name_server = std::function<looked_up(const std::string& host, const std::string& port)>;

looked_up ask_the_system(const std::string& host, const std::string& port);

/// Throws timed_out at `deadline`, try_again where too many questions hang already, and what the name server says.
net::awaitable<std::vector<net::ip::tcp::endpoint>> look_up(
    clock::clock& steady, name_server by, std::string host, std::string port, clock::instant deadline);

}  // namespace bot::wire

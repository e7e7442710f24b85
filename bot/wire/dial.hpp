// Calling somebody: look-up, connection, a proxy's tunnel where there is one, TLS. A certificate is always verified,
// the host's name included; plain text goes to this machine only, or where the options say so by name. Every failure is
// a system_error that names the place.
#pragma once

#include "clock/clock.hpp"
#include "wire/address.hpp"
#include "wire/look_up.hpp"
#include "wire/proxy.hpp"
#include "wire/transport.hpp"

#include <boost/asio/awaitable.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace bot::wire {

/// Whoever can call an address; tests bring one that calls through memory.
class caller {
public:
    virtual ~caller() = default;
    virtual net::awaitable<transport> dial(address to) = 0;
};

struct dial_options {
    /// PEM file with certificates to trust besides the system's.
    std::string ca_file{};
    std::chrono::milliseconds limit_each{2'000};      // one endpoint of a host
    std::chrono::milliseconds limit_overall{10'000};  // look-up, all endpoints, TLS
    /// Calls with TLS go through it, but for those that it names as direct; none: all go directly.
    std::optional<proxy> through{};
    /// Hosts besides this machine to which plain http and ws may go.
    std::vector<std::string> allow_plain{};
    name_server names = ask_the_system;
};

/// The first of them that answers, each given `limit_each`: a place that swallows packets does not use up the time of
/// the next. Throws what the last one said.
net::awaitable<net::ip::tcp::socket> connect_any(
    clock::clock& steady, std::vector<net::ip::tcp::endpoint> places, std::chrono::milliseconds limit_each);

class dialler final : public caller {
public:
    /// `steady` has to outlive the dialler and what it dials. Throws when ca_file cannot be read.
    dialler(clock::clock& steady, dial_options how);
    ~dialler() override;

    /// Throws timed_out when a limit is passed, access_denied for plain text to where it may not go.
    net::awaitable<transport> dial(address to) override;

private:
    net::awaitable<transport> reach(address to);
    net::awaitable<std::vector<net::ip::tcp::endpoint>> places_of(address to);
    net::awaitable<transport> connect(address to);
    net::awaitable<transport> tunnel(address to);
    net::awaitable<transport> secure_proxy(address proxy, transport over);
    net::awaitable<transport> secure(address to, transport over);
    bool may_be_plain(const address& to) const;

    struct trust;
    trust& trusted();

    clock::clock& steady_;
    dial_options how_;
    std::unique_ptr<trust> trust_;  ///< made when TLS is first spoken
};

}  // namespace bot::wire

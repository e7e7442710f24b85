// The way through an HTTP proxy, as HTTPS_PROXY and NO_PROXY name it: which hosts are called through it, what opens the
// tunnel, and what the proxy's answer means. Pure; dial does the calling.
#pragma once

#include "wire/address.hpp"

#include <expected>
#include <string>
#include <string_view>
#include <vector>

namespace bot::wire {

struct proxy {
    std::string host, port;
    std::string credentials{};          ///< "user:password", a secret; empty: none
    std::vector<std::string> direct{};  ///< hosts, domains with all that is under them, nets ("10.0.0.0/8"); "*": all
    bool tls = false;  ///< asked for the tunnel over TLS, so that nobody on the way to it reads the credentials
};

/// "http://user:password@proxy.example:3128" or the same with https, user and password percent-encoded where they have
/// to be. `no_proxy` is apart by commas. The error is a sentence that tells nothing of the credentials.
std::expected<proxy, std::string> parse_proxy(std::string_view url, std::string_view no_proxy);

/// This machine is called directly, whatever is configured; so is what has no TLS of its own.
bool goes_through(const proxy& by, const address& to);

/// The request for a tunnel, credentials included: it goes to the proxy and nowhere else.
std::string connect_request(const proxy& by, const address& to);

/// The largest answer that a proxy may give before the tunnel is open.
inline constexpr std::size_t proxy_answer_max = 16 * 1024;
/// Why there is no tunnel, as a phrase; empty: there is one. `head` ends with its empty line.
std::string refusal_of(std::string_view head);

}  // namespace bot::wire

// Where to call: the parts of an http, https, ws or wss URL. Strict and bounded: what is unusual is refused by a
// sentence that says why, so that a typo in a configuration is seen when it is read and not when it is dialled.
#pragma once

#include <expected>
#include <string>
#include <string_view>

namespace bot::wire {

struct address {
    bool tls = true;
    std::string host;    // lower case; an IPv6 address without its brackets
    std::string port;    // digits
    std::string target;  // path and query, at least "/"
    bool operator==(const address&) const = default;
};

/// User names and passwords in a URL are refused, and so is a fragment.
std::expected<address, std::string> parse_address(std::string_view url);
/// Whether `host` can only be this machine: localhost, a name under it, 127.0.0.0/8 or ::1.
bool is_loopback(std::string_view host);
/// As the Host field wants it: brackets round IPv6, and the port when it is not the usual one.
std::string host_field(const address& of);

}  // namespace bot::wire

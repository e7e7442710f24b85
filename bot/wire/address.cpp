#include "wire/address.hpp"

#include <algorithm>
#include <boost/asio/ip/address.hpp>
#include <cctype>
#include <charconv>
#include <optional>

namespace bot::wire {

namespace net = boost::asio;

namespace {

constexpr std::size_t longest = 2'048;

using refused = std::unexpected<std::string>;

std::string lower(std::string_view text) {
    std::string small(text);
    std::ranges::transform(small, small.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return small;
}

/// Takes what stands before `mark` off the front of `text`, the mark too.
std::optional<std::string_view> take_until(std::string_view& text, std::string_view mark) {
    const auto at = text.find(mark);
    if (at == text.npos) return std::nullopt;
    const auto before = text.substr(0, at);
    text.remove_prefix(at + mark.size());
    return before;
}

bool is_host_name(std::string_view host) {
    return !host.empty() && host.size() <= 253 && host.front() != '-' && host.front() != '.' &&
           host.find("..") == host.npos && std::ranges::all_of(host, [](unsigned char c) {
               return std::isalnum(c) != 0 || c == '-' || c == '.' || c == '_';
           });
}

bool is_port(std::string_view port) {
    unsigned number = 0;
    const auto [end, error] = std::from_chars(port.data(), port.data() + port.size(), number);
    return error == std::errc{} && end == port.data() + port.size() && port.size() <= 5 && number >= 1 &&
           number <= 65'535;
}

std::optional<net::ip::address> literal(std::string_view host) {
    boost::system::error_code error;
    const auto made = net::ip::make_address(std::string(host), error);
    if (error) return std::nullopt;
    return made;
}

/// "name:port", "[v6]:port" or either without a port, into `to`.
std::expected<void, std::string> read_authority(std::string_view authority, address& to) {
    if (authority.find('@') != authority.npos)
        return refused("A user name or password does not belong into an address: leave out what stands before the @.");
    auto host = authority;
    std::string_view port;
    const auto bracket = authority.starts_with('[') ? authority.find(']') : authority.npos;
    if (authority.starts_with('[') && bracket == authority.npos)
        return refused("The ] after the IPv6 address is missing.");
    if (const auto colon = authority.find(':', bracket == authority.npos ? 0 : bracket); colon != authority.npos) {
        host = authority.substr(0, colon);
        port = authority.substr(colon + 1);
        if (!is_port(port)) return refused("The port has to be a number from 1 to 65535.");
        to.port = port;
    }
    if (bracket != authority.npos) {
        if (host.size() != bracket + 1) return refused("Only a port may follow the ] of an IPv6 address.");
        host = host.substr(1, bracket - 1);
        const auto v6 = literal(host);
        if (!v6 || !v6->is_v6()) return refused("What stands in the brackets is no IPv6 address.");
    } else if (!is_host_name(host)) {
        return refused("The name of the host is missing or has a character that no host name has.");
    }
    to.host = lower(host);
    return {};
}

}  // namespace

std::expected<address, std::string> parse_address(std::string_view url) {
    if (url.size() > longest) return refused("The address is longer than 2048 characters.");
    if (std::ranges::any_of(url, [](unsigned char c) { return c <= ' ' || c >= 127 || c == '\\'; }))
        return refused("The address has a space or a character that has to be written as %XX.");
    auto rest = url;
    const auto scheme = lower(take_until(rest, "://").value_or(""));
    if (scheme != "http" && scheme != "https" && scheme != "ws" && scheme != "wss")
        return refused("The address has to begin with https://, http://, wss:// or ws://.");
    if (rest.find('#') != rest.npos) return refused("An address to call has no # part.");

    address made;
    made.tls = scheme == "https" || scheme == "wss";
    made.port = made.tls ? "443" : "80";
    const auto path = std::min(rest.find_first_of("/?"), rest.size());
    if (const auto read = read_authority(rest.substr(0, path), made); !read) return refused(read.error());
    made.target = rest.substr(path);
    if (!made.target.starts_with('/')) made.target.insert(0, "/");
    return made;
}

bool is_loopback(std::string_view host) {
    const auto name = lower(host);
    if (name == "localhost" || name.ends_with(".localhost")) return true;
    const auto number = literal(name);
    return number && number->is_loopback();
}

std::string host_field(const address& of) {
    auto host = of.host.find(':') == of.host.npos ? of.host : "[" + of.host + "]";
    if (of.port != (of.tls ? "443" : "80")) host += ":" + of.port;
    return host;
}

}  // namespace bot::wire

#include "wire/proxy.hpp"

#include <algorithm>
#include <array>
#include <boost/asio/ip/address.hpp>
#include <boost/asio/ip/network_v4.hpp>
#include <boost/asio/ip/network_v6.hpp>
#include <cctype>
#include <charconv>
#include <optional>

namespace bot::wire {

namespace net = boost::asio;

namespace {

constexpr std::size_t longest = 4'096;

std::optional<std::string> decoded(std::string_view text) {
    std::string plain;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] != '%') {
            plain += text[at];
            continue;
        }
        unsigned value = 0;
        const auto digits = text.substr(at + 1, 2);
        const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
        if (error != std::errc() || digits.size() != 2 || end != digits.data() + 2) return std::nullopt;
        plain += static_cast<char>(value);
        at += 2;
    }
    const auto is_control = [](unsigned char c) { return c < 0x20 || c == 0x7F; };
    return std::ranges::any_of(plain, is_control) ? std::nullopt : std::optional(plain);
}

std::string base64(std::string_view bytes) {
    constexpr std::string_view signs = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string text;
    for (std::size_t at = 0; at < bytes.size(); at += 3) {
        std::array<unsigned, 3> three{};
        const auto left = std::min<std::size_t>(3, bytes.size() - at);
        for (std::size_t n = 0; n < left; ++n) three[n] = static_cast<unsigned char>(bytes[at + n]);
        const auto all = three[0] << 16U | three[1] << 8U | three[2];
        for (std::size_t n = 0; n < 4; ++n) text += n <= left ? signs[all >> (18U - 6U * n) & 63U] : '=';
    }
    return text;
}

/// "Example.com", ".example.com" and "*.example.com" mean the same.
std::string as_domain(std::string_view entry) {
    std::string domain;
    for (const char c : entry) domain += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    if (domain == "*") return domain;
    domain.erase(0, std::min(domain.find_first_not_of("*."), domain.size()));
    return domain;
}

/// Apart by commas, blanks or both, as curl and others take it.
std::vector<std::string> domains_in(std::string_view list) {
    std::vector<std::string> all;
    while (!list.empty()) {
        const auto end = std::min(list.find_first_of(", \t\r\n"), list.size());
        if (auto one = as_domain(list.substr(0, end)); !one.empty()) all.push_back(std::move(one));
        list.remove_prefix(std::min(end + 1, list.size()));
    }
    return all;
}

/// "10.0.0.0/8" or "2001:db8::/32", where the host is a number of that net; a name is looked up by nobody here.
bool is_in_net(const std::string& entry, const std::string& host) {
    boost::system::error_code error;
    const auto number = net::ip::make_address(host, error);
    if (error) return false;
    if (number.is_v6()) {
        const auto whole = net::ip::make_network_v6(entry, error);
        const auto of = net::ip::network_v6(number.to_v6(), whole.prefix_length());
        return !error && of.network() == whole.network();
    }
    const auto whole = net::ip::make_network_v4(entry, error);
    return !error && net::ip::network_v4(number.to_v4(), whole.prefix_length()).network() == whole.network();
}

bool is_named(const std::string& entry, const address& to) {
    if (entry.find('/') != std::string::npos) return is_in_net(entry, to.host);
    if (entry == "*" || entry == to.host || entry == host_field(to) || entry == to.host + ":" + to.port) return true;
    return to.host.ends_with("." + entry);
}

}  // namespace

std::expected<proxy, std::string> parse_proxy(std::string_view url, std::string_view no_proxy) {
    if (url.size() > longest) return std::unexpected("The proxy's address is longer than 4096 characters.");
    std::string place(url);
    if (place.find("://") == std::string::npos) place.insert(0, "http://");
    if (!place.starts_with("http://") && !place.starts_with("https://"))
        return std::unexpected(
            "The proxy's address has to begin with http:// or https://: other kinds are not known here.");
    std::string credentials;
    const auto begin = place.find("://") + 3;
    if (const auto at = place.rfind('@'); at != std::string::npos) {
        auto said = decoded(std::string_view(place).substr(begin, at - begin));
        if (!said) return std::unexpected("The proxy's user or password is not encoded rightly: write %XX.");
        credentials = std::move(*said);
        place.erase(begin, at - begin + 1);
    }
    auto to = parse_address(place);
    if (!to) return std::unexpected("The proxy's address: " + to.error());
    return proxy{std::move(to->host), std::move(to->port), std::move(credentials), domains_in(no_proxy), to->tls};
}

bool goes_through(const proxy& by, const address& to) {
    if (!to.tls || is_loopback(to.host)) return false;
    return std::ranges::none_of(by.direct, [&](const auto& each) { return is_named(each, to); });
}

std::string connect_request(const proxy& by, const address& to) {
    const auto host = to.host.find(':') == std::string::npos ? to.host : "[" + to.host + "]";
    const auto place = host + ":" + to.port;
    auto request = "CONNECT " + place + " HTTP/1.1\r\nHost: " + place + "\r\n";
    if (!by.credentials.empty()) request += "Proxy-Authorization: Basic " + base64(by.credentials) + "\r\n";
    return request + "\r\n";
}

std::string refusal_of(std::string_view head) {
    const auto first = head.substr(0, head.find("\r\n"));
    const auto status = first.size() >= 12 ? first.substr(9, 3) : std::string_view();
    const bool is_number = !status.empty() && status.find_first_not_of("0123456789") == std::string_view::npos;
    if (!first.starts_with("HTTP/1.") || !is_number) return "the proxy does not speak HTTP";
    if (status.starts_with('2')) return {};
    if (status == "407") return "the proxy asks for a user and password that it knows (407)";
    if (status == "403") return "the proxy does not let us through (403)";
    return "the proxy opens no tunnel (" + std::string(status) + ")";
}

}  // namespace bot::wire

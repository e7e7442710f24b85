#include "wire/request_faults.hpp"

#include <boost/beast/http/error.hpp>
#include <boost/beast/http/rfc7230.hpp>
#include <utility>

namespace bot::wire {

namespace http = boost::beast::http;

http_response plain(unsigned status, std::string text) {
    return {status, {{"Content-Type", "text/plain; charset=utf-8"}}, std::move(text) + "\n"};
}

std::optional<http_response> complaint(error_code why) {
    if (why == http::error::header_limit || why == http::error::buffer_overflow)
        return plain(431, "The header of the request is too long.");
    if (why == http::error::body_limit) return plain(413, "The request is too long.");
    if (why == http::error::end_of_stream || why == http::error::partial_message) return std::nullopt;
    if (why.category() != http::make_error_code(http::error::bad_value).category()) return std::nullopt;
    return plain(400, "This is no HTTP request.");
}

bool names_one_host(const request_head& of) {
    const auto hosts = of.equal_range(http::field::host);
    const auto count = std::distance(hosts.first, hosts.second);
    return count == 1 || (count == 0 && of.version() < 11);
}

bool asks_for_websocket(const request_head& of) {
    return of.version() == 11 && of.method() == http::verb::get &&
           http::token_list{of[http::field::connection]}.exists("upgrade") &&
           http::token_list{of[http::field::upgrade]}.exists("websocket");
}

std::optional<http_response> fault_of_handshake(const request_head& of) {
    constexpr std::size_t longest_key = 24;
    const auto key = of[http::field::sec_websocket_key];
    if (key.empty() || key.size() > longest_key) return plain(400, "The upgrade has no key that is one.");
    if (of[http::field::sec_websocket_version] == "13") return std::nullopt;
    auto no = plain(426, "The upgrade has to be to version 13.");
    no.headers.add("Sec-WebSocket-Version", "13");
    return no;
}

}  // namespace bot::wire

// For this room's sources only: what is wrong with a request before anybody answers it, and what its client reads then.
// Pure; the connection does the reading.
#pragma once

#include "wire/http.hpp"
#include "wire/transport.hpp"

#include <boost/beast/http/fields.hpp>
#include <boost/beast/http/message.hpp>
#include <optional>
#include <string>

namespace bot::wire {

using request_head = boost::beast::http::request_header<>;

http_response plain(unsigned status, std::string text);

/// For a request that can not be read; nothing for a client that went away or was too slow.
std::optional<http_response> complaint(error_code why);

/// HTTP/1.0 may name none.
bool names_one_host(const request_head& of);

bool asks_for_websocket(const request_head& of);
/// Of one that asks for a WebSocket. Beast would say so by itself, and leave out what all of our answers carry.
std::optional<http_response> fault_of_handshake(const request_head& of);

}  // namespace bot::wire

// For this room's sources only: how Beast ends a transport, and our values as Beast's and back.
#pragma once

#include "wire/http.hpp"
#include "wire/transport.hpp"

#include <boost/beast/core/role.hpp>
#include <boost/beast/http/fields.hpp>
#include <boost/beast/http/message.hpp>
#include <boost/beast/http/string_body.hpp>

namespace bot::wire {

// Found by Beast's WebSocket stream through argument-dependent lookup.
inline void beast_close_socket(transport& which) { which.close(); }

template <class Then>
void async_teardown(boost::beast::role_type, transport& which, Then&& then) {
    which.finish(shared(std::forward<Then>(then)));
}

inline header_list headers_of(const boost::beast::http::fields& fields) {
    header_list all;
    for (const auto& each : fields) all.add(std::string(each.name_string()), std::string(each.value()));
    return all;
}

inline void put_headers(const header_list& from, boost::beast::http::fields& into) {
    for (const auto& each : from) into.insert(each.name, each.value);
}

inline http_response response_of(boost::beast::http::response<boost::beast::http::string_body>&& from) {
    return {from.result_int(), headers_of(from), std::move(from.body())};
}

template <class Body>
http_request request_of(const boost::beast::http::request<Body>& from) {
    return {std::string(from.method_string()), std::string(from.target()), headers_of(from), {}, false};
}

}  // namespace bot::wire

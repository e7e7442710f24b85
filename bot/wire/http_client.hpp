// Requests to one server, over a few kept-alive connections. A kept connection is looked at before it is used again,
// and a failure says whether the request may have been processed: a POST is never sent twice without leave.
#pragma once

#include "clock/clock.hpp"
#include "wire/address.hpp"
#include "wire/dial.hpp"
#include "wire/http.hpp"

#include <boost/asio/awaitable.hpp>
#include <chrono>
#include <memory>
#include <stdexcept>
#include <string>

namespace bot::wire {

struct http_client_options {
    std::chrono::milliseconds timeout{10'000};   // of all of it: waiting for a connection, dialling, answer
    std::chrono::milliseconds idle_max{25'000};  // a connection that was idle for longer is not used again
    std::size_t body_max = 8 << 20;              // of an answer
    std::size_t connections = 4;                 // at most at a time; further requests wait their turn
    std::string user_agent = "chaosday";
};

/// What went wrong on the way. Answers with any status are no failures.
class http_failure : public std::runtime_error {
public:
    enum class kind {
        not_sent,  // it was surely not processed
        unknown,   // it may have been processed: no answer came, or one that cannot be read
        timeout,   // as `may_have_happened` says
        too_long,  // it was processed, and the answer is longer than `body_max`
    };
    http_failure(kind what, bool may_have, const std::string& text)
        : std::runtime_error(text), is(what), may_have_happened(may_have) {}
    kind is;
    bool may_have_happened;
};

class http_client {
public:
    /// Caller and clock outlive the client; requests under way outlive it safely.
    http_client(caller& by, clock::clock& steady, address base, http_client_options how);
    ~http_client();

    /// A target that starts with "/" is taken as it is, any other is appended to the target of the base. Host,
    /// Content-Length, User-Agent and Connection are set here. A request that is safe to repeat is tried once more when
    /// the connection fails. Throws http_failure; operation_aborted when cancelled.
    net::awaitable<http_response> send(http_request request);
    /// Hangs up the connections that are idle.
    void drop_idle();
    const address& base() const;

private:
    struct inside;
    std::shared_ptr<inside> it_;
};

}  // namespace bot::wire

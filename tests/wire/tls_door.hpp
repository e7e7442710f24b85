// A server's door with TLS, on a free port of loopback: whoever comes in is handed on as a transport.
#pragma once

#include "wire/certificates.hpp"
#include "wire/pipes.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>

namespace tests {

namespace net = boost::asio;

class tls_door {
public:
    using welcome = std::function<void(bot::wire::transport)>;
    using tls_stream = bot::wire::tls_stream;

    tls_door(net::io_context& io, bot::clock::clock& clock, const certificate& shown, welcome in,
        const std::string& at = "127.0.0.1")
        : it_(std::make_shared<inside>(io, clock, std::move(in), at)) {
        it_->context.use_certificate(net::buffer(shown.pem), net::ssl::context::pem);
        it_->context.use_private_key(net::buffer(shown.key_pem), net::ssl::context::pem);
        net::co_spawn(io, accept(it_), [](std::exception_ptr why) {
            if (why) std::rethrow_exception(why);
        });
    }
    ~tls_door() { it_->door.close(); }
    tls_door(const tls_door&) = delete;
    tls_door& operator=(const tls_door&) = delete;

    std::uint16_t port() const { return it_->door.local_endpoint().port(); }
    /// The name that the last caller asked for (SNI); empty when it named none.
    const std::string& asked_for() const { return it_->asked_for; }
    /// Calls that did not get as far as a conversation.
    int refused() const { return it_->refused; }
    net::ssl::context& context() { return it_->context; }

private:
    struct inside {
        inside(net::io_context& io, bot::clock::clock& by, welcome in, const std::string& at)
            : clock(by), door(io, {net::ip::make_address(at), 0}), enter(std::move(in)) {}
        bot::clock::clock& clock;
        net::ssl::context context{net::ssl::context::tls_server};
        net::ip::tcp::acceptor door;
        welcome enter;
        std::string asked_for;
        int refused = 0;
    };

    static net::awaitable<void> accept(std::shared_ptr<inside> it) {
        for (;;) {
            auto [error, socket] = co_await it->door.async_accept(net::as_tuple(net::use_awaitable));
            if (error) co_return;
            net::co_spawn(it->door.get_executor(), greet(it, std::move(socket)), [](std::exception_ptr why) {
                if (why) std::rethrow_exception(why);
            });
        }
    }
    static net::awaitable<void> greet(std::shared_ptr<inside> it, net::ip::tcp::socket socket) {
        auto stream = std::make_unique<tls_stream>(bot::wire::over_tcp(std::move(socket)), it->context);
        auto [error] =
            co_await stream->async_handshake(net::ssl::stream_base::server, net::as_tuple(net::use_awaitable));
        const char* named = SSL_get_servername(stream->native_handle(), TLSEXT_NAMETYPE_host_name);
        it->asked_for = named == nullptr ? "" : named;
        if (error)
            ++it->refused;
        else
            it->enter(bot::wire::over_tls(it->clock, std::move(stream)));
    }

    std::shared_ptr<inside> it_;
};

}  // namespace tests

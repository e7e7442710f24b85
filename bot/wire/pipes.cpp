#include "wire/pipes.hpp"

#include "crew/within.hpp"

#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/ssl/error.hpp>
#include <sys/socket.h>

namespace bot::wire {

using net::ip::tcp;

namespace {

void send_at_once(tcp::socket& socket) {
    error_code ignored;
    socket.set_option(tcp::no_delay(true), ignored);
}

void hang_up(tcp::socket& socket) {
    error_code ignored;
    socket.close(ignored);
}

/// Asks the kernel without waiting. Bytes that nobody asked for are as bad as an end.
bool is_quiet(tcp::socket& socket) {
    if (!socket.is_open()) return false;
    char byte = 0;
    const auto got = ::recv(socket.native_handle(), &byte, 1, MSG_PEEK | MSG_DONTWAIT);
    return got < 0 && (errno == EAGAIN || errno == EWOULDBLOCK);
}

class tcp_pipe final : public pipe {
public:
    explicit tcp_pipe(tcp::socket socket) : socket_(std::move(socket)) { send_at_once(socket_); }

    void read_some(net::mutable_buffer into, net::cancellation_slot stop, moved then) override {
        socket_.async_read_some(into, net::bind_cancellation_slot(stop, std::move(then)));
    }
    void write_some(gathered from, net::cancellation_slot stop, moved then) override {
        socket_.async_write_some(from, net::bind_cancellation_slot(stop, std::move(then)));
    }
    void finish(ended then) override {
        error_code error;
        socket_.shutdown(tcp::socket::shutdown_send, error);
        net::post(socket_.get_executor(), [then = std::move(then), error] { then(error); });
    }
    void close() override { hang_up(socket_); }
    bool is_idle() override { return is_quiet(socket_); }

private:
    tcp::socket socket_;
};

/// The stream is shared with the operations under way: OpenSSL's state has to live until the last of them is done.
class tls_pipe final : public pipe {
public:
    tls_pipe(clock::clock& steady, std::shared_ptr<tls_stream> stream) : steady_(steady), stream_(std::move(stream)) {}
    ~tls_pipe() override { stream_->next_layer().close(); }

    void read_some(net::mutable_buffer into, net::cancellation_slot stop, moved then) override {
        auto read = [kept = stream_, cut = cut_short_, then = std::move(then)](error_code error, std::size_t size) {
            // Most servers hang up without TLS's goodbye. Only what has no length of its own has to mind: it can ask.
            *cut = *cut || error == net::ssl::error::stream_truncated;
            then(error == net::ssl::error::stream_truncated ? error_code(net::error::eof) : error, size);
        };
        stream_->async_read_some(into, net::bind_cancellation_slot(stop, std::move(read)));
    }
    void write_some(gathered from, net::cancellation_slot stop, moved then) override {
        auto written = [kept = stream_, then = std::move(then)](
                           error_code error, std::size_t size) { then(error, size); };
        stream_->async_write_some(from, net::bind_cancellation_slot(stop, std::move(written)));
    }
    void finish(ended then) override {
        net::co_spawn(stream_->get_executor(), goodbye(steady_, stream_), [then = std::move(then)](std::exception_ptr) {
            then(error_code{});  // a goodbye that nobody hears is none the worse
        });
    }
    void close() override { stream_->next_layer().close(); }
    bool is_idle() override { return stream_->next_layer().is_idle(); }
    bool was_cut_short() const override { return *cut_short_; }

private:
    static net::awaitable<void> goodbye(clock::clock& steady, std::shared_ptr<tls_stream> stream) {
        auto said = stream->async_shutdown(net::use_awaitable);
        co_await crew::within(steady, std::chrono::seconds(1), std::move(said));
    }

    clock::clock& steady_;
    std::shared_ptr<tls_stream> stream_;
    std::shared_ptr<bool> cut_short_ = std::make_shared<bool>(false);
};

}  // namespace

transport over_tcp(tcp::socket socket) {
    auto executor = socket.get_executor();
    return transport(std::move(executor), std::make_unique<tcp_pipe>(std::move(socket)));
}

transport over_tls(clock::clock& steady, std::unique_ptr<tls_stream> stream) {
    auto executor = stream->get_executor();
    return transport(std::move(executor), std::make_unique<tls_pipe>(steady, std::move(stream)));
}

}  // namespace bot::wire

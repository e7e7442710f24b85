// A stream of bytes to somebody: TLS, plain TCP, or memory in tests. Beast's templates are built once, over this, and
// not once for each kind of stream. Reads and writes are what Asio expects of a stream; one of each at a time.
#pragma once

#include <array>
#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/associated_cancellation_slot.hpp>
#include <boost/asio/async_result.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/post.hpp>
#include <boost/system/error_code.hpp>
#include <deque>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace bot::wire {

namespace net = boost::asio;
using boost::system::error_code;

/// The first few buffers of a longer sequence: a header and its body leave in one packet.
class gathered {
public:
    template <class Buffers>
    explicit gathered(const Buffers& buffers) {
        const auto last = net::buffer_sequence_end(buffers);
        for (auto it = net::buffer_sequence_begin(buffers); it != last && size_ != parts_.size(); ++it)
            if (const net::const_buffer one(*it); one.size() != 0) parts_[size_++] = one;
    }
    const net::const_buffer* begin() const { return parts_.data(); }
    const net::const_buffer* end() const { return parts_.data() + size_; }
    bool is_empty() const { return size_ == 0; }

private:
    std::array<net::const_buffer, 16> parts_;
    std::size_t size_ = 0;
};

/// What a kind of stream has to offer. It never calls `then` before the function returns, calls it exactly once, on the
/// executor, and also after it was destroyed or closed. The slot tells an operation to give up (operation_aborted).
class pipe {
public:
    using moved = std::function<void(error_code, std::size_t)>;
    using ended = std::function<void(error_code)>;
    virtual ~pipe() = default;
    virtual void read_some(net::mutable_buffer into, net::cancellation_slot stop, moved then) = 0;
    virtual void write_some(gathered from, net::cancellation_slot stop, moved then) = 0;
    /// Says goodbye (TLS close_notify, TCP FIN); what was written before still arrives. It waits for nobody for long.
    virtual void finish(ended then) = 0;
    /// Hangs up at once; operations under way end with an error.
    virtual void close() = 0;
    /// Open, and nothing has come in: what a kept-alive connection must be before it is used again.
    virtual bool is_idle() = 0;
    /// The stream ended without the goodbye that its kind asks for (TLS): what has no length of its own may be
    /// incomplete.
    virtual bool was_cut_short() const { return false; }
};

/// Asio's handlers can only be moved; a std::function must be copied. (any_completion_handler is broken in Boost 1.81.)
template <class Then>
auto shared(Then then) {
    return [kept = std::make_shared<Then>(std::move(then))](auto... outcome) { std::move (*kept)(outcome...); };
}

/// Bytes that came in before anybody asked for them.
class bytes_ahead {
public:
    bool empty() const { return from_ == to_; }
    void clear() { from_ = to_ = 0; }
    void put_back(std::string_view bytes);
    std::size_t take(net::mutable_buffer into);
    /// Where the next ones may be put, so many of them, when there are none; `came` tells how many did.
    net::mutable_buffer room(std::size_t size);
    void came(std::size_t size) { to_ = size; }

private:
    std::string room_;
    std::size_t from_ = 0, to_ = 0;
};

/// What has ended in memory and has to be told, but not before the caller has returned. What is put there while it is
/// told is told in the same turn of the event loop: a turn looks at all sockets, which takes longer than a message.
class turn {
public:
    using telling = std::move_only_function<void()>;
    explicit turn(net::any_io_executor executor) : executor_(std::move(executor)) {}
    void put(telling then);
    const net::any_io_executor& executor() const { return executor_; }

private:
    struct queue {
        net::any_io_executor executor;
        std::deque<telling> waiting;
    };
    static void tell_soon(std::shared_ptr<queue> all);
    static void tell(const std::shared_ptr<queue>& all);

    net::any_io_executor executor_;
    std::weak_ptr<queue> soon_;  ///< the event loop alone owns it, until all are told
};

/// Asio's way to post something there.
class in_turn {
public:
    explicit in_turn(std::shared_ptr<turn> of) : of_(std::move(of)) {}
    void execute(turn::telling then) const { of_->put(std::move(then)); }
    bool operator==(const in_turn&) const = default;
    net::execution_context& query(net::execution::context_t) const {
        return net::query(of_->executor(), net::execution::context);
    }
    static constexpr net::execution::blocking_t query(net::execution::blocking_t) {
        return net::execution::blocking.never;
    }

private:
    std::shared_ptr<turn> of_;
};

/// A pipe in the shape that Asio and Beast expect of a stream.
class transport {
public:
    using executor_type = net::any_io_executor;
    /// TLS goes over a transport as over a socket.
    using lowest_layer_type = transport;

    transport(executor_type executor, std::unique_ptr<pipe> under)
        : executor_(std::move(executor)),
          under_(std::move(under)),
          ahead_(std::make_shared<bytes_ahead>()),
          turn_(std::make_shared<turn>(executor_)),
          held_(std::make_shared<std::string>()) {}
    transport(transport&&) noexcept = default;
    transport& operator=(transport&&) noexcept = default;
    transport(const transport&) = delete;
    transport& operator=(const transport&) = delete;

    executor_type get_executor() const noexcept { return executor_; }
    /// For whoever is told of many things that end in memory.
    in_turn get_turn() const { return in_turn(turn_); }
    lowest_layer_type& lowest_layer() noexcept { return *this; }
    pipe& under() { return *under_; }
    /// Does nothing when it was moved from.
    void close() {
        if (!under_) return;
        ahead_->clear();
        under_->close();
    }
    /// Says goodbye, after all that is held has left.
    void finish(pipe::ended then);
    /// Bytes that were read already and belong to whoever reads next. While nobody does.
    void put_back(std::string_view bytes) { ahead_->put_back(bytes); }
    bool is_idle() { return ahead_->empty() && under_->is_idle(); }
    /// From now on up to so many bytes that are there are read at once, and handed out from memory: the system is
    /// called once for many small messages.
    void read_ahead(std::size_t most) { most_ahead_ = most; }
    /// As long as it holds, what is written counts as written and stays here, to leave with what is written next: the
    /// system is called once for all of it. Whoever has it hold says when no more comes, before the last write.
    void hold(bool more_comes) { holds_ = more_comes; }

    template <class Buffers, class Token>
    auto async_read_some(const Buffers& buffers, Token&& token) {
        return net::async_initiate<Token, void(error_code, std::size_t)>(
            [this](auto then, net::mutable_buffer into) {
                if (!ahead_->empty() || into.size() == 0) return done(ahead_->take(into), shared(std::move(then)));
                const auto stop = net::get_associated_cancellation_slot(then);
                if (into.size() >= most_ahead_) return under_->read_some(into, stop, shared(std::move(then)));
                read_more(into, stop, shared(std::move(then)));
            },
            token, first(buffers));
    }

    template <class Buffers, class Token>
    auto async_write_some(const Buffers& buffers, Token&& token) {
        return net::async_initiate<Token, void(error_code, std::size_t)>(
            [this](auto then, gathered from) {
                if (from.is_empty()) return done(0, shared(std::move(then)));
                const auto stop = net::get_associated_cancellation_slot(then);
                if (!holds_ && held_->empty()) return under_->write_some(from, stop, shared(std::move(then)));
                write_held(from, stop, shared(std::move(then)));
            },
            token, gathered(buffers));
    }

private:
    template <class Buffers>
    static net::mutable_buffer first(const Buffers& buffers) {
        for (auto it = net::buffer_sequence_begin(buffers); it != net::buffer_sequence_end(buffers); ++it)
            if (const net::mutable_buffer one(*it); one.size() != 0) return one;
        return {};
    }
    void read_more(net::mutable_buffer into, net::cancellation_slot stop, pipe::moved then);
    void done(std::size_t size, pipe::moved then);
    void write_held(gathered more, net::cancellation_slot stop, pipe::moved then);
    static void write_all(
        std::weak_ptr<pipe> under, std::shared_ptr<std::string> held, net::cancellation_slot stop, pipe::ended then);

    executor_type executor_;
    std::shared_ptr<pipe> under_;  ///< whoever is asked to write twice looks whether it is still there
    std::shared_ptr<bytes_ahead> ahead_;
    std::size_t most_ahead_ = 0;
    std::shared_ptr<turn> turn_;
    std::shared_ptr<std::string> held_;
    bool holds_ = false;
};

}  // namespace bot::wire

// Two ends of a wire that is only memory: bytes written to one are read from the other, with no kernel between. A wire
// can be made to carry few bytes at a time, to stop taking any, or to fail at its n-th operation.
#pragma once

#include "wire/transport.hpp"

#include <algorithm>
#include <boost/asio/cancellation_signal.hpp>
#include <boost/asio/error.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <cstring>
#include <limits>
#include <memory>
#include <string>
#include <utility>

namespace tests {

namespace net = boost::asio;

/// What a test can do to a wire, at any time.
struct wire_faults {
    std::size_t bytes_at_once = std::numeric_limits<std::size_t>::max();
    bool is_stuck = false;            // writes are not taken any more
    int operations_until_fault = -1;  // 0: the next operation, of either end, fails; below: none does
    int operations = 0;               // so far
    bool cut_short = false;           // the end of the stream comes without a goodbye, as TLS can tell

    bool strikes() {
        ++operations;
        return operations_until_fault >= 0 && operations_until_fault-- == 0;
    }
};

class memory_pipe final : public bot::wire::pipe {
public:
    /// A read or a write that waits. Its handler is kept by a timer that never rings, and so by the io_context: what is
    /// still waiting at the end of a test goes away with that.
    struct operation {
        explicit operation(const net::any_io_executor& executor)
            : bell(executor, std::chrono::steady_clock::time_point::max()) {}
        net::mutable_buffer into;
        bot::wire::gathered from{net::const_buffer()};
        net::cancellation_slot stop;
        std::weak_ptr<bool> ticket;  // its handler has it, and may be dropped with the io_context
        bot::wire::error_code error;
        std::size_t size = 0;
        net::steady_timer bell;

        bool waits() const { return !ticket.expired(); }
        void complete(bot::wire::error_code how, std::size_t how_much) {
            if (!waits()) return;
            ticket.reset();
            error = how;
            size = how_much;
            if (stop.is_connected()) stop.clear();
            bell.cancel();
        }
    };
    /// One direction.
    struct line {
        explicit line(const net::any_io_executor& executor) : reading(executor), writing(executor) {}
        std::string bytes;
        std::size_t read = 0;  // so many of them
        bool hung_up = false;
        operation reading, writing;

        std::size_t unread() const { return bytes.size() - read; }
        // What was read goes when there is nothing else: to move what is left up at each read would take its square.
        void take(net::mutable_buffer into) {
            std::memcpy(into.data(), bytes.data() + read, into.size());
            read += into.size();
            if (unread() == 0) drop();
        }
        void drop() {
            bytes.clear();
            read = 0;
        }
    };

    memory_pipe(net::any_io_executor executor, std::shared_ptr<line> in, std::shared_ptr<line> out,
        std::shared_ptr<wire_faults> faults)
        : executor_(std::move(executor)), in_(std::move(in)), out_(std::move(out)), faults_(std::move(faults)) {}
    ~memory_pipe() override { hang_up(); }

    void read_some(net::mutable_buffer into, net::cancellation_slot stop, moved then) override {
        in_->reading.into = into;
        start(in_, &line::reading, stop, std::move(then));
    }
    void write_some(bot::wire::gathered from, net::cancellation_slot stop, moved then) override {
        out_->writing.from = from;
        start(out_, &line::writing, stop, std::move(then));
    }
    void finish(ended then) override {
        out_->hung_up = true;
        deliver(*out_);
        net::post(executor_, [then = std::move(then)] { then(bot::wire::error_code{}); });
    }
    void close() override { hang_up(); }
    bool is_idle() override { return in_->unread() == 0 && !in_->hung_up && !out_->hung_up; }
    bool was_cut_short() const override { return faults_->cut_short; }
    static void arrive(line& on, std::string_view bytes) {
        on.bytes += bytes;
        hand_over(on, bytes.size());
    }

private:
    void start(const std::shared_ptr<line>& on, operation line::* which, net::cancellation_slot stop, moved then) {
        auto& mine = (*on).*which;
        auto ticket = std::make_shared<bool>(true);
        mine.ticket = ticket;
        mine.stop = stop;
        mine.bell.async_wait([weak = std::weak_ptr(on), which, then = std::move(then), ticket = std::move(ticket)](
                                 bot::wire::error_code) {
            const auto alive = weak.lock();
            if (alive)
                then(((*alive).*which).error, ((*alive).*which).size);
            else
                then(net::error::operation_aborted, 0);
        });
        if (stop.is_connected())
            stop.assign([weak = std::weak_ptr(on), which](net::cancellation_type) {
                if (const auto alive = weak.lock()) ((*alive).*which).complete(net::error::operation_aborted, 0);
            });
        if (!faults_->strikes()) return deliver(*on);
        mine.complete(net::error::connection_reset, 0);
        hang_up();
    }
    void deliver(line& on) {
        take_written(on);
        hand_over(on);
    }
    void take_written(line& on) {
        if (!on.writing.waits() || (faults_->is_stuck && !on.hung_up)) return;
        if (on.hung_up) return on.writing.complete(net::error::broken_pipe, 0);
        const auto size = std::min(net::buffer_size(on.writing.from), faults_->bytes_at_once);
        std::string taken(size, '\0');
        net::buffer_copy(net::buffer(taken), on.writing.from);
        on.bytes += taken;
        on.writing.complete({}, size);
    }
    void hand_over(line& on) { hand_over(on, faults_->bytes_at_once); }
    static void hand_over(line& on, std::size_t at_once) {
        if (!on.reading.waits() || (on.unread() == 0 && !on.hung_up)) return;
        const auto size = std::min({on.unread(), on.reading.into.size(), at_once});
        if (size == 0) return on.reading.complete(net::error::eof, 0);
        on.take(net::buffer(on.reading.into, size));
        on.reading.complete({}, size);
    }
    void hang_up() {
        in_->reading.complete(net::error::operation_aborted, 0);
        out_->writing.complete(net::error::operation_aborted, 0);
        for (auto* each : {in_.get(), out_.get()}) {
            each->hung_up = true;
            deliver(*each);
        }
    }

    net::any_io_executor executor_;
    std::shared_ptr<line> in_, out_;
    std::shared_ptr<wire_faults> faults_;
};

struct memory_wire {
    bot::wire::transport here, there;
    std::shared_ptr<wire_faults> faults;  // of both directions
    std::weak_ptr<memory_pipe::line> forth = {}, back = {};

    /// Bytes that come in at `one` as if the other side had written them, now.
    static void drip(const std::weak_ptr<memory_pipe::line>& one, std::string_view bytes) {
        if (const auto line = one.lock()) memory_pipe::arrive(*line, bytes);
    }
    /// As when a process dies: what it had not sent never comes, what comes for it is nowhere.
    static void cut(const std::weak_ptr<memory_pipe::line>& one) {
        const auto line = one.lock();
        if (!line) return;
        line->drop();
        line->hung_up = true;
        line->reading.complete(net::error::connection_reset, 0);
        line->writing.complete(net::error::connection_reset, 0);
    }
};

inline memory_wire make_wire(net::any_io_executor executor) {
    auto forth = std::make_shared<memory_pipe::line>(executor), back = std::make_shared<memory_pipe::line>(executor);
    auto faults = std::make_shared<wire_faults>();
    return {bot::wire::transport(executor, std::make_unique<memory_pipe>(executor, back, forth, faults)),
        bot::wire::transport(executor, std::make_unique<memory_pipe>(executor, forth, back, faults)), faults, forth,
        back};
}

}  // namespace tests

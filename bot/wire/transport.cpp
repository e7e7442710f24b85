#include "wire/transport.hpp"

#include <boost/asio/error.hpp>

namespace bot::wire {

namespace {

/// More than that leaves at once, whatever comes.
constexpr std::size_t most_held = 64 << 10;
/// Then the sockets have their turn.
constexpr int most_in_a_turn = 256;

}  // namespace

void bytes_ahead::put_back(std::string_view bytes) {
    room_.replace(0, from_, bytes);
    to_ += bytes.size() - from_;
    from_ = 0;
}

std::size_t bytes_ahead::take(net::mutable_buffer into) {
    const auto size = net::buffer_copy(into, net::buffer(room_.data() + from_, to_ - from_));
    from_ += size;
    return size;
}

net::mutable_buffer bytes_ahead::room(std::size_t size) {
    from_ = to_ = 0;
    if (room_.size() < size) room_.resize(size);
    return net::buffer(room_.data(), size);
}

void turn::put(telling then) {
    auto all = soon_.lock();
    if (!all) {
        all = std::make_shared<queue>(executor_);
        soon_ = all;
        tell_soon(all);
    }
    all->waiting.push_back(std::move(then));
}

void turn::tell_soon(std::shared_ptr<queue> all) {
    const auto executor = all->executor;
    net::post(executor, [all = std::move(all)] { tell(all); });
}

void turn::tell(const std::shared_ptr<queue>& all) {
    struct rest {
        const std::shared_ptr<queue>& of;
        ~rest() {
            if (!of->waiting.empty()) tell_soon(of);
        }
    } left{all};
    for (int told = 0; told < most_in_a_turn && !all->waiting.empty(); ++told) {
        auto next = std::move(all->waiting.front());
        all->waiting.pop_front();
        next();
    }
}

/// The transport may be gone when they come.
void transport::read_more(net::mutable_buffer into, net::cancellation_slot stop, pipe::moved then) {
    under_->read_some(ahead_->room(most_ahead_), stop,
        [ahead = ahead_, into, then = std::move(then)](error_code error, std::size_t size) {
            ahead->came(size);
            then(error, ahead->take(into));
        });
}

void transport::done(std::size_t size, pipe::moved then) {
    turn_->put([size, then = std::move(then)] { then(error_code{}, size); });
}

void transport::write_held(gathered more, net::cancellation_slot stop, pipe::moved then) {
    for (const auto& each : more) held_->append(static_cast<const char*>(each.data()), each.size());
    const auto size = net::buffer_size(more);
    if (holds_ && held_->size() <= most_held) return done(size, std::move(then));
    write_all(under_, held_, stop, [then = std::move(then), size](error_code error) { then(error, error ? 0 : size); });
}

void transport::finish(pipe::ended then) {
    holds_ = false;
    if (held_->empty()) return under_->finish(std::move(then));
    const std::weak_ptr<pipe> under = under_;
    write_all(under, held_, {}, [under, then = std::move(then)](error_code error) {
        const auto it = under.lock();
        if (error || !it) return then(error ? error : net::error::operation_aborted);
        it->finish(then);
    });
}

/// The transport may be gone before all is written, and with it whoever wanted that.
void transport::write_all(
    std::weak_ptr<pipe> under, std::shared_ptr<std::string> held, net::cancellation_slot stop, pipe::ended then) {
    const auto it = under.lock();
    if (!it) return then(net::error::operation_aborted);
    const gathered all{net::const_buffer(held->data(), held->size())};
    it->write_some(all, stop, [under, held, stop, then = std::move(then)](error_code error, std::size_t size) {
        held->erase(0, size);
        if (error || held->empty()) return then(error);
        write_all(under, held, stop, then);
    });
}

}  // namespace bot::wire

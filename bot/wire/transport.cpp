#include "wire/transport.hpp"

#include <boost/asio/error.hpp>

namespace bot::wire {

namespace {

/// More than that leaves at once, whatever comes.
constexpr std::size_t most_held = 64 << 10;

}  // namespace

void transport::read_ahead(net::mutable_buffer into, pipe::moved then) {
    const auto size = net::buffer_copy(into, net::buffer(ahead_));
    ahead_.erase(0, size);
    done(size, std::move(then));
}

void transport::done(std::size_t size, pipe::moved then) {
    net::post(executor_, [then = std::move(then), size] { then(error_code{}, size); });
}

void transport::write_held(gathered more, net::cancellation_slot stop, pipe::moved then) {
    for (const auto& each : more) held_->append(static_cast<const char*>(each.data()), each.size());
    const auto size = net::buffer_size(more);
    if (holds_ && held_->size() <= most_held) return done(size, std::move(then));
    write_all(under_, held_, stop, [then = std::move(then), size](error_code error) { then(error, error ? 0 : size); });
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

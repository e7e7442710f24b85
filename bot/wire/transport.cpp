#include "wire/transport.hpp"

namespace bot::wire {

void transport::read_ahead(net::mutable_buffer into, pipe::moved then) {
    const auto size = net::buffer_copy(into, net::buffer(ahead_));
    ahead_.erase(0, size);
    done(size, std::move(then));
}

void transport::done(std::size_t size, pipe::moved then) {
    net::post(executor_, [then = std::move(then), size] { then(error_code{}, size); });
}

}  // namespace bot::wire

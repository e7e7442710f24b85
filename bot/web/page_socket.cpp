#include "web/page_socket.hpp"

#include <boost/system/system_error.hpp>

namespace bot::web {

namespace net = boost::asio;

net::awaitable<void> page_socket::run(std::shared_ptr<page_socket> it, crew::crew& hands, serving with) {
    hands.start("writing to a page", write(it));
    hands.start("the requests of a page", serve(it, std::move(with)));
    try {
        co_await listen(it);
    } catch (const boost::system::system_error&) {
        // The page is gone, as pages go: it was closed, or its machine sleeps.
    }
    it->inbox_.put(std::nullopt);
}

net::awaitable<void> page_socket::listen(std::shared_ptr<page_socket> it) {
    while (auto heard = co_await it->line_.read()) {
        if (it->inbox_.size() < waiting_max)
            it->inbox_.put(std::move(heard->bytes));
        else
            it->line_.kill();
    }
}

net::awaitable<void> page_socket::write(std::shared_ptr<page_socket> it) {
    try {
        co_await it->line_.pump();
    } catch (const boost::system::system_error&) {
        it->line_.kill();  // the reader hears of it
    }
}

net::awaitable<void> page_socket::serve(std::shared_ptr<page_socket> it, serving with) {
    while (auto words = co_await it->inbox_.take()) co_await with(std::move(*words));
}

net::awaitable<void> page_socket::part(
    std::shared_ptr<page_socket> from, std::chrono::milliseconds limit, wire::close_reason why) {
    co_await from->line_.close(limit, std::move(why));
}

}  // namespace bot::web

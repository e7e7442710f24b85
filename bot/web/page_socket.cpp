#include "web/page_socket.hpp"

#include <boost/system/system_error.hpp>

namespace bot::web {

namespace net = boost::asio;

net::awaitable<void> page_socket::run(std::shared_ptr<page_socket> it, crew::crew& hands, serving with) {
    hands.start("writing to a page", write(it));
    hands.start("the requests of a page", serve(it, std::move(with)));
    hands.start("whether a page is there", beat(it));
    try {
        co_await listen(it);
    } catch (const boost::system::system_error&) {
        // The page is gone, as pages go: it was closed, or its machine sleeps.
    }
    it->inbox_.put(std::nullopt);
    it->is_gone_ = true;
    it->gone_->ring();
}

net::awaitable<void> page_socket::listen(std::shared_ptr<page_socket> it) {
    while (auto heard = co_await it->line_.read()) {
        if (it->inbox_.size() < waiting_max)
            it->inbox_.put(std::move(heard->bytes));
        else
            it->line_.kill();
    }
}

net::awaitable<void> page_socket::beat(std::shared_ptr<page_socket> it) {
    auto& steady = it->line_.steady();
    it->line_.watch([&steady, page = std::weak_ptr(it)](wire::frame, std::string_view) {
        if (const auto there = page.lock()) there->heard_ = steady.now();
    });
    for (auto next = steady.now() + between_beats;; next += between_beats) {
        while (!it->is_gone_ && steady.now() < next) co_await it->gone_->wait_until(next);
        if (it->is_gone_) co_return;
        if (steady.now() - it->heard_ > silence_most) co_return it->line_.kill();
        it->send(R"({"type":"alive"})");
        if (!it->line_.ping("")) it->line_.kill();
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

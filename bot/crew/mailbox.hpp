// A queue that one coroutine waits on. Putting never blocks; an item is taken only after the wait, so that a cancelled
// take() loses nothing. One thread only. (Asio's channels of 1.81 lose items when a receive is cancelled.)
#pragma once

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <deque>
#include <optional>
#include <utility>

namespace bot::crew {

template <class T>
class mailbox {
public:
    explicit mailbox(const boost::asio::any_io_executor& executor)
        : bell_(executor, std::chrono::steady_clock::time_point::max()) {}

    void put(T item) {
        waiting_.push_back(std::move(item));
        bell_.cancel_one();
    }
    boost::asio::awaitable<T> take() {
        while (waiting_.empty()) co_await bell_.async_wait(boost::asio::as_tuple(boost::asio::use_awaitable));
        co_return *try_take();
    }
    std::optional<T> try_take() {
        if (waiting_.empty()) return std::nullopt;
        std::optional<T> item(std::move(waiting_.front()));
        waiting_.pop_front();
        return item;
    }
    std::size_t size() const { return waiting_.size(); }

private:
    std::deque<T> waiting_;
    boost::asio::steady_timer bell_;
};

}  // namespace bot::crew

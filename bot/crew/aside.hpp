// Work that takes a while, done where it hinders nobody: on another thread, which gets the work and nothing else. To
// spawn a coroutine there would not do: Asio tells it to stop by a message to that thread, which may be gone, with a
// signal in it that may be gone when it arrives.
#pragma once

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/async_result.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <exception>
#include <memory>
#include <optional>
#include <type_traits>
#include <utility>

namespace bot::crew {

/// Does `job` at `there`, and returns here what it made, or throws what it threw. The job is not cut off: whoever is
/// cancelled meanwhile waits for it all the same. It owns what it uses, for it may outlive whoever waits.
template <class Job>
boost::asio::awaitable<std::invoke_result_t<Job&>> done_aside(boost::asio::any_io_executor there, Job job) {
    namespace net = boost::asio;
    struct work {
        Job job;
        std::optional<std::invoke_result_t<Job&>> made{};
        std::exception_ptr wrong{};
        void be_done() {
            try {
                made.emplace(job());
            } catch (...) { wrong = std::current_exception(); }
        }
    };
    const auto it = std::make_shared<work>(work{std::move(job)});
    const auto here = co_await net::this_coro::executor;
    const auto begin = [&](auto then) {
        net::post(there, [it, here, stay = net::make_work_guard(here), then = std::move(then)]() mutable {
            it->be_done();
            net::post(here, std::move(then));
        });
    };
    co_await net::async_initiate<decltype(net::use_awaitable), void()>(begin, net::use_awaitable);
    if (it->wrong) std::rethrow_exception(it->wrong);
    co_return std::move(*it->made);
}

}  // namespace bot::crew

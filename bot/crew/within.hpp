// A limit on how long an operation may take, by whatever clock the caller has.
#pragma once

#include "clock/clock.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/deferred.hpp>
#include <boost/asio/error.hpp>
#include <boost/asio/experimental/parallel_group.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/system/system_error.hpp>
#include <optional>
#include <utility>

namespace bot::crew {

/// Runs `op` for at most `limit`; past that it is cancelled, awaited, and system_error(timed_out) is thrown. When it
/// has succeeded all the same, though late, then it has succeeded: what it took is not lost.
inline boost::asio::awaitable<void> within(
    clock::clock& by, std::chrono::milliseconds limit, boost::asio::awaitable<void> op) {
    namespace net = boost::asio;
    const auto executor = co_await net::this_coro::executor;
    auto race = net::experimental::make_parallel_group(net::co_spawn(executor, std::move(op), net::deferred),
        net::co_spawn(executor, clock::sleep_for(by, limit), net::deferred));
    auto [order, failure, no_alarm] = co_await race.async_wait(net::experimental::wait_for_one(), net::use_awaitable);
    if (!failure) co_return;
    if (order[0] == 1 && !no_alarm) throw boost::system::system_error(net::error::timed_out);
    std::rethrow_exception(failure);
}

template <class T>
boost::asio::awaitable<T> within(clock::clock& by, std::chrono::milliseconds limit, boost::asio::awaitable<T> op) {
    std::optional<T> result;  // co_spawn() asks for a default constructor, which a socket has not
    auto keep = [&result](boost::asio::awaitable<T> from) -> boost::asio::awaitable<void> {
        result.emplace(co_await std::move(from));
    };
    auto kept = keep(std::move(op));
    co_await within(by, limit, std::move(kept));
    co_return std::move(*result);
}

}  // namespace bot::crew

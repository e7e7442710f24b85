// Running coroutines in a test: a failure inside one is a failure of the test, and never goes unheard.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/cancellation_signal.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <exception>
#include <memory>
#include <string>
#include <utility>

namespace tests {

/// What became of a coroutine; "running" until it ends.
struct outcome {
    bool ended = false;
    std::exception_ptr why;
    boost::asio::cancellation_signal stop;

    std::string text() const {
        if (!ended) return "running";
        if (!why) return "well";
        try {
            std::rethrow_exception(why);
        } catch (const std::exception& error) { return error.what(); }
    }
    template <class Exception>
    const Exception* as() const {
        try {
            if (why) std::rethrow_exception(why);
        } catch (const Exception& error) { return &error; } catch (...) {
        }
        return nullptr;
    }
};

/// Starts a coroutine; it runs when the clock settles or moves.
inline std::shared_ptr<outcome> play(boost::asio::io_context& io, boost::asio::awaitable<void> part) {
    auto told = std::make_shared<outcome>();
    boost::asio::co_spawn(
        io, std::move(part), boost::asio::bind_cancellation_slot(told->stop.slot(), [told](std::exception_ptr why) {
            told->ended = true;
            told->why = std::move(why);
        }));
    return told;
}

/// The same for a coroutine that ends with a value.
template <class T, class Into>
std::shared_ptr<outcome> play(boost::asio::io_context& io, boost::asio::awaitable<T> part, Into& into) {
    auto keep = [](boost::asio::awaitable<T> from, Into& to) -> boost::asio::awaitable<void> {
        to = co_await std::move(from);
    };
    return play(io, keep(std::move(part), into));
}

}  // namespace tests

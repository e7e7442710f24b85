// The time, as a port: what time it is, and waiting for a later one. Everything that waits for time in chaosday waits
// here, so that a test or a rehearsal can move the time as it likes. One thread only, like all that runs on the
// io_context.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <chrono>
#include <memory>

namespace bot::clock {

using instant = std::chrono::sys_time<std::chrono::milliseconds>;

/// One coroutine's way of waiting. It must not outlive the clock that made it.
class alarm {
public:
    virtual ~alarm() = default;
    /// Returns when it is `then` or later, when the alarm was rung, or when the clock was set back; a ring that nobody
    /// waited for is remembered once. Whoever waits looks again at what is due, for a ring says no more than "look".
    /// Throws operation_aborted when the waiting coroutine is cancelled. One waits at a time.
    virtual boost::asio::awaitable<void> wait_until(instant then) = 0;
    virtual void ring() = 0;
};

class clock {
public:
    virtual ~clock() = default;
    virtual instant now() const = 0;
    virtual std::unique_ptr<alarm> make_alarm() = 0;
};

inline boost::asio::awaitable<void> sleep_until(clock& by, instant then) {
    const auto mine = by.make_alarm();
    co_await mine->wait_until(then);
}

inline boost::asio::awaitable<void> sleep_for(clock& by, std::chrono::milliseconds how_long) {
    return sleep_until(by, by.now() + how_long);
}

}  // namespace bot::clock

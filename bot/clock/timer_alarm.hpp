// The alarm of the clocks that follow the machine: an Asio timer that looks at its clock again and again.
// A timer sees neither the wall clock being set nor the machine being suspended; the clock it asks does.
#pragma once

#include "clock/clock.hpp"

#include <algorithm>
#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <utility>

namespace bot::clock {

class timer_alarm final : public alarm {
public:
    /// The clock is looked at again after `look_again` at the latest.
    timer_alarm(const clock& by, const boost::asio::any_io_executor& executor, std::chrono::milliseconds look_again)
        : by_(by), timer_(executor), look_again_(look_again) {}

    boost::asio::awaitable<void> wait_until(instant then) override {
        for (auto before = by_.now(); !std::exchange(rung_, false);) {
            const auto now = by_.now();
            if (then <= now || now < before) co_return;
            before = now;
            timer_.expires_after(std::min(then - now, look_again_));
            co_await timer_.async_wait(boost::asio::as_tuple(boost::asio::use_awaitable));
        }
    }

    void ring() override {
        rung_ = true;
        timer_.cancel();
    }

private:
    const clock& by_;
    boost::asio::steady_timer timer_;
    std::chrono::milliseconds look_again_;
    bool rung_ = false;
};

}  // namespace bot::clock

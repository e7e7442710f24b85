// Something that is not so yet and then is for good, and that any number of coroutines wait for. One thread only.
#pragma once

#include "clock/clock.hpp"

#include <memory>
#include <utility>
#include <vector>

namespace bot::crew {

class latch {
public:
    /// The clock outlives it, and whoever waits.
    explicit latch(clock::clock& by) : by_(by) {}

    bool is_open() const { return is_open_; }
    /// Returns when it is open, at once where it is already. Throws operation_aborted when the waiting coroutine is
    /// cancelled.
    boost::asio::awaitable<void> opened() {
        if (is_open_) co_return;
        const std::shared_ptr<clock::alarm> bell = by_.make_alarm();
        waiting_.push_back(bell);
        while (!is_open_) co_await bell->wait_until(clock::instant::max());
    }
    void open() {
        is_open_ = true;
        for (const auto& each : std::exchange(waiting_, {}))
            if (const auto bell = each.lock()) bell->ring();
    }

private:
    clock::clock& by_;
    std::vector<std::weak_ptr<clock::alarm>> waiting_;
    bool is_open_ = false;
};

}  // namespace bot::crew

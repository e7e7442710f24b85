// Something that is not so yet, and that any number of coroutines wait for. One thread only.
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
    boost::asio::awaitable<void> opened() { return opened_until(clock::instant::max()); }
    /// The same, or then at the latest.
    boost::asio::awaitable<void> opened_until(clock::instant limit) {
        if (is_open_) co_return;
        const std::shared_ptr<clock::alarm> bell = by_.make_alarm();
        while (!is_open_ && by_.now() < limit) {
            std::erase_if(waiting_, [&](const auto& each) { return each.expired() || each.lock() == bell; });
            waiting_.push_back(bell);
            co_await bell->wait_until(limit);
        }
    }
    void open() {
        is_open_ = true;
        for (const auto& each : std::exchange(waiting_, {}))
            if (const auto bell = each.lock()) bell->ring();
    }
    /// Who comes from now on waits again.
    void close() { is_open_ = false; }

private:
    clock::clock& by_;
    std::vector<std::weak_ptr<clock::alarm>> waiting_;
    bool is_open_ = false;
};

}  // namespace bot::crew

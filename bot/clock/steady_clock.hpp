// The time that only passes: nobody can set it. It is for limits on the network and says nothing about the wall;
// its instants are counted from some moment in the past.
#pragma once

#include "clock/clock.hpp"
#include "clock/timer_alarm.hpp"

namespace bot::clock {

class steady_clock final : public clock {
public:
    explicit steady_clock(boost::asio::any_io_executor executor) : executor_(std::move(executor)) {}

    instant now() const override {
        return instant(
            std::chrono::floor<std::chrono::milliseconds>(std::chrono::steady_clock::now().time_since_epoch()));
    }
    std::unique_ptr<alarm> make_alarm() override {
        return std::make_unique<timer_alarm>(*this, executor_, std::chrono::hours(1));
    }

private:
    boost::asio::any_io_executor executor_;
};

}  // namespace bot::clock

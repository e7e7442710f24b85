// The time on the wall. A wall clock that is set, or a machine that slept, is noticed within half a minute.
#pragma once

#include "clock/clock.hpp"
#include "clock/timer_alarm.hpp"

namespace bot::clock {

class system_clock final : public clock {
public:
    explicit system_clock(boost::asio::any_io_executor executor) : executor_(std::move(executor)) {}

    instant now() const override {
        return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
    }
    std::unique_ptr<alarm> make_alarm() override {
        return std::make_unique<timer_alarm>(*this, executor_, std::chrono::seconds(30));
    }

private:
    boost::asio::any_io_executor executor_;
};

}  // namespace bot::clock

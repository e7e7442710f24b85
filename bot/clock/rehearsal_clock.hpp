// The time of a rehearsal: it starts where it is told to, runs at any speed, can be paused and can jump ahead.
// It never goes back. Everybody who waits for it looks again whenever its course is changed.
#pragma once

#include "clock/clock.hpp"

#include <optional>
#include <set>

namespace bot::clock {

class rehearsal_clock final : public clock {
public:
    /// `real` is what it is measured by (best a steady_clock), and outlives it. A speed of 60 makes an hour a minute.
    rehearsal_clock(clock& real, instant start, double speed);

    instant now() const override;
    std::unique_ptr<alarm> make_alarm() override;

    void pause();
    void resume();
    bool is_paused() const { return paused_; }
    /// Speeds that are no positive number are ignored.
    void set_speed(double speed);
    double speed() const { return speed_; }
    /// Does nothing when `then` has passed.
    void jump_to(instant then);
    /// The earliest instant that somebody waits for, or nothing.
    std::optional<instant> next_alarm() const;

private:
    class waiter;
    /// The real instant at which it will be `then`, if nothing changes.
    instant real_time_of(instant then) const;
    void change_course(instant now);

    clock& real_;
    instant since_, since_real_;
    double speed_;
    bool paused_ = false;
    std::shared_ptr<std::set<waiter*>> waiters_;  // an alarm that outlives the clock may still leave it
};

}  // namespace bot::clock

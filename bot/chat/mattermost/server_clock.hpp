// The server's time, as it tells it with each pong. Whether something is late, and how far back a channel has to be
// read, is told by the clock that wrote the times of the posts, and not by ours, which may be minutes off.
#pragma once

#include "clock/clock.hpp"
#include "day/ids.hpp"

namespace bot::chat::mattermost {

class server_clock {
public:
    /// `ours` outlives it; until the server has told its time, that is taken for the server's.
    explicit server_clock(clock::clock& ours) : ours_(ours) {}

    void told(std::int64_t milliseconds) {
        ahead_ = day::instant(std::chrono::milliseconds(milliseconds)) - ours_.now();
    }
    day::instant now() const { return of(ours_.now()); }
    /// What the server's clock showed when ours showed this.
    day::instant of(day::instant by_ours) const { return by_ours + ahead_; }

private:
    clock::clock& ours_;
    std::chrono::milliseconds ahead_{0};
};

}  // namespace bot::chat::mattermost

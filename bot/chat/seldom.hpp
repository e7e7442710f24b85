// What strangers can cause as often as they like is told once a minute at most, and with it how often it was.
#pragma once

#include "chat/teller.hpp"
#include "clock/clock.hpp"

#include <fmt/format.h>
#include <optional>
#include <string>
#include <utility>

namespace bot::chat {

class seldom {
public:
    /// `steady` outlives it.
    seldom(teller told, clock::clock& steady) : told_(std::move(told)), steady_(steady) {}

    void say(severity how_bad, const std::string& what) {
        ++untold_;
        const auto now = steady_.now();
        if (last_ && now < *last_ + std::chrono::minutes(1)) return;
        last_ = now;
        const auto times = std::exchange(untold_, 0);
        told_(how_bad, times == 1 ? what : fmt::format("{} (and {} like it since the last was told)", what, times - 1));
    }

private:
    teller told_;
    clock::clock& steady_;
    std::optional<clock::instant> last_;
    std::uint64_t untold_ = 0;
};

}  // namespace bot::chat

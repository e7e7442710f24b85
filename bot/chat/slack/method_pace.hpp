// How often each method of the Web API may be called. Slack counts by method, workspace and app, and answers 429 to
// what is over: we keep ahead of that. Each call is given its time when it comes, so that their order stays. Values
// only.
#pragma once

#include "clock/clock.hpp"

#include <chrono>
#include <deque>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace bot::chat::slack {

/// So many in any minute. Source: FACTS 4.1 (tiers), 4.2 (which method has which).
std::size_t calls_a_minute(std::string_view method);

class method_pace {
public:
    /// When a call that comes now may be made; nothing, and no turn is taken, where that is more than `patience` ahead.
    std::optional<clock::instant> take_turn(
        const std::string& method, clock::instant now, std::chrono::milliseconds patience);
    /// When a call that comes now could be made.
    clock::instant next(const std::string& method, clock::instant now) const;

private:
    std::map<std::string, std::deque<clock::instant>, std::less<>> turns_;  ///< of the last minute, and those to come
};

}  // namespace bot::chat::slack

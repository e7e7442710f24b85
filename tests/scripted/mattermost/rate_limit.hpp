// The limit that an administrator may switch on: so many requests a second, and a burst above it (FACTS 4).
#pragma once

#include "scripted/mattermost/shapes.hpp"

#include <algorithm>
#include <cmath>

namespace tests::mattermost {

class rate_limit {
public:
    rate_limit(int per_second, int burst) : per_second_(per_second), burst_(burst) {}

    /// Counts a request. What is added to its answer, each header twice as where it is counted by users (FACTS 4); to
    /// the answer instead when there were too many, and then once.
    wire::header_list count(instant now) {
        spent_ = std::max(0.0, spent_ - std::chrono::duration<double>(now - last_).count() * per_second_);
        last_ = now;
        is_over_ = spent_ + 1 > burst_ + 1;
        if (!is_over_) spent_ += 1;
        const auto left = static_cast<int>(burst_ + 1 - std::ceil(spent_));
        wire::header_list all{{"X-Ratelimit-Limit", std::to_string(burst_ + 1)},
            {"X-Ratelimit-Remaining", std::to_string(std::max(0, left))},
            {"X-Ratelimit-Reset", std::to_string(static_cast<int>(std::ceil(spent_ / per_second_)))}};
        if (is_over_) {
            all.add("Retry-After", "1");
        } else {
            const auto once = all;
            for (const auto& each : once) all.add(each.name, each.value);
        }
        return all;
    }
    bool is_over() const { return is_over_; }

private:
    int per_second_, burst_;
    double spent_ = 0;
    instant last_;
    bool is_over_ = false;
};

}  // namespace tests::mattermost

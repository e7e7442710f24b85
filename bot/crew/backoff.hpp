// How long to wait before trying again: full jitter over a bound that grows with every failure. A pure value: the
// chance is brought in. A success counts only when it has lasted, so that a peer that accepts and drops is not stormed.
#pragma once

#include <chrono>
#include <functional>

namespace bot::crew {

struct backoff_terms {
    std::chrono::milliseconds base{500};
    double factor = 2;
    std::chrono::milliseconds cap{30'000};
    std::chrono::milliseconds healthy_after{60'000};
};

class backoff {
public:
    using chance = std::function<double()>;  // from 0 up to, not including, 1

    backoff(backoff_terms terms, chance dice);

    /// Another failure: how long to wait now, somewhere between nothing and bound().
    std::chrono::milliseconds next();
    /// The longest that next() would say now.
    std::chrono::milliseconds bound() const;
    /// It went well for so long; if that was long enough the failures before are forgotten.
    void went_well_for(std::chrono::milliseconds how_long);
    int failures() const { return failures_; }

private:
    backoff_terms terms_;
    chance dice_;
    int failures_ = 0;
};

/// Dice of this machine, for production.
backoff::chance fair_dice();

}  // namespace bot::crew

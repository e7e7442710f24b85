#include "crew/backoff.hpp"

#include <algorithm>
#include <cmath>
#include <random>
#include <utility>

namespace bot::crew {

using std::chrono::milliseconds;

backoff::backoff(backoff_terms terms, chance dice) : terms_(terms), dice_(std::move(dice)) {}

milliseconds backoff::bound() const {
    const auto grown = static_cast<double>(terms_.base.count()) * std::pow(terms_.factor, failures_);
    return grown < static_cast<double>(terms_.cap.count()) ? milliseconds(std::llround(grown)) : terms_.cap;
}

milliseconds backoff::next() {
    const auto most = static_cast<double>(bound().count());
    failures_ = std::min(failures_ + 1, 1000);
    return milliseconds(std::llround(std::clamp(dice_(), 0.0, 1.0) * most));
}

void backoff::went_well_for(milliseconds how_long) {
    if (how_long >= terms_.healthy_after) failures_ = 0;
}

backoff::chance fair_dice() {
    return [engine = std::mt19937_64(std::random_device{}())]() mutable {
        return std::uniform_real_distribution<double>(0, 1)(engine);
    };
}

}  // namespace bot::crew

// Days as they may have been, written by the core's own rules: what is acted is decided, what it comes to is told and
// becomes the state. For pictures and measurements.
#pragma once

#include "day/apply.hpp"
#include "day/decide.hpp"

#include <functional>

namespace tests::bench {

class author {
public:
    using listener = std::function<void(const bot::day::fact&)>;
    explicit author(listener told = [](const bot::day::fact&) {}) : told_(std::move(told)) {}

    const bot::day::state& known() const { return known_; }
    const bot::day::chaos_day& day(bot::day::day_id on) const { return known_.days.at(on); }

    /// False: the rules refuse it.
    bool act(std::optional<bot::day::day_id> on, const bot::day::person_id& who, const bot::day::command& what,
        bot::day::instant now);
    /// The clock looks whenever something is due, from `now` to `then`.
    void pass(bot::day::day_id on, bot::day::instant now, bot::day::instant then);
    /// All that the day has announced so far stands.
    void deliver(bot::day::day_id on, bot::day::instant now);

private:
    void take_in(bot::day::facts happened);

    bot::day::state known_;
    bot::day::house_rules rules_;
    listener told_;
};

}  // namespace tests::bench

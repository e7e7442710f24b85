// Looks who is in the agents' channel: it must be private, and held by agents, the facilitator and the bot alone.
// Looked at when a day is planned, at its kickoff, at each join, and when its people change; until it has been, each
// time, nothing is said there, and while it is not as it should be, agents are written to directly.
#pragma once

#include "chat/port.hpp"
#include "clock/clock.hpp"
#include "crew/crew.hpp"
#include "crew/teller.hpp"
#include "desk/desk.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <memory>

namespace bot::desk {

class gatekeeper {
public:
    gatekeeper(boost::asio::any_io_executor executor, desk& at, clock::clock& steady,
        std::function<chat::port*(day::platform)> on, std::function<void(day::day_id)> seen, crew::teller tell);

    /// Somebody came in: looks again.
    void look_again(day::day_id of);
    /// Looks again, and returns when that look is taken in; false when it was not to be had within a few seconds: it is
    /// then tried on, but keeps nobody waiting.
    boost::asio::awaitable<bool> look_now(day::day_id of);
    /// Facts of this day became durable: looks again when they are of the kind that matters.
    void look_if_changed(day::day_id of);
    /// Whether this process has looked since anything changed that a look depends on, and since somebody came in.
    bool has_looked(day::day_id of) const;
    /// Of how many days something is kept: none of those that are over and have said all.
    std::size_t days_in_mind() const { return std::max(last_.size(), looked_.size()); }

    boost::asio::awaitable<void> stop();

private:
    struct appearance {  ///< what a look depends on
        day::phase now;
        day::channel_id where;
        day::person_id facilitator;
        day::people who;
        bool operator==(const appearance&) const = default;
    };
    static appearance appearance_of(const day::chaos_day& day);
    static bool looks_like(const appearance& before, const day::chaos_day& day);
    void forget(day::day_id of);
    boost::asio::awaitable<void> look(day::day_id of);
    chat::outcome<chat::channel_members> members_of(day::channel_id where);

    desk& desk_;
    clock::clock& steady_;
    std::function<chat::port*(day::platform)> on_;
    std::function<void(day::day_id)> seen_;
    crew::teller tell_;
    std::map<day::day_id, appearance> last_, looked_;
    std::set<day::day_id> looking_, again_;
    std::multimap<day::day_id, std::shared_ptr<clock::alarm>> waiting_;  ///< for a look to end
    crew::crew hands_;
};

}  // namespace bot::desk

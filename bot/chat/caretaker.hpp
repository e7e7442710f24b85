// Pins, topics, and the reminder that a newer one replaces: what is to be done in a channel beside saying something. It
// is in the state, so that neither a platform that is away nor a crash loses it: tried until it is done, or the
// platform refuses it for good. A topic that somebody else has set since stays theirs.
#pragma once

#include "chat/port.hpp"
#include "clock/clock.hpp"
#include "crew/crew.hpp"
#include "crew/teller.hpp"
#include "day/book.hpp"
#include "day/command.hpp"
#include "speech/phrasebook.hpp"

#include <functional>
#include <set>

namespace bot::chat {

class caretaker {
public:
    struct surroundings {
        clock::clock& time;       ///< the day's
        clock::clock& steady;     ///< for waiting on a platform
        const day::state& known;  ///< may be ahead of the disk
        /// Returns when all that is known now is on disk; false when some of it was lost instead.
        std::function<boost::asio::awaitable<bool>()> settled;
        /// False when the disk refused.
        std::function<boost::asio::awaitable<bool>(day::day_id, day::own_command)> write_down;
        std::function<const speech::phrasebook&()> words;
        std::function<port*(day::platform)> on;  ///< null: not connected to that platform
        crew::teller tell;
    };

    caretaker(boost::asio::any_io_executor executor, surroundings around);

    /// Facts of this day are on disk: there may be something to do.
    void look(day::day_id of);
    /// Nothing is under way when it returns; what was is done again by the next process.
    boost::asio::awaitable<void> stop();

private:
    using place = std::pair<day::day_id, day::channel_id>;

    std::optional<day::chore> next(const place& here) const;
    boost::asio::awaitable<void> work(place here);
    outcome<void> tries(day::day_id of, day::chore it);
    outcome<void> finish(day::day_id of, day::chore it);
    outcome<void> run(port& on, day::day_id of, day::chore it);
    outcome<void> set_topic(port& on, day::day_id of, day::channel_id where);
    outcome<void> give_topic_back(port& on, day::day_id of, day::channel_id where);

    surroundings around_;
    std::set<place> at_work_;
    crew::crew hands_;
};

}  // namespace bot::chat

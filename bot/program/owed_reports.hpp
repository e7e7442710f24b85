// Reports that people were promised as files. Who is owed one is in the state, so that neither a platform that is away
// nor a crash loses it: tried until it stands before them, once, or the platform refuses it for good.
#pragma once

#include "chat/port.hpp"
#include "clock/clock.hpp"
#include "crew/crew.hpp"
#include "crew/teller.hpp"
#include "day/book.hpp"
#include "day/command.hpp"

#include <functional>
#include <set>

namespace bot::program {

class owed_reports {
public:
    struct surroundings {
        clock::clock& steady;  ///< for waiting on a platform
        const day::state& known;
        /// False when the disk refused.
        std::function<boost::asio::awaitable<bool>(day::day_id, day::own_command)> write_down;
        /// Returns when what is known is on disk; false: it was not so.
        std::function<boost::asio::awaitable<bool>()> settled;
        std::function<chat::port*(day::platform)> on;  ///< null: not connected to that platform
        /// Nothing: it is theirs no more.
        std::function<boost::asio::awaitable<std::optional<chat::file>>(day::day_id, day::owed_report)> print;
        crew::teller tell;
    };

    owed_reports(boost::asio::any_io_executor executor, surroundings around);

    /// Facts of this day are on disk: there may be something to bring.
    void look(day::day_id of);
    /// The same for what a process before this one may have brought already.
    void look_everywhere();
    /// Nothing is under way when it returns; the next process goes on with it.
    boost::asio::awaitable<void> stop();

private:
    enum class came : std::uint8_t { not_yet, perhaps };
    void look(day::day_id of, came before);
    boost::asio::awaitable<void> bring(day::day_id of, day::owed_report it, came before);
    boost::asio::awaitable<std::optional<chat::file>> printed(day::day_id of, day::owed_report it);
    boost::asio::awaitable<void> hand_over(day::day_id of, const day::owed_report& it, came before);

    surroundings around_;
    std::set<std::pair<day::day_id, day::owed_report>> on_their_way_;
    crew::crew hands_;
};

}  // namespace bot::program

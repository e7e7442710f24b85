// Announcements that stand and whose buttons may die: what a button says can not be done any more, or can be again.
// Their messages are edited then, so that nobody presses a dead one; a kickoff's words go along when the day's times,
// its facilitator or its limit change. What stands is in the state, so that a restart forgets none; what offered all
// that it could offer when the bot went down is taken to stand so, and a kickoff that has changed is written once more.
#pragma once

#include "chat/port.hpp"
#include "clock/clock.hpp"
#include "crew/crew.hpp"
#include "crew/teller.hpp"
#include "day/book.hpp"
#include "speech/phrasebook.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <tuple>

namespace bot::chat {

class buttons_on_show {
public:
    struct surroundings {
        clock::clock& time;       ///< the day's
        clock::clock& steady;     ///< for waiting on a platform
        const day::state& known;  ///< may be ahead of the disk
        /// Returns when all that is known now is on disk; false when some of it was lost instead.
        std::function<boost::asio::awaitable<bool>()> settled;
        std::function<const speech::phrasebook&()> words;
        std::function<port*(day::platform)> on;  ///< null: not connected to that platform
        crew::teller tell;
    };
    /// Changes that come so close upon each other are one edit.
    static constexpr std::chrono::milliseconds gathers{500};

    buttons_on_show(boost::asio::any_io_executor executor, surroundings around);

    /// Facts of this day are on disk.
    void look(day::day_id of);
    /// Of how many days something is kept: none of those that are over.
    std::size_t days_in_mind() const { return std::max(all_.size(), marks_.size()); }
    /// Nothing is under way when it returns.
    boost::asio::awaitable<void> stop();

private:
    struct shown;
    using shown_ref = std::shared_ptr<shown>;
    /// What a day has on show for one audience.
    using wall = std::pair<day::day_id, day::counted>;
    /// It changes whenever something on the public wall may have to.
    using public_mark = std::tuple<day::phase, std::uint32_t, std::size_t, day::instant>;

    void gather(wall which);
    boost::asio::awaitable<void> follow(wall which);
    void take_in(const day::chaos_day& day, wall which);
    boost::asio::awaitable<void> mend(shown_ref it);
    boost::asio::awaitable<bool> tries(shown_ref it, speech::message wanted);
    boost::asio::awaitable<bool> edit(shown_ref it, speech::message wanted);
    std::optional<speech::message> as_it_should_be(const shown& it) const;

    surroundings around_;
    std::map<wall, std::map<day::announcement_id, shown_ref>> all_;
    std::set<wall> gathering_;
    std::map<day::day_id, public_mark> marks_;
    crew::crew hands_;
};

}  // namespace bot::chat

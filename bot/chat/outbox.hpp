// Announcements on their way out, each exactly once in effect. A lane a destination keeps their order; what may have
// been sent already (after a crash, a timeout, a reset) is looked up in its channel before it is sent again. What
// stands with buttons is kept up to date, and pins and topics go along.
#pragma once

#include "chat/buttons_on_show.hpp"
#include "chat/caretaker.hpp"
#include "chat/port.hpp"
#include "clock/clock.hpp"
#include "crew/crew.hpp"
#include "crew/teller.hpp"
#include "day/book.hpp"
#include "day/command.hpp"
#include "speech/phrasebook.hpp"

#include <functional>
#include <map>
#include <memory>
#include <set>

namespace bot::chat {

/// What goes along with an announcement: a file, or on a platform that takes none what it says in words. `name` tells
/// it from what else goes along.
struct enclosure {
    std::string name;
    std::variant<file, speech::message> what;
};

class outbox {
public:
    struct surroundings {
        clock::clock& time;       ///< the day's
        clock::clock& steady;     ///< for waiting on a platform
        const day::state& known;  ///< may be ahead of the disk
        /// Returns when all that is known now is on disk; false when some of it was lost instead.
        std::function<boost::asio::awaitable<bool>()> settled;
        /// Writes down that an announcement stands or was dropped; false when the disk refused.
        std::function<boost::asio::awaitable<bool>(day::day_id, day::own_command)> write_down;
        /// Whether the agents' channel of a day has been looked at: before that nothing is said there.
        std::function<bool(day::day_id)> channel_is_known;
        std::function<const speech::phrasebook&()> words;  ///< may be another one after a reload
        std::function<port*(day::platform)> on;            ///< null: not connected to that platform
        crew::teller tell;
        /// Made when the announcement is sent: it stands once these stand, too. Null: nothing goes along with any.
        std::function<boost::asio::awaitable<std::vector<enclosure>>(day::announcement, const port&)> along = nullptr;
        /// Nothing gets into this channel until somebody mends it: told once, until something gets there again.
        std::function<void(const day::channel_id&)> shut_out = nullptr;
    };

    /// All that is outstanding now may have been sent by a process before this one.
    outbox(boost::asio::any_io_executor executor, surroundings around);
    ~outbox();
    outbox(const outbox&) = delete;
    outbox& operator=(const outbox&) = delete;

    /// Facts of this day became durable, or its channel became known: there may be something to say.
    void look(day::day_id of);
    void look_everywhere();

    /// To how many places something is on its way; nothing is kept of those where all is said.
    std::size_t places_at_work() const { return lanes_.size(); }
    /// Of how many days something on show is followed: none of those that are over.
    std::size_t days_in_mind() const { return buttons_.days_in_mind(); }

    /// Stops at a message boundary.
    boost::asio::awaitable<void> stop();

private:
    struct lane;
    void open_lane(const destination& to);
    boost::asio::awaitable<void> keep(std::shared_ptr<lane> it);

    boost::asio::any_io_executor executor_;
    surroundings around_;
    std::set<day::announcement_id> doubtful_;
    buttons_on_show buttons_;
    caretaker caretaker_;
    std::map<destination, std::shared_ptr<lane>> lanes_;
    bool stopping_ = false;
    crew::crew hands_;
};

}  // namespace bot::chat

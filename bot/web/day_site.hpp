// The pages of days on a listener: the way in, the board, the status page. One of it serves a real day and a rehearsal
// alike.
#pragma once

#include "web/listener.hpp"
#include "web/live_day.hpp"

namespace bot::web {

class day_site {
public:
    struct surroundings {
        door::surroundings entrance;
        live_day::surroundings pages;
        crew::on_end trouble;
    };
    /// Registers itself; all that it is given outlives it, and so it the listener's service.
    day_site(boost::asio::any_io_executor executor, listener& on, surroundings around);

    std::expected<std::string, desk::no_link> link_for(day::day_id of, const day::person_id& who) {
        auto made = door_.link_for(of, who);
        live_.expect_guests();
        return made;
    }
    void day_changed(day::day_id of) { live_.day_changed(of); }
    void roles_changed(const std::set<day::person_id>& whose) { live_.roles_changed(whose); }
    void clock_turned() { live_.clock_turned(); }
    /// Says goodbye to every page; the listener is to be stopped next.
    void close(std::chrono::milliseconds limit) { live_.close(limit); }
    boost::asio::awaitable<void> stop() { return live_.stop(); }

private:
    door door_;
    live_day live_;
};

}  // namespace bot::web

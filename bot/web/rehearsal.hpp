// The rehearsal room on the web: one listener on this machine with the page, its live socket and /health. It shows the
// room, turns the rehearsal's clock, and passes on what people ask; it decides nothing.
#pragma once

#include "web/health.hpp"
#include "web/live_room.hpp"

namespace bot::web {

struct rehearsal_plan {
    live_room::surroundings around;
    std::filesystem::path pages;  ///< the directory with room.html: installed, or bot/web/pages of the source tree
    std::uint16_t port = 8080;    ///< 0 takes a free one
    read_only_because why_read_only;
    /// For the log. May be empty.
    crew::on_end trouble;
};

class rehearsal {
public:
    /// Listens when it returns, on 127.0.0.1 alone. `steady` limits the network. Throws when the port is taken or the
    /// pages are not there. All that the plan refers to outlives the rehearsal.
    rehearsal(boost::asio::any_io_executor executor, clock::clock& steady, rehearsal_plan how);

    std::uint16_t port() const { return listener_.port(); }
    /// Serves until cancelled, then says goodbye within a second; returns well.
    boost::asio::awaitable<void> run();
    /// To be called when facts became durable (desk::on_change).
    void day_changed() { live_.show_board(); }

private:
    rehearsal_plan how_;
    live_room live_;
    listener listener_;
    std::unique_ptr<clock::alarm> end_;
};

}  // namespace bot::web

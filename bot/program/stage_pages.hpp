// What a rehearsal shows in the browser: the rehearsal room, and the pages of the day that is played there, on one
// listener of this machine.
#pragma once

#include "chat/room/room.hpp"
#include "clock/rehearsal_clock.hpp"
#include "program/pages.hpp"
#include "web/live_room.hpp"

namespace bot::program {

class stage_pages {
public:
    struct surroundings {
        boost::asio::io_context& io;
        house& in;
        clock::rehearsal_clock& time;
        clock::clock& wall;
        clock::clock& steady;
        chat::room::room& room;
        std::string zone;
        std::uint16_t port;  ///< 0 takes a free one
        std::filesystem::path record;
        crew::teller tell;
    };
    /// Listens when it returns. Throws system_error when the port is taken, std::runtime_error without page files.
    explicit stage_pages(surroundings around);

    std::uint16_t port() const { return pages_.port(); }
    /// Goodbye to every page, within about a second.
    boost::asio::awaitable<void> stop();

private:
    web::clock_face face() const;
    web::live_room::surroundings room_around();
    std::vector<std::string> standing_for(const day::person_id& who) const;

    surroundings around_;
    pages pages_;
    web::live_room live_;
};

}  // namespace bot::program

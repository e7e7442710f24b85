// The open pages of the rehearsal room, each on a WebSocket. A page plays one person at a time and is sent what that
// person may know, numbered, and nothing else: not so much as a frame leaves when something happens that is not for
// them. A page that comes back says the last number it knows, and is sent what it missed.
#pragma once

#include "clock/rehearsal_clock.hpp"
#include "crew/crew.hpp"
#include "web/room_frames.hpp"
#include "wire/http_server.hpp"

#include <functional>
#include <list>
#include <memory>

namespace bot::web {

class live_room {
public:
    struct surroundings {
        clock::rehearsal_clock& time;
        chat::room::room& room;
        desk::port& asked;
        std::string zone;
        /// What a jump goes to.
        std::function<std::optional<day::instant>()> next_event;
        /// How the day stands for that person, as frames, always as many: the parts that everybody has, the board.
        std::function<std::vector<std::string>(const day::person_id&)> standing_for{};
        /// Returns when what that was made from is on disk; false: it is not, and the day stands otherwise.
        std::function<boost::asio::awaitable<bool>()> settled{};
        /// The clock goes another way from now on; may be empty.
        std::function<void()> clock_turned{};
    };

    live_room(boost::asio::any_io_executor executor, surroundings around, crew::on_end told);
    ~live_room();
    live_room(const live_room&) = delete;
    live_room& operator=(const live_room&) = delete;

    /// Runs as long as the page is there.
    boost::asio::awaitable<void> converse(wire::upgrade asked);
    /// The day may stand otherwise: whoever sees that is sent it, once it is on disk.
    void show_standing();
    /// Says goodbye to every page; they will call again.
    void close(std::chrono::milliseconds limit);

private:
    struct page;
    using page_ptr = std::shared_ptr<page>;

    boost::asio::awaitable<void> hear(page_ptr it, std::string words);
    boost::asio::awaitable<void> take(page_ptr it, chat::room::page_words words);
    boost::asio::awaitable<void> standings_shown();
    void take_hello(page& it, const chat::room::page_hello& hello);
    void turn_clock(const chat::room::page_clock& how, page& by);
    void show_clock(page& to, bool nothing_to_come = false) const;
    void show_news(page& to) const;

    surroundings around_;
    chat::room::reception reception_;
    std::list<page_ptr> pages_;
    bool is_showing_ = false, may_have_changed_ = false;
    crew::crew hands_;
};

}  // namespace bot::web

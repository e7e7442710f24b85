// The open boards and status pages of days, each on a WebSocket of a guest with a session. What a page asks for goes to
// the desk as the words of that guest; what it shows is made from that guest's own view of the day.
#pragma once

#include "desk/port.hpp"
#include "speech/named.hpp"
#include "web/door.hpp"
#include "web/gallery.hpp"
#include "web/room_frames.hpp"

#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace bot::web {

/// The timeline of the day as this guest may see it now: an SVG without a style of its own, which the page brings. What
/// it shows is taken at once; it may be drawn aside.
using drawn = std::function<gallery::making(const guest&)>;

enum class page_kind : std::uint8_t { board, status };

class live_day {
public:
    struct surroundings {
        clock::clock& time;    ///< the day's
        clock::clock& steady;  ///< paces frames
        look sees;
        settle settled;
        speech::names called;
        desk::port& asked;
        std::function<clock_face()> course;  ///< how the day's clock goes, for pages that go on by themselves
        drawn picture;
    };
    live_day(boost::asio::any_io_executor executor, surroundings around, door& by, crew::on_end told);

    /// Runs as long as the page is there.
    boost::asio::awaitable<void> converse(wire::upgrade asked, page_kind kind);
    /// Facts of that day became durable. A command waits for this: it costs the same however many watch, unless the day
    /// is over, when all of them have lost it before this returns.
    void day_changed(day::day_id of);
    /// These people's roles became others, on disk: before this returns, whoever may not see a board any more has lost
    /// it.
    void roles_changed(const std::set<day::person_id>& whose);
    void clock_turned();
    /// Somebody was given a link: from now on sessions may end.
    void expect_guests() { first_guest_->ring(); }
    /// Whether one more page of the session of that name may be open.
    bool has_place_for(std::string_view session);
    /// Says goodbye to every page.
    void close(std::chrono::milliseconds limit);
    /// Nothing is shown any more; returns when all of it has ended.
    boost::asio::awaitable<void> stop();

    static constexpr std::size_t pages_most = 500, pages_each = 8;  ///< open at once: of the bot, of one session

private:
    using watcher_ptr = std::shared_ptr<watcher>;

    boost::asio::awaitable<void> hear(watcher_ptr it, std::string words);
    boost::asio::awaitable<void> ask(watcher_ptr it, desk::request what, std::string id);
    boost::asio::awaitable<void> watch_the_door();
    bool take_place_for(const watcher_ptr& it);
    void greet(watcher& it) const;
    void show_out(const watcher_ptr& it);
    void show_out_who_left();
    void each_page(auto with) const {
        for (const auto* in : {&inside_, &outside_}) in->each_watcher(with);
    }
    std::string frame_for(const watcher& it) const;
    std::string key_of(const watcher& it) const;
    gallery::painting frames() const;
    gallery::painting pictures() const;
    struct galleries {
        gallery &boards, &pictures;
    };
    /// By whom a page is shown: agents' and everybody else's wait for nothing of each other's.
    galleries of(const watcher& it) {
        return it.is_inside ? galleries{inside_, inside_pictures_} : galleries{outside_, outside_pictures_};
    }
    std::optional<sight> sight_of(const watcher& it) const { return around_.sees(it.who.day, it.who.who); }

    surroundings around_;
    door& door_;
    std::unique_ptr<clock::alarm> first_guest_;
    std::vector<std::weak_ptr<watcher>> pages_;  ///< those that have a place
    gallery inside_, outside_, inside_pictures_, outside_pictures_;
    crew::crew hands_;
};

}  // namespace bot::web

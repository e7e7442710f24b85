// The pages that watch the same kind of thing live: each has a frame, and is sent another one only when its bytes have
// changed and what it was made from is on disk. Frames leave at every full tick of the pace, never between: a crowd
// costs the desk little however fast the news come, and when a frame leaves does not depend on what it must not tell. A
// frame is made once and shared; a few pages at a time are sent it, so that whoever asks for something meanwhile goes
// first.
#pragma once

#include "clock/clock.hpp"
#include "web/guests.hpp"
#include "web/page_socket.hpp"
#include "web/sight.hpp"

#include <functional>
#include <list>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace bot::web {

/// One open page of a guest.
struct watcher {
    std::shared_ptr<page_socket> line;
    std::string session;  ///< its name
    guest who;
    bool sees_board = false, is_inside = false;
    bool has_left = false;
};

class gallery {
public:
    /// Makes a frame, however long that takes.
    using making = std::function<boost::asio::awaitable<std::string>()>;
    /// Watchers with the same key see the same: for each key one frame is made. What it is made of is taken at once, as
    /// that watcher may see it; it is made when that is on disk, and goes to those who have this key still.
    struct painting {
        std::function<std::string(const watcher&)> key;
        std::function<making(const watcher&)> take;
        std::chrono::milliseconds pace{100};
    };
    gallery(clock::clock& steady, settle settled, painting how)
        : steady_(steady), settled_(std::move(settled)), how_(std::move(how)), bell_(steady.make_alarm()) {}

    void enter(std::shared_ptr<watcher> who) { all_.push_back(std::make_shared<seat>(std::move(who))); }
    void leave(const std::shared_ptr<watcher>& who) {
        all_.remove_if([&](const auto& each) { return each->who == who; });
    }
    void each_watcher(auto with) const {
        for (const auto& each : all_) with(each->who);
    }

    /// Something may have changed; returns at once.
    void change() { bell_->ring(); }
    /// Shows until it is cancelled.
    boost::asio::awaitable<void> show();

private:
    using shared_frame = std::shared_ptr<const std::string>;
    struct seat {
        explicit seat(std::shared_ptr<watcher> it) : who(std::move(it)) {}
        std::shared_ptr<watcher> who;
        shared_frame shown;  ///< the frame it was sent last
    };
    using seats = std::vector<std::shared_ptr<seat>>;
    std::map<std::string, seats> seats_by_key() const;
    bool still_has(const std::string& key, const seat& it) const;
    boost::asio::awaitable<void> hand_out(std::string key, shared_frame frame, seats to);
    boost::asio::awaitable<void> show_to(const std::string& key, seats all);
    boost::asio::awaitable<void> show_once();

    clock::clock& steady_;
    settle settled_;
    painting how_;
    std::unique_ptr<clock::alarm> bell_;
    std::list<std::shared_ptr<seat>> all_;
};

/// A frame that needs no making any more.
gallery::making made_already(std::string frame);

}  // namespace bot::web

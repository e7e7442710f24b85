// The end of a platform's work: what is under way may end by itself for a while, and is cut off then. Nothing may be
// left running when its platform is taken down.
#pragma once

#include "crew/crew.hpp"
#include "crew/within.hpp"

namespace bot::chat {

/// Returns when the crew's members have ended; false when some had to be stopped.
inline boost::asio::awaitable<bool> ended_within(
    crew::crew& hands, clock::clock& steady, std::chrono::milliseconds limit) {
    bool in_time = true;
    try {
        auto all = hands.finished();
        co_await crew::within(steady, limit, std::move(all));
    } catch (const boost::system::system_error& error) {
        if (error.code() != boost::asio::error::timed_out) throw;
        in_time = false;
        hands.stop();
    }
    if (!in_time) co_await hands.finished();
    co_return in_time;
}

}  // namespace bot::chat

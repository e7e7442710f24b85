// Acknowledges what nobody has acknowledged in time: Slack waits for three seconds. One watch for all of them, so that
// no command pays for a timer of its own.
#pragma once

#include "chat/slack/ack_slip.hpp"
#include "clock/clock.hpp"
#include "crew/crew.hpp"

#include <boost/asio/awaitable.hpp>
#include <deque>
#include <memory>
#include <utility>

namespace bot::chat::slack {

class ack_watch {
public:
    /// `steady` outlives it.
    ack_watch(boost::asio::any_io_executor executor, clock::clock& steady, crew::on_end told);

    /// The bare acknowledgement is given at `then`, unless the slip was given, or dropped, before. Never earlier than
    /// the one that was put before.
    void put(const std::shared_ptr<ack_slip>& slip, clock::instant then);
    /// Nothing is watched any more when it returns; what is put after that is watched again.
    boost::asio::awaitable<void> rest();

private:
    boost::asio::awaitable<void> watch();

    clock::clock& steady_;
    std::unique_ptr<clock::alarm> bell_;
    std::deque<std::pair<clock::instant, std::weak_ptr<ack_slip>>> waiting_;  ///< earliest first
    bool is_watched_ = false;
    crew::crew hands_;
};

}  // namespace bot::chat::slack

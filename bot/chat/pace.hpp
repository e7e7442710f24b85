// Posts to a channel leave one after the other, in the order in which they came, as far apart as the platform wants
// them (one message a second and channel is what Slack shows for sure).
#pragma once

#include "clock/clock.hpp"

#include <boost/asio/awaitable.hpp>
#include <deque>
#include <map>
#include <memory>
#include <string>

namespace bot::chat {

class pace {
public:
    pace(clock::clock& steady, std::chrono::milliseconds apart) : steady_(steady), apart_(apart) {}

    /// The right to send to one channel, until it is let go.
    class turn {
    public:
        turn(pace& of, std::string channel) : of_(&of), channel_(std::move(channel)) {}
        turn(turn&& other) noexcept : of_(std::exchange(other.of_, nullptr)), channel_(std::move(other.channel_)) {}
        turn& operator=(turn&&) = delete;
        ~turn() {
            if (of_ != nullptr) of_->pass_on(channel_);
        }

    private:
        pace* of_;
        std::string channel_;
    };
    /// Returns when all that came before has been sent and the last one is long enough ago.
    boost::asio::awaitable<turn> wait_for_turn(std::string channel);
    /// Between what is sent within one turn.
    std::chrono::milliseconds apart() const { return apart_; }
    std::size_t waiting_for(const std::string& channel) const;
    /// Whether somebody has the turn there.
    bool is_busy(const std::string& channel) const;

private:
    struct waiter {
        std::unique_ptr<clock::alarm> bell;
        bool is_called = false;
    };
    struct lane {
        bool is_busy = false;
        clock::instant free_from{};
        std::deque<std::shared_ptr<waiter>> line;
    };
    void pass_on(const std::string& channel);
    void leave(const std::string& channel, const std::shared_ptr<waiter>& who);

    clock::clock& steady_;
    std::chrono::milliseconds apart_;
    std::map<std::string, lane> lanes_;
};

}  // namespace bot::chat

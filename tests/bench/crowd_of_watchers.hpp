// Many open boards, on a thread of their own so that they cost the bot's nothing but what they ask of it: real sockets,
// which read whatever comes and count it.
#pragma once

#include "clock/steady_clock.hpp"
#include "crew/crew.hpp"
#include "wire/dial.hpp"

#include <atomic>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <thread>

namespace tests {

class crowd_of_watchers {
public:
    explicit crowd_of_watchers(std::uint16_t port);
    ~crowd_of_watchers();

    /// So many pages for each link, which is used up: the first page's session serves the others.
    void arrive(const std::vector<std::string>& tokens, std::size_t pages_each);
    void leave();
    /// Pages that are open; boards that all of them together were sent.
    std::size_t open() const { return open_; }
    std::size_t boards() const { return boards_; }

private:
    boost::asio::awaitable<void> enter(std::string token, std::size_t pages);
    boost::asio::awaitable<void> watch(std::string cookie);
    boost::asio::awaitable<bot::wire::transport> dial();

    boost::asio::io_context io_{1};
    boost::asio::executor_work_guard<boost::asio::io_context::executor_type> busy_{io_.get_executor()};
    bot::clock::steady_clock steady_{io_.get_executor()};
    bot::wire::dialler dialler_{steady_, {}};
    std::string port_;
    std::atomic<std::size_t> open_ = 0, boards_ = 0;
    std::unique_ptr<bot::crew::crew> pages_;
    std::thread thread_;
};

}  // namespace tests

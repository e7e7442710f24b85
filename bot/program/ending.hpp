// How a program ends: on SIGTERM or SIGINT gracefully within five seconds, on trouble at once.
#pragma once

#include "program/programs.hpp"

#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <functional>

namespace bot::program {

class ending {
public:
    explicit ending(boost::asio::io_context& io);

    /// Returns when somebody wants the program to end; its exit code is code().
    boost::asio::awaitable<void> wanted();
    /// The program ends with this code, once.
    void want(exit_code with);
    exit_code code() const { return code_; }
    /// After five seconds, whatever still hangs is left behind: what was answered is on disk.
    void begin();
    /// All is done: nothing is left to wait for.
    void finish() { limit_.cancel(); }

private:
    boost::asio::signal_set signals_;
    boost::asio::steady_timer bell_, limit_;
    exit_code code_ = ended_well;
    bool wanted_ = false;
};

}  // namespace bot::program

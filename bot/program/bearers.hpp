// What one person is to hear without having asked, each borne by one: until it stands before them, once, or their
// platform refuses it. It is on no record, so it ends with the bot.
#pragma once

#include "chat/port.hpp"
#include "clock/clock.hpp"
#include "crew/crew.hpp"
#include "crew/latch.hpp"
#include "crew/teller.hpp"
#include "desk/port.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

namespace bot::program {

class bearers {
public:
    struct surroundings {
        clock::clock& time;                            ///< the day's
        clock::clock& steady;                          ///< for waiting on a platform
        std::function<chat::port*(day::platform)> on;  ///< null: not connected to that platform
        crew::teller tell;
    };
    bearers(boost::asio::any_io_executor executor, surroundings around);

    /// On a platform that we are not connected to nobody hears anything.
    void bring(desk::notice it);
    /// What is on its way has arrived, or has failed once more, or two seconds are over.
    boost::asio::awaitable<void> stop();

private:
    boost::asio::awaitable<void> bear(chat::port& on, desk::notice it, std::string name);
    static chat::outcome<day::post_ref> say(
        chat::port& on, const desk::notice& it, std::string name, std::optional<day::instant> may_stand_since);

    surroundings around_;
    std::uint64_t named_ = 0;  ///< so far
    crew::latch ending_;
    crew::crew hands_;
};

}  // namespace bot::program

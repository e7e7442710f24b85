// The Home of each person who looked at theirs, kept as it should be: published when it is opened and when what it
// shows has changed; of several changes in a row only the last is sent. Which words it shows is the desk's to say.
#pragma once

#include "chat/slack/web_api.hpp"
#include "chat/teller.hpp"
#include "crew/crew.hpp"
#include "desk/port.hpp"

#include <boost/asio/awaitable.hpp>
#include <map>
#include <memory>
#include <set>
#include <string>

namespace bot::chat::slack {

class homes_on_show {
public:
    struct surroundings {
        boost::asio::any_io_executor executor;
        desk::port& desk;
        web_api& api;
        clock::clock& steady;
        teller told;
    };
    /// Changes that come so close upon each other are published as one.
    static constexpr std::chrono::milliseconds gathers{500};
    /// An answer waits no longer than this for the Homes that have to be shown before it.
    static constexpr std::chrono::milliseconds patience{3'000};

    explicit homes_on_show(surroundings around);

    /// Somebody looks: shown at once, and kept from now on.
    void opened(const std::string& person);
    /// Something happened in a day: what differs from what is shown is published, soon.
    void look_again();
    /// Returns when these people see what they may see from now on, whether they have looked before or not; or after
    /// `patience`, and then it is tried on.
    boost::asio::awaitable<void> show_anew(std::set<std::string> people);
    /// Nothing is under way when it returns; it may be opened again.
    boost::asio::awaitable<void> stop();

private:
    struct home;
    using home_ref = std::shared_ptr<home>;

    std::unique_ptr<crew::crew> new_hands();
    home_ref home_of(const std::string& person);
    void ask_for(const home_ref& which, std::chrono::milliseconds soon);
    boost::asio::awaitable<void> keep(home_ref which, std::chrono::milliseconds soon);
    boost::asio::awaitable<bool> publish(home_ref which);
    boost::asio::awaitable<void> until_shown(home_ref which);

    surroundings around_;
    std::map<std::string, home_ref> homes_;
    std::unique_ptr<crew::crew> hands_;
};

}  // namespace bot::chat::slack

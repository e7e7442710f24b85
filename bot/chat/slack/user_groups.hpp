// The user groups of the workspace and who is in them, kept as they are: days may take their people from them, and the
// desk hears of each group that has changed. Asked for when Slack begins to hear us, and again where it tells of a
// change.
#pragma once

#include "chat/slack/web_api.hpp"
#include "chat/teller.hpp"
#include "crew/crew.hpp"
#include "desk/port.hpp"

#include <boost/asio/awaitable.hpp>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>

namespace bot::chat::slack {

struct group_changed;

class user_groups {
public:
    struct surroundings {
        boost::asio::any_io_executor executor;
        desk::port& desk;
        web_api& api;
        clock::clock& steady;
        teller told;
    };
    /// Changes of a group that come so close upon each other are asked after once.
    static constexpr std::chrono::milliseconds gathers{500};

    explicit user_groups(surroundings around);

    /// The bot itself is in no group that counts.
    void we_are(std::string user) { our_user_ = std::move(user); }
    /// By id or by name, whatever the case of its letters; none that was switched off.
    std::optional<day::group> find(std::string_view handle) const;

    /// Something may have changed unheard: all are asked for.
    void look_at_all();
    void changed(const group_changed& it);
    /// Nothing is under way when it returns; it may go on afterwards.
    boost::asio::awaitable<void> stop();

private:
    std::unique_ptr<crew::crew> new_hands();
    boost::asio::awaitable<void> learn_all();
    boost::asio::awaitable<void> look_at(std::string id);
    boost::asio::awaitable<bool> read_members(std::string id);
    void take(day::group now);
    boost::asio::awaitable<void> tell(std::string id);

    surroundings around_;
    std::string our_user_;
    std::map<std::string, day::group, std::less<>> known_;
    std::set<std::string> off_;  ///< groups that were switched off: known, for whoever takes part because of them
    bool is_learning_ = false;
    std::set<std::string> looking_, look_again_;  ///< groups that are being asked after; and those to be asked anew
    std::set<std::string> telling_;               ///< groups of which the desk is being told
    std::unique_ptr<crew::crew> hands_;
};

}  // namespace bot::chat::slack

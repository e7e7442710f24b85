// What people say to us at Mattermost without calling us by the web: by mention, directly, by a reaction, by coming in.
// It goes to the desk; the answer goes to the asker alone.
#pragma once

#include "chat/dedupe.hpp"
#include "chat/mattermost/answers.hpp"
#include "chat/mattermost/catch_up.hpp"
#include "chat/mattermost/name_keeper.hpp"
#include "chat/mattermost/requests.hpp"
#include "chat/mattermost/server_clock.hpp"
#include "chat/mattermost/witness.hpp"
#include "chat/pending.hpp"
#include "crew/crew.hpp"
#include "crew/latch.hpp"

#include <map>
#include <set>

namespace bot::chat::mattermost {

class conversations {
public:
    struct surroundings {
        boost::asio::any_io_executor executor;
        desk::port& desk;
        witness& seen;
        rest& api;
        answers& back;
        address_book& names;
        name_keeper& keeper;
        const server_clock& hours;
        clock::clock& steady;
        teller told;
    };
    explicit conversations(surroundings around);

    /// Whom it takes for itself; nothing is heard before.
    void we_are(ourselves us);
    /// Returns at once. What was taken before is not done again, however it comes.
    void take(content it);
    /// What was fetched and not heard: what was answered before a restart is not asked again. One after the other.
    boost::asio::awaitable<void> take_late(content it);
    /// Whether we read what was said in this channel to its end is for the marks, and not for people.
    bookmarks marks;
    /// Those that mean something here.
    reactions_heard reactions;
    /// Channels with a name that we are in, as far as is known; and those that a process before us was in.
    const std::set<std::string>& ours() const { return ours_; }
    void were_ours(const std::set<std::string>& before) { ours_.insert(before.begin(), before.end()); }
    /// Of the channels that we are in by now: one in which we were and are no more was lost while nothing was heard.
    boost::asio::awaitable<void> are_ours(std::vector<channel_facts> all);
    /// Answers that are under way leave, for at most so long.
    boost::asio::awaitable<void> finished(std::chrono::milliseconds limit);

private:
    boost::asio::awaitable<void> answer(ask_desk it, bool is_direct);
    boost::asio::awaitable<std::shared_ptr<pending>> ask_in_turn(desk::request what, std::string words);
    boost::asio::awaitable<void> answer_mark(ask_marked it);
    boost::asio::awaitable<void> learn(std::string person);
    boost::asio::awaitable<void> look_at_channel(std::string channel);
    void went(const went_ourselves& it);
    boost::asio::awaitable<void> look_where_we_are();
    boost::asio::awaitable<void> find_out_how_lost(std::string channel);
    /// Who facilitates a day there is told; these are they.
    std::set<std::string> lost(const std::string& channel, desk::loss how);

    surroundings around_;
    ourselves us_;
    dedupe seen_;
    std::set<std::string> ours_;  ///< channels with a name
    /// Opened when the desk was asked what this person said last.
    std::map<std::string, std::shared_ptr<crew::latch>> said_last_;
    crew::crew hands_;
};

}  // namespace bot::chat::mattermost

// For mattermost's sources only: the parts of the platform, built upon each other.
#pragma once

#include "chat/mattermost/conversations.hpp"
#include "chat/mattermost/door.hpp"
#include "chat/mattermost/mailroom.hpp"
#include "chat/mattermost/mattermost.hpp"
#include "chat/mattermost/name_keeper.hpp"
#include "chat/mattermost/reach.hpp"
#include "chat/mattermost/server_clock.hpp"
#include "chat/mattermost/socket.hpp"
#include "chat/mattermost/witness.hpp"

namespace bot::chat::mattermost {

namespace net = boost::asio;

struct mattermost::inside {
    inside(surroundings of, mattermost_options options);

    net::awaitable<void> listen();

    surroundings around;
    mattermost_options how;
    std::unique_ptr<wire::dialler> own_dialler;
    wire::caller& by;
    crew::backoff::chance dice;
    seal sealed;
    reach reached;
    rest api;
    pace lanes;
    address_book known;
    name_keeper keeper;
    letters mail;
    server_clock hours;
    answers back;
    mailroom room;
    witness seen;
    conversations talks;
    door calls;
    socket line;
    ourselves us;

    /// What was read when events were lost: from there on is to be fetched.
    std::optional<bookmarks> owed;

private:
    net::awaitable<void> introduce_ourselves();
    net::awaitable<void> pay_what_is_owed();
    net::awaitable<bool> fetch_what_was_missed();
    net::awaitable<void> find_out_whether_we_are_reached();
    net::awaitable<void> try_to_be_called();
    /// What calls us had been so far.
    struct calls_before {
        std::uint64_t ours, strangers, by_get;
    };
    void tell_reach(const rest_answer& of, calls_before had_been);
    void missed();
    void learn_time(std::int64_t at);
    std::int64_t begin_at(std::int64_t now);

    std::unique_ptr<clock::alarm> owing_;
    std::uint64_t losses_ = 0;
    clock::instant settled_{};
    bool knows_time_ = false, knows_no_command_ = false;
};

}  // namespace bot::chat::mattermost

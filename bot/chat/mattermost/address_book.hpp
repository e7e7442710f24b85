// Names at this server, and who asks for those that are not known: a message that shows an id is no message.
#pragma once

#include "chat/directory.hpp"
#include "chat/mattermost/markup.hpp"
#include "chat/mattermost/rest.hpp"

#include <map>
#include <nlohmann/json_fwd.hpp>
#include <set>

namespace bot::chat::mattermost {

struct channel_facts {
    std::string id, name, type, team;
    std::int64_t last_post = 0;  ///< milliseconds, by the server's clock
};

class address_book {
public:
    explicit address_book(rest& api) : api_(api) {}

    directory known;
    /// For rendering; unknown ids stay ids.
    name_book book() const;
    /// Asks for the names of those in a message that are not known.
    boost::asio::awaitable<void> learn_for(const speech::message& said);
    /// Asks who those are whom these words call by a name that is not known. Whom the server does not tell of within a
    /// second stays unknown.
    boost::asio::awaitable<void> learn_called_in(std::string words, clock::clock& steady);
    boost::asio::awaitable<void> learn_person(std::string id);
    boost::asio::awaitable<void> learn_channel(std::string id);
    void learn_channel(const std::string& id, const std::string& name, const std::string& team);
    /// Each team may have a channel of this name: that of the team where `near` is, else the only one there is.
    std::optional<std::string> channel(std::string_view name, const std::string& near) const;
    /// All channels that we are in, the direct ones among them; nothing when the server does not say.
    boost::asio::awaitable<std::optional<std::vector<channel_facts>>> our_channels();
    /// Everybody in our teams, and the channels that we are in; false when the server does not tell all of it.
    boost::asio::awaitable<bool> learn_all_names();
    /// The address of a post for people to follow; empty where no team is known.
    std::string link_to(const std::string& post, const std::string& channel) const;

private:
    boost::asio::awaitable<bool> learn_teams();
    boost::asio::awaitable<bool> learn_people_of(std::string team);
    boost::asio::awaitable<void> learn_people_called(nlohmann::json names);
    std::string team_of(const std::string& channel) const;

    rest& api_;
    std::map<std::string, std::string> teams_;  ///< name by id
    std::map<std::string, std::string> team_of_channel_;
};

}  // namespace bot::chat::mattermost

// Posts on their way out, in announcements and answers alike: rendered, cut up, in the order of their channel, each
// with an id by which the server knows one that is sent again.
#pragma once

#include "chat/mattermost/address_book.hpp"
#include "chat/mattermost/posts.hpp"
#include "chat/pace.hpp"
#include "crew/latch.hpp"

#include <deque>
#include <nlohmann/json.hpp>

namespace bot::chat::mattermost {

/// How a post is sent whose answer is lost. The server knows one that it took by its pending id, for half a minute and
/// as long as it is not restarted (FACTS 5): an answer that stands twice is better than none, an announcement is not.
enum class sending : std::uint8_t { once, again_when_lost };

struct envelope {
    std::string channel;
    bool is_direct = false;
    std::string name;     ///< for finding it again; an answer has none
    std::string pending;  ///< of this sending
    sending as = sending::once;
};

class letters {
public:
    struct surroundings {
        rest& api;
        pace& lanes;
        address_book& names;
        const seal& sealed;
        std::string button_url;             ///< empty: the server can not reach us
        std::function<bool()> reaches;      ///< whether it still seems that it can
        std::function<bool()> has_reached;  ///< whether it was seen that it can
        clock::clock& steady;
    };
    explicit letters(surroundings around) : around_(std::move(around)), known_(around_.steady) {}

    void we_are(std::string user, std::string name);
    /// Returns when we know who we are. Before that no direct channel can be asked for, and no post of ours be told
    /// from others'.
    boost::asio::awaitable<void> introduced() { return known_.opened(); }
    const std::string& user() const { return user_; }

    /// How a message is shown. Where no button can be, its words are to be said behind `lead`: nothing in a direct
    /// message, a mention of us in a channel.
    rendering how(const name_book& names, std::string lead) const;
    std::string mention() const { return "@" + name_ + " "; }

    /// The channel of a direct message with somebody.
    outcome<std::string> direct_with(std::string person);
    outcome<std::string> channel_of(destination where);

    /// The post of ours in a channel that carries this name, for whoever was introduced: if it stands there and is not
    /// older than `since`, by the server's clock. A message of several posts stands when all of them do: posted again,
    /// it goes on behind those that do.
    outcome<std::optional<day::post_ref>> find(std::string channel, std::string name, day::instant since);

    /// Posts all of it; the answer is where it begins. What stands of it already, by an earlier try or as `find` saw
    /// it, is not posted twice.
    outcome<day::post_ref> post(envelope to, speech::message said);

    using standing = std::map<std::size_t, std::string>;  ///< posts by part

    /// The posts of the message that begins with this one: as they are remembered, else as the channel has them.
    outcome<standing> parts_of(day::post_ref head);
    /// They are no more than these now.
    void keep_whole(const standing& parts);

    /// Of a post of ours with buttons, as it is to stand when one of them was used: without it, or made anew from a
    /// message. Nothing where we do not know what it looked like: it is of a process before us, or of one person's
    /// only.
    std::optional<nlohmann::json> without_button(
        const std::string& post, const std::string& place, const std::string& instead);
    std::optional<nlohmann::json> made_anew(
        const std::string& post, const speech::message& from, const std::string& name);
    /// The post as it is to look after an edit: what tells of the buttons that were used stays.
    nlohmann::json with_what_was_used(const std::string& post, nlohmann::json looks) const;
    /// What the post looks like now. One that has no button any more, and had none that was used, needs no memory.
    void remember(const std::string& post, nlohmann::json looks);
    /// It stands no more.
    void forget(const std::string& post);

private:
    void keep_begun(const std::string& name, standing parts);
    standing take_begun(const std::string& name);

    surroundings around_;
    crew::latch known_;  ///< who we are
    std::string user_, name_;
    std::map<std::string, nlohmann::json> with_buttons_;    ///< {"message", "props"} by post
    std::map<std::string, std::vector<std::string>> used_;  ///< what tells of them, by post
    std::deque<std::string> oldest_first_;
    std::map<std::string, standing> begun_;  ///< messages of which a part stands and another does not, by name
    std::deque<std::string> begun_first_;
    std::map<std::string, standing> whole_;  ///< messages that stand, by their first post
    std::deque<std::string> whole_first_;
    std::map<std::string, std::string> direct_;  ///< channel by person
};

}  // namespace bot::chat::mattermost

// What a chat platform is to us: messages out, lookups, and requests in by way of the desk. One implementation a
// folder. Every failure is a value that tells whether the message may stand after all.
#pragma once

#include "day/plan.hpp"
#include "speech/message.hpp"

#include <boost/asio/awaitable.hpp>
#include <expected>
#include <set>
#include <variant>

namespace bot::chat {

/// Where a message goes: a channel, or a person directly.
using destination = std::variant<day::channel_id, day::person_id>;

struct failure {
    enum class kind : std::uint8_t {
        not_sent,  ///< surely did not happen: try again later
        unknown,   ///< may have happened: look it up before trying again
        barred,    ///< not until somebody mends it: the bot is not in the channel, or its token is good no more
        refused    ///< the platform will never take it: not tried again
    };
    kind of = kind::not_sent;
    std::string why;  ///< for the log and the operator; holds no token and no secret
    std::chrono::milliseconds retry_after{0};
    bool is_outside = false;  ///< barred: the bot is not in the channel

    /// To try again by oneself is of no use.
    bool is_turned_down() const { return of == kind::barred || of == kind::refused; }
};

template <class T>
using outcome = boost::asio::awaitable<std::expected<T, failure>>;

/// A file to hand over, as it is: the platform shows it by its title.
struct file {
    std::string name;   ///< "report.md"
    std::string title;  ///< empty: the name
    std::string bytes;  ///< at least one
};

struct channel_members {
    std::set<day::person_id> present;  ///< the bot itself is left out
    bool is_private = false;
};

class port {
public:
    virtual ~port() = default;
    virtual day::platform which() const = 0;

    /// Posts with `name` inside, so that `find` can find it again.
    virtual outcome<day::post_ref> post(destination where, std::string name, speech::message said) = 0;
    /// The message that carries `name`, if it stands there and is not older than `since`.
    virtual outcome<std::optional<day::post_ref>> find(destination where, std::string name, day::instant since) = 0;
    virtual outcome<void> edit(day::post_ref which, std::string name, speech::message said) = 0;
    /// Gone already counts as done; so do a pin that is there and one that is not.
    virtual outcome<void> remove(day::post_ref which) = 0;
    virtual outcome<void> pin(day::post_ref which) = 0;
    virtual outcome<void> unpin(day::post_ref which) = 0;
    /// As the platform keeps it, marks and all: set again, it is what it was.
    virtual outcome<std::string> topic(day::channel_id of) = 0;
    virtual outcome<void> set_topic(day::channel_id of, std::string to) = 0;
    /// A text of ours as a topic is kept here, whole or shortened, its marks shown as they are: set so, it is known
    /// again by is_same_topic.
    virtual std::string as_topic(std::string text) const { return text; }
    /// Whether two topics, as `topic` gave them or as they were set, are read the same: a platform may put marks of its
    /// own into what is set.
    virtual bool is_same_topic(const std::string& one, const std::string& other) const { return one == other; }
    virtual outcome<channel_members> members(day::channel_id of) = 0;
    /// Whether files can be handed over at all; who can not be given one is told in words.
    virtual bool takes_files() const { return false; }
    /// The post that carries the file; on a platform that takes none, its text.
    virtual outcome<day::post_ref> upload(destination where, std::string name, file what);
    /// The post of such an upload, as `find` finds a message: by its name, or where none can go along with a file by
    /// what the file itself is called.
    virtual outcome<std::optional<day::post_ref>> find_upload(
        destination where, std::string name, std::string file_name, day::instant since);

    /// Returns when what these people are shown of their own (a Home, an open board) is right for the roles that they
    /// have now: somebody is about to be answered that they have them.
    virtual boost::asio::awaitable<void> roles_changed(std::set<day::person_id> whose);
    /// Facts of a day are on disk: what is shown of it may have changed.
    virtual void day_changed(day::day_id) {}

    /// What is known without asking the platform: "@anna" without the @, "#incidents" without the #.
    virtual std::optional<day::person_id> person(std::string_view handle) const = 0;
    /// A platform where several channels may have one name takes the one beside `near`, where it was typed.
    virtual std::optional<day::channel_id> channel(std::string_view handle, const day::channel_id& near) const = 0;
    /// A group of people that the platform keeps, by its name (without the @) or id, and who is in it.
    virtual std::optional<day::group> group(std::string_view) const { return std::nullopt; }
    /// A name to show where the platform does not resolve ids itself; the id when unknown.
    virtual std::string name_of(const day::person_id& who) const = 0;
    /// The same for a channel, without the #.
    virtual std::string name_of_channel(const day::channel_id& which) const { return which.id; }
};

inline outcome<day::post_ref> port::upload(destination where, std::string name, file what) {
    speech::message said;
    said.body.emplace_back(speech::heading{{speech::text{what.title.empty() ? what.name : what.title}}});
    said.body.emplace_back(speech::code_block{std::move(what.bytes)});
    return post(std::move(where), std::move(name), std::move(said));
}
inline outcome<std::optional<day::post_ref>> port::find_upload(
    destination where, std::string name, std::string, day::instant since) {
    return find(std::move(where), std::move(name), since);
}
inline boost::asio::awaitable<void> port::roles_changed(std::set<day::person_id>) { co_return; }

}  // namespace bot::chat

// What was said while nothing was heard: the posts of each channel since the last one that is known, by the server's
// clock, oldest first. What to ask for and what to keep of an answer are values; `catch_up` asks.
#pragma once

#include "chat/mattermost/address_book.hpp"
#include "chat/mattermost/event.hpp"

#include <deque>
#include <map>
#include <vector>

namespace bot::chat::mattermost {

/// The last post of a channel.
struct bookmark {
    std::string post;
    std::int64_t at = 0;
};

/// Where each channel was read to. A server writes several posts at once, and a later one may be heard of first: the
/// last few seconds before a loss count as unread, and what of them was heard is known by its id.
class bookmarks {
public:
    void read(const post& it);
    void forget(const std::string& channel) { of_.erase(channel); }
    /// Where nothing is known of a channel, what is older than this is not asked for. The server's clock, milliseconds.
    void heard_until(std::int64_t at) { until_ = std::max(until_, at); }
    std::int64_t heard_until() const { return until_; }
    /// What is surely read: those seconds before it.
    std::int64_t read_until() const;
    /// The last post that is surely read; where there is none, only its time.
    bookmark of(const std::string& channel) const;

private:
    std::map<std::string, std::vector<bookmark>> of_;  ///< by time, from the last one that is surely read
    std::int64_t until_ = 0;
};

/// Of a list by `since`, which holds what was edited, deleted or kept of an edit, too: what was newly said after it.
std::vector<post> newly_said(std::vector<post> listed, std::int64_t after);
/// Reactions that are known to stand. What a server's list has no more was taken back while nothing was heard.
class reactions_heard {
public:
    void heard(const reaction& it);
    bool knows(const std::string& post) const { return of_.contains(post); }
    /// Those that the list of a post has no more, as events that take them back.
    std::vector<reaction> taken_back(const std::string& post, const std::vector<reaction>& listed) const;

private:
    std::map<std::string, std::vector<reaction>> of_;  ///< by post; of so many posts
    std::deque<std::string> oldest_first_;
};

/// Of the same list: the ids of posts whose reactions may be others by now.
std::vector<std::string> with_other_reactions(const std::vector<post>& listed, const reactions_heard& before);

/// A late post, as an event would have brought it.
struct late_post {
    post what;
    std::string channel_type;
};

/// Who is given what is late, one after the other: what is said, channel by channel, before what is marked, which takes
/// longer to find and never stops a day, and at last in which channels we are.
struct late_listener {
    std::function<boost::asio::awaitable<void>(late_post)> said;
    std::function<boost::asio::awaitable<void>(reaction)> marked;
    std::function<boost::asio::awaitable<void>(std::vector<channel_facts>)> ours;
};

/// Hands over all that came after `from`; false when the server did not give all of it. `before` outlives it.
boost::asio::awaitable<bool> catch_up(
    rest& api, address_book& known, bookmarks from, const reactions_heard& before, late_listener to, teller told);

}  // namespace bot::chat::mattermost

#include "chat/mattermost/catch_up.hpp"

#include "chat/fields.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <iterator>

namespace bot::chat::mattermost {

namespace net = boost::asio;

namespace {

/// So long before what was heard last something may have been written down of which we had not heard: a database that
/// is slow takes longer than the server waits for it, and each post has the time at which it was begun.
constexpr std::int64_t overlap = 60'000;
/// Handed over before more is asked for: some megabytes.
constexpr std::size_t most_at_once = 5'000;
/// Posts whose reactions are remembered.
constexpr std::size_t most_reacted_to = 1'000;
/// More than so many posts by `since` are cut by the server, nobody knows where. Source: FACTS 5.
constexpr std::size_t since_max = 1'000;

std::vector<post> posts_in(const document& page) {
    std::string fault;
    return read_page(fields(page, fault));
}

std::string posts_of(const std::string& channel) { return "channels/" + path_part(channel) + "/posts"; }

class reader {
public:
    reader(rest& api, const channel_facts& of, bookmark from, const reactions_heard& before, teller told)
        : api_(api), of_(of), from_(std::move(from)), before_(before), told_(std::move(told)) {}

    /// A reaction changes the time of its post, old or new, and nothing else tells of it. Source: FACTS 5.
    net::awaitable<bool> read_marks(std::int64_t after) {
        const auto since = std::max<std::int64_t>(after, 1);
        auto asking = api_.get(fmt::format("{}?since={}", posts_of(of_.id), since));
        const auto answer = co_await std::move(asking);
        if (answer.is_too_long()) {  // this list has no pages, and will not be shorter tomorrow
            told_(severity::warning,
                fmt::format("Mattermost: so much was said in ~{} that reactions of meanwhile are not looked for there",
                    of_.name));
            co_return true;
        }
        if (!answer.is_ok) co_return answer.is_gone();
        const auto posts = with_other_reactions(posts_in(answer.body), before_);
        for (const auto& each : posts) {
            auto reading = read_marks_on(each, since);
            if (!co_await std::move(reading)) co_return false;
        }
        co_return true;
    }

    /// By the last post's id where there is one; an id that is gone gives nothing, and then by its time. A list by time
    /// may be cut, and newer servers were seen to give an empty one where there was something: then page by page, from
    /// the newest back, as when that list is too long to be read. Source: FACTS 5 and 9.
    net::awaitable<bool> read() {
        if (!from_.post.empty()) {
            auto after = read_after();
            if (!co_await std::move(after)) co_return false;
            if (!found.empty()) co_return true;
        }
        auto since = read_since();
        if (!co_await std::move(since)) co_return false;
        if (!found.empty()) co_return true;
        auto back = read_back();
        co_return co_await std::move(back);
    }
    /// Whether there is more behind what was found.
    bool goes_on() const { return goes_on_; }
    std::vector<post> found;
    std::vector<reaction> marks;

private:
    net::awaitable<bool> read_after() {
        const auto take = [this](const document& page, std::size_t of) {
            auto posts = posts_in(page);
            goes_on_ = posts.size() >= of;
            found.insert(found.end(), std::make_move_iterator(posts.begin()), std::make_move_iterator(posts.end()));
            return goes_on_ && found.size() < most_at_once;
        };
        auto asking = api_.pages(posts_of(of_.id), take, "&after=" + path_part(from_.post));
        const auto answer = co_await std::move(asking);
        goes_on_ &= answer.is_ok && !found.empty();
        co_return answer.is_ok || answer.is_gone();
    }
    net::awaitable<bool> read_since() {
        // Without a time the server would give its newest page. Source: FACTS 5.
        const auto since = std::max<std::int64_t>(from_.at, 1);
        auto asking = api_.get(fmt::format("{}?since={}", posts_of(of_.id), since));
        const auto answer = co_await std::move(asking);
        if (!answer.is_ok) co_return answer.is_gone() || answer.is_too_long();
        auto listed = posts_in(answer.body);
        if (listed.size() < since_max) found = newly_said(std::move(listed), since);
        co_return true;
    }
    /// However long the way back is, only its last stretch is kept: what came after that is read by ids.
    net::awaitable<bool> read_back() {
        for (std::string before;;) {
            std::vector<post> stretch;
            bool goes_further = false;
            const auto take = [&](const document& page, std::size_t of) {
                auto posts = posts_in(page);
                goes_further = posts.size() >= of && posts.front().created > from_.at;
                stretch.insert(
                    stretch.begin(), std::make_move_iterator(posts.begin()), std::make_move_iterator(posts.end()));
                return goes_further && stretch.size() < most_at_once;
            };
            auto asking = api_.pages(posts_of(of_.id), take, before);
            const auto answer = co_await std::move(asking);
            if (!answer.is_ok) {  // what was found is not to be heard before what was said before it
                found.clear();
                co_return answer.is_gone();
            }
            if (goes_further) before = "&before=" + path_part(stretch.front().id);
            stretch = newly_said(std::move(stretch), from_.at);
            if (!stretch.empty()) {
                goes_on_ = !found.empty();
                found = std::move(stretch);
            }
            if (!goes_further) co_return true;
        }
    }

    net::awaitable<bool> read_marks_on(std::string post, std::int64_t after) {
        auto asking = api_.get("posts/" + path_part(post) + "/reactions");
        const auto answer = co_await std::move(asking);
        if (!answer.is_ok) co_return answer.is_gone() || answer.is_forbidden();
        std::string fault;
        std::vector<reaction> listed;
        fields(answer.body, fault).each([&](const fields& in) {
            listed.push_back({true, in.text("user_id"), post, in.text("emoji_name"), of_.id, time_in(in, "create_at")});
        });
        std::ranges::move(before_.taken_back(post, listed), std::back_inserter(marks));
        std::ranges::copy_if(listed, std::back_inserter(marks), [after](const reaction& it) { return it.at > after; });
        co_return true;
    }

    rest& api_;
    const channel_facts& of_;
    bookmark from_;
    const reactions_heard& before_;
    teller told_;
    bool goes_on_ = false;
};

/// A mark is a mark in a channel that has a name: nowhere else goes a day on.
bool may_be_marked_in(const channel_facts& it) { return it.type == "O" || it.type == "P"; }

/// Mattermost knows the memo by two names, and the record by which of them something was marked knows not.
bool is_same_emoji(const std::string& one, const std::string& other) {
    const auto is_memo = [](const std::string& name) { return name == "pencil" || name == "memo"; };
    return one == other || (is_memo(one) && is_memo(other));
}

}  // namespace

void bookmarks::read(const post& it) {
    heard_until(it.created);
    auto& marks = of_[it.channel];
    marks.insert(std::ranges::upper_bound(marks, it.created, {}, &bookmark::at), {it.id, it.created});
    const auto unread = std::ranges::upper_bound(marks, read_until(), {}, &bookmark::at);
    if (unread - marks.begin() > 1) marks.erase(marks.begin(), unread - 1);
}

std::int64_t bookmarks::read_until() const { return std::max<std::int64_t>(until_ - overlap, 0); }

bookmark bookmarks::of(const std::string& channel) const {
    const bookmark at_least{{}, read_until()};
    const auto found = of_.find(channel);
    if (found == of_.end()) return at_least;
    const auto unread = std::ranges::upper_bound(found->second, read_until(), {}, &bookmark::at);
    return unread == found->second.begin() ? at_least : *(unread - 1);
}

std::vector<post> newly_said(std::vector<post> listed, std::int64_t after) {
    std::erase_if(
        listed, [after](const post& it) { return it.deleted != 0 || !it.original.empty() || it.created <= after; });
    return listed;
}

void reactions_heard::heard(const reaction& it) {
    const auto is_same = [&](const reaction& each) { return each.user == it.user && each.emoji == it.emoji; };
    auto found = of_.find(it.post);
    if (found == of_.end() && !it.is_added) return;
    if (found == of_.end()) {
        found = of_.emplace(it.post, std::vector<reaction>()).first;
        oldest_first_.push_back(it.post);
    }
    std::erase_if(found->second, is_same);
    if (it.is_added) found->second.push_back(it);
    if (oldest_first_.size() <= most_reacted_to) return;
    of_.erase(oldest_first_.front());
    oldest_first_.pop_front();
}

std::vector<reaction> reactions_heard::taken_back(const std::string& post, const std::vector<reaction>& listed) const {
    std::vector<reaction> gone;
    const auto found = of_.find(post);
    if (found == of_.end()) return gone;
    for (auto each : found->second) {
        const auto is_same = [&](const reaction& it) {
            return it.user == each.user && is_same_emoji(it.emoji, each.emoji);
        };
        if (std::ranges::any_of(listed, is_same)) continue;
        each.is_added = false;
        gone.push_back(std::move(each));
    }
    return gone;
}

std::vector<std::string> with_other_reactions(const std::vector<post>& listed, const reactions_heard& before) {
    std::vector<std::string> all;
    for (const auto& each : listed) {
        const bool is_of_interest = each.has_reactions || before.knows(each.id);
        if (is_of_interest && each.deleted == 0 && each.original.empty()) all.push_back(each.id);
    }
    return all;
}

net::awaitable<bool> catch_up(
    rest& api, address_book& known, bookmarks from, const reactions_heard& before, late_listener to, teller told) {
    auto asking = known.our_channels();
    const auto channels = co_await std::move(asking);
    if (!channels) co_return false;
    bool is_whole = true;
    for (const auto& each : *channels) {
        auto mark = from.of(each.id);
        for (bool goes_on = each.last_post > mark.at; goes_on;) {
            reader it(api, each, mark, before, told);
            auto reading = it.read();
            is_whole = co_await std::move(reading) && is_whole;
            goes_on = it.goes_on();
            if (goes_on) mark = {it.found.back().id, it.found.back().created};
            for (auto& late : it.found) {
                auto hearing = to.said({std::move(late), each.type});
                co_await std::move(hearing);
            }
        }
    }
    for (const auto& each : *channels) {
        if (!may_be_marked_in(each)) continue;
        reader it(api, each, from.of(each.id), before, told);
        auto reading = it.read_marks(from.read_until());
        is_whole = co_await std::move(reading) && is_whole;
        for (auto& late : it.marks) {
            auto hearing = to.marked(std::move(late));
            co_await std::move(hearing);
        }
    }
    auto hearing = to.ours(*channels);
    co_await std::move(hearing);
    co_return is_whole;
}

}  // namespace bot::chat::mattermost

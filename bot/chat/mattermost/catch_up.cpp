#include "chat/mattermost/catch_up.hpp"

#include "chat/fields.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace bot::chat::mattermost {

namespace net = boost::asio;
using nlohmann::json;

namespace {

/// More than so many posts by `since` are cut by the server, nobody knows where. Source: FACTS 5.
constexpr std::size_t since_max = 1'000;

std::vector<post> posts_in(const json& page) {
    std::string fault;
    return read_page(fields(page, fault));
}

std::string posts_of(const std::string& channel) { return "channels/" + path_part(channel) + "/posts"; }

class reader {
public:
    reader(rest& api, const channel_facts& of, bookmark from) : api_(api), of_(of), from_(std::move(from)) {}

    /// A reaction changes the time of its post, old or new, and nothing else tells of it. Source: FACTS 5.
    net::awaitable<bool> read_marks(std::int64_t after) {
        const auto since = std::max<std::int64_t>(after, 1);
        auto asking = api_.get(fmt::format("{}?since={}", posts_of(of_.id), since));
        const auto answer = co_await std::move(asking);
        if (!answer.is_ok) co_return answer.status == 404;
        const auto posts = bearing_reactions(posts_in(*answer.body));
        for (const auto& each : posts) {
            auto reading = read_marks_on(each, since);
            if (!co_await std::move(reading)) co_return false;
        }
        co_return true;
    }

    /// By the last post's id where there is one; an id that is gone gives nothing, and then by its time.
    net::awaitable<bool> read() {
        if (!from_.post.empty()) {
            auto after = read_after();
            if (!co_await std::move(after)) co_return false;
            if (!found.empty()) co_return true;
        }
        auto since = read_since();
        co_return co_await std::move(since);
    }
    std::vector<post> found;
    std::vector<reaction> marks;
    bool is_cut = false;

private:
    net::awaitable<bool> read_after() {
        const auto take = [this](const json& page) {
            auto posts = posts_in(page);
            const bool is_full = posts.size() >= page_size;
            found.insert(found.end(), std::make_move_iterator(posts.begin()), std::make_move_iterator(posts.end()));
            return is_full;
        };
        auto asking = api_.pages(posts_of(of_.id), take, "&after=" + path_part(from_.post));
        const auto answer = co_await std::move(asking);
        co_return answer.is_ok || answer.status == 404;
    }
    net::awaitable<bool> read_since() {
        // Without a time the server would give its newest page. Source: FACTS 5.
        const auto since = std::max<std::int64_t>(from_.at, 1);
        auto asking = api_.get(fmt::format("{}?since={}", posts_of(of_.id), since));
        const auto answer = co_await std::move(asking);
        if (!answer.is_ok) co_return answer.status == 404;
        auto listed = posts_in(*answer.body);
        is_cut = listed.size() >= since_max;
        found = newly_said(std::move(listed), since);
        co_return true;
    }

    net::awaitable<bool> read_marks_on(std::string post, std::int64_t after) {
        auto asking = api_.get("posts/" + path_part(post) + "/reactions");
        const auto answer = co_await std::move(asking);
        if (!answer.is_ok) co_return answer.status == 403 || answer.status == 404;
        std::string fault;
        const json whole{{"all", *answer.body}};
        fields(whole, fault).each_of("all", [&](const fields& in) {
            reaction it{
                true, in.text("user_id"), post, in.text("emoji_name"), of_.id, in.number("create_at").value_or(0)};
            if (it.at > after) marks.push_back(std::move(it));
        });
        co_return true;
    }

    rest& api_;
    const channel_facts& of_;
    bookmark from_;
};

/// A mark is a mark in a channel that has a name: nowhere else goes a day on.
bool may_be_marked_in(const channel_facts& it) { return it.type == "O" || it.type == "P"; }

}  // namespace

void bookmarks::read(const post& it) {
    auto& mark = of_[it.channel];
    if (it.created >= mark.at) mark = {it.id, it.created};
    heard_until(it.created);
}

bookmark bookmarks::of(const std::string& channel) const {
    const auto found = of_.find(channel);
    return found == of_.end() ? bookmark{{}, until_} : found->second;
}

std::vector<post> newly_said(std::vector<post> listed, std::int64_t after) {
    std::erase_if(
        listed, [after](const post& it) { return it.deleted != 0 || !it.original.empty() || it.created <= after; });
    return listed;
}

std::vector<std::string> bearing_reactions(const std::vector<post>& listed) {
    std::vector<std::string> all;
    for (const auto& each : listed)
        if (each.has_reactions && each.deleted == 0 && each.original.empty()) all.push_back(each.id);
    return all;
}

net::awaitable<bool> catch_up(rest& api, address_book& known, bookmarks from, late_listener to, teller told) {
    auto asking = known.our_channels();
    const auto channels = co_await std::move(asking);
    if (!channels) co_return false;
    bool is_whole = true;
    for (const auto& each : *channels) {
        const auto mark = from.of(each.id);
        reader it(api, each, mark);
        if (each.last_post > mark.at) {
            auto reading = it.read();
            is_whole = co_await std::move(reading) && is_whole;
        }
        if (may_be_marked_in(each)) {
            auto reading = it.read_marks(from.heard_until());
            is_whole = co_await std::move(reading) && is_whole;
        }
        if (it.is_cut) told(severity::warning, "Mattermost: a channel holds more late posts than the server gives");
        for (auto& late : it.found) {
            auto hearing = to.said({std::move(late), each.type});
            co_await std::move(hearing);
        }
        for (auto& late : it.marks) {
            auto hearing = to.marked(std::move(late));
            co_await std::move(hearing);
        }
    }
    co_return is_whole;
}

}  // namespace bot::chat::mattermost

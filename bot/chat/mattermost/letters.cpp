#include "chat/mattermost/letters.hpp"

#include "chat/fields.hpp"
#include "chat/mattermost/post.hpp"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace bot::chat::mattermost {

namespace net = boost::asio;
using nlohmann::json;

namespace {

/// The server's clock and ours need not agree.
constexpr std::chrono::minutes clocks_apart{5};
/// Posts whose buttons can still be told apart; each is some kilobytes.
constexpr std::size_t most_with_buttons = 300;
/// Messages of which a part stands and another does not. What is never tried again must not stay for ever; of one that
/// is, whoever looks for it first finds in the channel what stands.
constexpr std::size_t most_begun = 100;
/// Messages of which it is known what posts they have; the channel knows it of others.
constexpr std::size_t most_whole = 300;
/// The posts of a message follow upon each other: behind so many others none of them is looked for.
constexpr std::size_t most_in_between = 1'000;

bool has_buttons(const json& looks) {
    const auto& props = looks.at("props");
    const auto attachments = props.find("attachments");
    return attachments != props.end() &&
           std::ranges::any_of(*attachments, [](const json& each) { return each.contains("actions"); });
}

/// Which part of the message of this name that is; nothing for another message's.
std::optional<std::size_t> part_in(const std::string& called, const std::string& name) {
    if (called == name) return 0;
    const auto lead = name_of_part(name, 1).substr(0, name_of_part(name, 1).size() - 1);
    std::size_t number = 0;
    const auto* const end = called.data() + called.size();
    if (!called.starts_with(lead)) return std::nullopt;
    const auto read = std::from_chars(called.data() + lead.size(), end, number);
    return read.ec == std::errc() && read.ptr == end && number > 1 ? std::optional(number - 1) : std::nullopt;
}

}  // namespace

void letters::we_are(std::string user, std::string name) {
    user_ = std::move(user);
    name_ = std::move(name);
    known_.open();
}

rendering letters::how(const name_book& names, std::string lead) const {
    return {names, {around_.sealed, around_.reaches() ? around_.button_url : std::string(), std::move(lead),
                       !around_.has_reached()}};
}

net::awaitable<std::expected<std::string, failure>> letters::direct_with(std::string person) {
    if (const auto known = direct_.find(person); known != direct_.end()) co_return known->second;
    co_await introduced();
    auto asking = around_.api.post_again("channels/direct", json::array({user_, person}));
    const auto answer = co_await std::move(asking);
    if (!answer.is_ok) co_return std::unexpected(failure_of(answer, "a direct channel"));
    std::string fault;
    auto channel = fields(answer.body, fault).text("id");
    if (channel.empty())
        co_return std::unexpected(failure{failure::kind::not_sent, "a direct channel without an id", {}});
    co_return direct_[person] = std::move(channel);
}

net::awaitable<std::expected<std::string, failure>> letters::channel_of(destination where) {
    if (const auto* channel = std::get_if<day::channel_id>(&where)) co_return channel->id;
    auto asking = direct_with(std::get<day::person_id>(where).id);
    co_return co_await std::move(asking);
}

/// Newest first, page by page, and not by `since`: that lists what was edited, and on some servers nothing.
/// Source: FACTS 5 and 9.
net::awaitable<std::expected<std::optional<day::post_ref>, failure>> letters::find(
    std::string channel, std::string name, day::instant since) {
    const auto oldest = since - clocks_apart;
    standing parts;
    std::size_t all = 1;
    bool goes_on = false;
    const auto look_at = [&](const document& page, std::size_t of) {
        std::string fault;
        const auto posts = read_page(fields(page, fault));
        for (const auto& each : posts) {
            if (each.at() < oldest) continue;
            if (each.user != user_ || each.deleted != 0 || !each.name.starts_with(name)) continue;
            if (each.name == name) all = each.parts;
            if (const auto part = part_in(each.name, name)) parts[*part] = each.id;
        }
        goes_on = !parts.contains(0) && posts.size() >= of && posts.front().at() >= oldest;
        return goes_on;
    };
    auto looking = around_.api.pages("channels/" + path_part(channel) + "/posts", look_at);
    const auto answer = co_await std::move(looking);
    if (!answer.is_ok) co_return std::unexpected(failure_of(answer, "a look for a post"));
    if (goes_on)  // whether it stands nobody knows: said again it might stand twice
        co_return std::unexpected(failure{failure::kind::not_sent, "too many posts to find one among", {}});
    take_begun(name);
    if (!parts.contains(0)) co_return std::nullopt;
    if (parts.size() >= all) {
        keep_whole(parts);
        co_return day::post_ref{{day::platform::mattermost, channel}, parts.at(0)};
    }
    keep_begun(name, std::move(parts));
    co_return std::nullopt;
}

net::awaitable<std::expected<day::post_ref, failure>> letters::post(envelope to, speech::message said) {
    auto learning = around_.names.learn_for(said);
    co_await std::move(learning);
    const auto book = around_.names.book();
    auto posts = posts_of(said, to.name, how(book, to.is_direct ? "" : mention()));
    const auto turn = co_await around_.lanes.wait_for_turn(to.channel);
    auto parts = take_begun(to.name);
    for (std::size_t part = 0; part < posts.size(); ++part) {
        if (parts.contains(part)) continue;
        auto& each = posts[part];
        auto looks = each;
        each["channel_id"] = to.channel;
        each["pending_post_id"] = fmt::format("{}:{}:{}", user_, to.pending, part);
        auto posting = to.as == sending::once ? around_.api.post("posts", std::move(each))
                                              : around_.api.post_again("posts", std::move(each));
        const auto answer = co_await std::move(posting);
        if (!answer.is_ok) {
            if (!parts.empty()) keep_begun(to.name, std::move(parts));
            co_return std::unexpected(failure_of(answer, part == 0 ? "a post" : "a later part of a post"));
        }
        std::string fault;
        const auto id = fields(answer.body, fault).text("id");
        remember(id, std::move(looks));
        parts[part] = id;
    }
    keep_whole(parts);
    co_return day::post_ref{{day::platform::mattermost, to.channel}, parts.at(0)};
}

void letters::keep_begun(const std::string& name, standing parts) {
    if (begun_.insert_or_assign(name, std::move(parts)).second) begun_first_.push_back(name);
    if (begun_first_.size() <= most_begun) return;
    begun_.erase(begun_first_.front());
    begun_first_.pop_front();
}

letters::standing letters::take_begun(const std::string& name) {
    const auto begun = begun_.extract(name);
    if (!begun) return {};
    std::erase(begun_first_, name);
    return begun.mapped();
}

// ---- messages that stand ----

void letters::keep_whole(const standing& parts) {
    const auto& head = parts.at(0);
    if (whole_.insert_or_assign(head, parts).second) whole_first_.push_back(head);
    if (whole_first_.size() <= most_whole) return;
    whole_.erase(whole_first_.front());
    whole_first_.pop_front();
}

net::awaitable<std::expected<letters::standing, failure>> letters::parts_of(day::post_ref head) {
    if (const auto known = whole_.find(head.id); known != whole_.end()) co_return known->second;
    auto asking = around_.api.get("posts/" + path_part(head.id));
    const auto answer = co_await std::move(asking);
    standing parts{{0, head.id}};
    if (answer.is_gone() || answer.is_forbidden()) co_return parts;  // to be found out by whoever does something to it
    if (!answer.is_ok) co_return std::unexpected(failure_of(answer, "a look at a post"));
    std::string fault;
    const auto first = read_post(fields(answer.body, fault));
    std::size_t looked_at = 0;
    const auto look_at = [&](const document& page, std::size_t of) {
        std::string of_page;
        const auto posts = read_page(fields(page, of_page));
        for (const auto& each : posts) {
            if (each.user != user_ || each.deleted != 0) continue;
            if (const auto part = part_in(each.name, first.name); part && *part > 0) parts[*part] = each.id;
        }
        looked_at += posts.size();
        return parts.size() < first.parts && posts.size() >= of && looked_at < most_in_between;
    };
    if (first.parts > 1 && !first.name.empty()) {
        auto looking = around_.api.pages(
            "channels/" + path_part(head.where.id) + "/posts", look_at, "&after=" + path_part(head.id));
        const auto looked = co_await std::move(looking);
        if (!looked.is_ok) co_return std::unexpected(failure_of(looked, "a look for the rest of a post"));
    }
    keep_whole(parts);
    co_return parts;
}

// ---- buttons that were used ----

void letters::remember(const std::string& post, json looks) {
    if (!has_buttons(looks) && !used_.contains(post)) return forget(post);
    looks["props"]["from_bot"] = "true";  // new properties replace all there were. Source: FACTS 5
    if (with_buttons_.insert_or_assign(post, std::move(looks)).second) oldest_first_.push_back(post);
    if (oldest_first_.size() <= most_with_buttons) return;
    with_buttons_.erase(oldest_first_.front());
    used_.erase(oldest_first_.front());
    oldest_first_.pop_front();
}

void letters::forget(const std::string& post) {
    if (with_buttons_.erase(post) == 0) return;
    used_.erase(post);
    std::erase(oldest_first_, post);
}

std::optional<json> letters::without_button(
    const std::string& post, const std::string& place, const std::string& instead) {
    const auto known = with_buttons_.find(post);
    if (known == with_buttons_.end()) return std::nullopt;
    auto looks = chat::mattermost::without_button(known->second, place, instead);
    if (!looks) return std::nullopt;
    known->second = *looks;
    used_[post].push_back(instead);
    return looks;
}

json letters::with_what_was_used(const std::string& post, json looks) const {
    if (const auto used = used_.find(post); used != used_.end())
        for (const auto& each : used->second) looks = with_line(std::move(looks), each);
    return looks;
}

std::optional<json> letters::made_anew(const std::string& post, const speech::message& from, const std::string& name) {
    const auto known = with_buttons_.find(post);
    if (known == with_buttons_.end()) return std::nullopt;
    const auto book = around_.names.book();
    auto posts = posts_of(from, name, how(book, ""));
    if (posts.size() != 1) return std::nullopt;
    // It is found by the name it had.
    if (const auto& before = known->second.at("props"); before.contains(name_property))
        posts.front()["props"][name_property] = before.at(name_property);
    posts.front()["props"]["from_bot"] = "true";
    known->second = posts.front();
    return std::move(posts.front());
}

}  // namespace bot::chat::mattermost

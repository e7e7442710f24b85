#include "chat/slack/mailroom.hpp"

#include "chat/fields.hpp"
#include "chat/slack/blocks.hpp"
#include "chat/slack/limits.hpp"
#include "chat/slack/mrkdwn.hpp"
#include "chat/slack/requests.hpp"

#include <algorithm>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>

namespace bot::chat::slack {

namespace net = boost::asio;
using nlohmann::json;

namespace {

constexpr int pages_max = 50;
constexpr int page = 200;
constexpr std::size_t most_remembered = 100;
/// Slack's clock and ours need not agree.
constexpr std::chrono::minutes clocks_apart{5};

using done = std::expected<void, failure>;

/// Of several posts of one message each says which it is, from 0.
json under_name(const post& it, const std::string& name, std::size_t part, std::size_t of) {
    json id{{"id", name}};
    if (of > 1) id["part"] = part;
    if (of > 1) id["of"] = of;
    auto all = as_json(it);
    all["metadata"] = {{"event_type", announcement_event}, {"event_payload", std::move(id)}};
    return all;
}

struct carried {
    std::size_t part = 0, of = 1;
};
std::optional<carried> carried_by(const fields& message, const std::string& name) {
    const auto about = message.object("metadata");
    const auto named = about.object("event_payload");
    if (about.text("event_type") != announcement_event || named.text("id") != name) return std::nullopt;
    const auto count = [&](const char* member, std::int64_t usual) {
        return static_cast<std::size_t>(std::max(named.number(member).value_or(usual), std::int64_t{0}));
    };
    return carried{count("part", 0), count("of", 1)};
}

/// What was seen of a message's posts on the way through a channel; the first is the oldest of them.
struct sightings_of_parts {
    std::map<std::size_t, std::string> ts;
    std::size_t of = 1;

    bool takes_in(const fields& message, const std::string& name) {
        const auto it = carried_by(message, name);
        if (!it) return false;
        ts[it->part] = message.text("ts");
        of = std::max(of, it->of);
        return it->part == 0;
    }
    /// Without what stands behind a gap: it stands once more when the gap is closed.
    std::vector<std::string> in_a_row() const {
        std::vector<std::string> row;
        for (const auto& [part, at] : ts)
            if (part == row.size()) row.push_back(at);
        return row;
    }
};

}  // namespace

std::string place_of(const destination& where) {
    return std::visit([](const auto& it) { return it.id; }, where);
}

net::awaitable<std::expected<day::post_ref, failure>> mailroom::post(
    destination where, std::string name, speech::message said) {
    const auto to = place_of(where);
    const auto posts = posts_of(said);
    const auto turn = co_await lanes_.wait_for_turn(to);
    auto begun = begun_.extract(name);
    auto stands = begun ? std::move(begun.mapped()) : parts();
    for (const auto begins_at = stands.ts.size(); stands.ts.size() < posts.size();) {
        const auto part = stands.ts.size();
        if (part > begins_at) co_await clock::sleep_for(steady_, lanes_.apart());
        auto each = under_name(posts[part], name, part, posts.size());
        each["channel"] = part == 0 ? to : stands.channel;
        each["unfurl_links"] = each["unfurl_media"] = false;
        auto posting = api_.call("chat.postMessage", std::move(each));
        const auto answer = co_await std::move(posting);
        if (!answer.ok) {
            auto why = failure_of(answer, "chat.postMessage");
            // The head stands and says what matters: what Slack will never take goes without its tail.
            if (part > 0 && why.of == failure::kind::refused) break;
            if (part > 0) begun_[name] = std::move(stands);
            co_return std::unexpected(std::move(why));
        }
        std::string fault;
        const fields in(answer.body, fault);
        if (part == 0) stands.channel = in.text("channel").empty() ? to : in.text("channel");
        stands.ts.push_back(in.text("ts"));
    }
    if (const auto* person = std::get_if<day::person_id>(&where)) direct_[person->id] = stands.channel;
    remember(stands);
    co_return day::post_ref{{day::platform::slack, stands.channel}, stands.ts.front()};
}

void mailroom::remember(const parts& whole) {
    if (whole.ts.size() < 2) return;
    if (several_.size() >= most_remembered) several_.erase(several_.begin());  // the channel has them, too
    several_[{{day::platform::slack, whole.channel}, whole.ts.front()}] = whole;
}

net::awaitable<std::expected<std::string, failure>> mailroom::channel_of(destination where) {
    if (const auto* channel = std::get_if<day::channel_id>(&where)) co_return channel->id;
    const auto person = std::get<day::person_id>(where).id;
    if (const auto known = direct_.find(person); known != direct_.end()) co_return known->second;
    json who{{"users", person}};
    auto opening = api_.call("conversations.open", std::move(who));
    const auto answer = co_await std::move(opening);
    if (!answer.ok) co_return std::unexpected(failure_of(answer, "conversations.open"));
    std::string fault;
    co_return direct_[person] = fields(answer.body, fault).object("channel").text("id");
}

net::awaitable<std::expected<std::optional<day::post_ref>, failure>> mailroom::find(
    destination where, std::string name, day::instant since) {
    sightings_of_parts seen;
    telling_apart is_head = [&](const fields& each) { return seen.takes_in(each, name); };
    auto looking = look(std::move(where), since, std::move(is_head));
    auto found = co_await std::move(looking);
    if (!found || !*found) co_return found;
    const parts stand{(*found)->where.id, seen.in_a_row()};
    if (stand.ts.size() >= seen.of) {
        remember(stand);
        co_return found;
    }
    begun_[name] = stand;
    co_return std::nullopt;
}

/// The first message of the newest pages for which it is so.
net::awaitable<std::expected<std::optional<day::post_ref>, failure>> mailroom::look(
    destination where, day::instant since, telling_apart is_it) {
    auto asking_where = channel_of(std::move(where));
    const auto channel = co_await std::move(asking_where);
    if (!channel) co_return std::unexpected(channel.error());
    std::string cursor;
    for (int pages = 0; pages < pages_max; ++pages) {
        json what{{"channel", *channel}, {"oldest", ts_of(since - clocks_apart)}, {"inclusive", "true"},
            {"include_all_metadata", "true"}, {"limit", page}};
        if (!cursor.empty()) what["cursor"] = cursor;
        auto asking = api_.call("conversations.history", std::move(what));
        const auto answer = co_await std::move(asking);
        if (!answer.ok) co_return std::unexpected(failure_of(answer, "conversations.history"));
        std::string ts, fault;
        fields(answer.body, fault).each_of("messages", [&](const fields& each) {
            if (ts.empty() && is_it(each)) ts = each.text("ts");
        });
        if (!ts.empty()) co_return day::post_ref{{day::platform::slack, *channel}, ts};
        cursor = next_cursor(answer);
        if (cursor.empty()) co_return std::nullopt;
    }
    // Whether it stands nobody knows: said again it might stand twice.
    co_return std::unexpected(failure{failure::kind::not_sent, "too many messages to find one among", {}});
}

/// Post by post; what the message does not fill any more goes, and for what it has grown by there is no place.
net::awaitable<done> mailroom::send_edit(edits::edit it) {
    const auto posts = posts_of(it.newest);
    // What its buttons alone took has a post of its own, and they may be gone.
    const bool is_full = posts.front().blocks_count >= limits::blocks_a_message;
    auto asking = parts_of(it.which, it.name, posts.size() > 1 || is_full);
    const auto stand = co_await std::move(asking);
    if (!stand) co_return std::unexpected(stand.error());
    for (std::size_t part = 0; part < stand->ts.size(); ++part) {
        if (part > 0) co_await clock::sleep_for(steady_, lanes_.apart());
        const day::post_ref which{it.which.where, stand->ts[part]};
        auto changing = part < posts.size()
                            ? change(which, under_name(posts[part], it.name, part, posts.size()), part == 0)
                            : remove(which);
        const auto changed = co_await std::move(changing);
        if (!changed) co_return changed;
    }
    if (stand->ts.size() > posts.size()) {
        several_.erase(it.which);
        remember({stand->channel, {stand->ts.begin(), stand->ts.begin() + std::ssize(posts)}});
    }
    co_return done();
}

/// As they are remembered, else as the channel has them.
net::awaitable<std::expected<mailroom::parts, failure>> mailroom::parts_of(
    day::post_ref head, std::string name, bool has_several) {
    if (const auto known = several_.find(head); known != several_.end()) co_return known->second;
    parts stand{head.where.id, {head.id}};
    const auto since = instant_of_ts(head.id);
    if (!has_several || !since) co_return stand;
    sightings_of_parts seen;
    telling_apart is_head = [&](const fields& each) { return seen.takes_in(each, name); };
    destination where = head.where;
    auto looking = look(std::move(where), *since, std::move(is_head));
    const auto found = co_await std::move(looking);
    if (!found) co_return std::unexpected(found.error());
    if (*found && **found == head) stand.ts = seen.in_a_row();
    remember(stand);
    co_return stand;
}

/// Where somebody has deleted a later post, the others are still kept right.
net::awaitable<done> mailroom::change(day::post_ref which, json to, bool is_head) {
    to["channel"] = which.where.id;
    to["ts"] = which.id;
    return simple("chat.update", std::move(to), is_head ? "" : "message_not_found");
}

net::awaitable<done> mailroom::simple(std::string method, json what, std::string counts_as_done) {
    auto asking = api_.call(method, std::move(what));
    const auto answer = co_await std::move(asking);
    if (answer.ok || answer.error == counts_as_done) co_return done();
    co_return std::unexpected(failure_of(answer, method));
}

net::awaitable<done> mailroom::remove(day::post_ref which) {
    return simple("chat.delete", {{"channel", which.where.id}, {"ts", which.id}}, "message_not_found");
}
net::awaitable<done> mailroom::pin(day::post_ref which) {
    return simple("pins.add", {{"channel", which.where.id}, {"timestamp", which.id}}, "already_pinned");
}
net::awaitable<done> mailroom::unpin(day::post_ref which) {
    return simple("pins.remove", {{"channel", which.where.id}, {"timestamp", which.id}}, "no_pin");
}

net::awaitable<done> mailroom::set_topic(day::channel_id of, std::string to) {
    return simple("conversations.setTopic", {{"channel", of.id}, {"topic", std::move(to)}}, "");
}

/// Its marks escaped, as Slack keeps them; whether it counts them so or as they are read is told nowhere.
std::string mailroom::as_topic(const std::string& text) {
    auto made = escaped(text);
    for (auto most = limits::topic; characters(made) > limits::topic; --most)
        made = escaped(text.substr(0, bytes_of_first(text, most - 1))) + "…";
    return made;
}

/// Slack makes links and mentions of what was plain, with marks of its own.
bool mailroom::is_same_topic(const std::string& one, const std::string& other) {
    const auto as_it_is = [](std::string_view id) { return std::string(id); };
    return one == other || readable(one, as_it_is, as_it_is) == readable(other, as_it_is, as_it_is);
}

net::awaitable<std::expected<document, failure>> mailroom::about(std::string channel) {
    json which{{"channel", std::move(channel)}};
    auto asking = api_.call("conversations.info", std::move(which));
    const auto answer = co_await std::move(asking);
    if (!answer.ok) co_return std::unexpected(failure_of(answer, "conversations.info"));
    co_return answer.body;
}

net::awaitable<std::expected<std::string, failure>> mailroom::topic(day::channel_id of) {
    auto asking = about(std::move(of.id));
    const auto known = co_await std::move(asking);
    if (!known) co_return std::unexpected(known.error());
    std::string fault;
    co_return fields(*known, fault).object("channel").object("topic").text("value");
}

net::awaitable<std::expected<channel_members, failure>> mailroom::members(day::channel_id of) {
    co_await known_.opened();  // or the bot would count as one more than should be there
    auto asking_about = about(of.id);
    const auto known = co_await std::move(asking_about);
    if (!known) co_return std::unexpected(known.error());
    std::string fault;
    channel_members found;
    found.is_private = fields(*known, fault).object("channel").flag("is_private");
    std::string cursor;
    for (int pages = 0; pages < pages_max; ++pages) {
        json what{{"channel", of.id}, {"limit", page}};
        if (!cursor.empty()) what["cursor"] = cursor;
        auto asking = api_.call("conversations.members", std::move(what));
        const auto answer = co_await std::move(asking);
        if (!answer.ok) co_return std::unexpected(failure_of(answer, "conversations.members"));
        fields(answer.body, fault).each_text_of("members", [&](std::string id) {
            if (id != our_user_) found.present.insert({day::platform::slack, std::move(id)});
        });
        cursor = next_cursor(answer);
        if (cursor.empty()) co_return found;
    }
    co_return std::unexpected(failure{failure::kind::refused, "the channel has too many members to look at", {}});
}

}  // namespace bot::chat::slack

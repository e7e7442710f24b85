#include "chat/slack/mailroom.hpp"

#include "chat/fields.hpp"
#include "chat/slack/blocks.hpp"
#include "chat/slack/limits.hpp"
#include "chat/slack/mrkdwn.hpp"
#include "chat/slack/requests.hpp"

#include <nlohmann/json.hpp>
#include <vector>

namespace bot::chat::slack {

namespace net = boost::asio;
using nlohmann::json;

namespace {

constexpr int pages_max = 50;
constexpr int page = 200;
/// Slack's clock and ours need not agree.
constexpr std::chrono::minutes clocks_apart{5};

using done = std::expected<void, failure>;

std::string place_of(const destination& where) {
    return std::visit([](const auto& it) { return it.id; }, where);
}

json named_as(const std::string& name) {
    return {{"event_type", announcement_event}, {"event_payload", {{"id", name}}}};
}

bool carries(const fields& message, const std::string& name) {
    const auto about = message.object("metadata");
    return about.text("event_type") == announcement_event && about.object("event_payload").text("id") == name;
}

}  // namespace

net::awaitable<std::expected<day::post_ref, failure>> mailroom::post(
    destination where, std::string name, speech::message said) {
    const auto to = place_of(where);
    auto posts = posts_of(said);
    const auto turn = co_await lanes_.wait_for_turn(to);
    std::optional<day::post_ref> first;
    for (auto& each : posts) {
        each["channel"] = first ? first->where.id : to;
        each["unfurl_links"] = each["unfurl_media"] = false;
        if (!first) each["metadata"] = named_as(name);
        if (first) co_await clock::sleep_for(steady_, lanes_.apart());
        auto posting = api_.call("chat.postMessage", std::move(each));
        const auto answer = co_await std::move(posting);
        // The head stands and says what matters; to send it twice for its tail would be worse.
        if (!answer.ok && first) break;
        if (!answer.ok) co_return std::unexpected(failure_of(answer, "chat.postMessage"));
        std::string fault;
        const fields in(*answer.body, fault);
        if (!first) first = day::post_ref{{day::platform::slack, in.text("channel")}, in.text("ts")};
        if (first->where.id.empty()) first->where.id = to;
    }
    if (const auto* person = std::get_if<day::person_id>(&where)) direct_[person->id] = first->where.id;
    co_return *first;
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
    co_return direct_[person] = fields(*answer.body, fault).object("channel").text("id");
}

net::awaitable<std::expected<std::optional<day::post_ref>, failure>> mailroom::find(
    destination where, std::string name, day::instant since) {
    return look(std::move(where), since, [name = std::move(name)](const fields& each) { return carries(each, name); });
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
        fields(*answer.body, fault).each_of("messages", [&](const fields& each) {
            if (ts.empty() && is_it(each)) ts = each.text("ts");
        });
        if (!ts.empty()) co_return day::post_ref{{day::platform::slack, *channel}, ts};
        cursor = next_cursor(answer);
        if (cursor.empty()) break;
    }
    co_return std::nullopt;
}

net::awaitable<done> mailroom::send_edit(edits::edit it) {
    auto what = posts_of(it.newest).front();
    what["channel"] = it.which.where.id;
    what["ts"] = it.which.id;
    what["metadata"] = named_as(it.name);
    auto updating = api_.call("chat.update", std::move(what));
    const auto answer = co_await std::move(updating);
    if (!answer.ok) co_return std::unexpected(failure_of(answer, "chat.update"));
    co_return done();
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
    return simple("conversations.setTopic", {{"channel", of.id}, {"topic", as_topic(to)}}, "");
}
/// Slack counts characters, so that bytes are on the safe side.
std::string mailroom::as_topic(const std::string& text) { return shortened(text, limits::topic); }

net::awaitable<std::expected<std::shared_ptr<const json>, failure>> mailroom::about(std::string channel) {
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
    const auto escaped_topic = fields(**known, fault).object("channel").object("topic").text("value");
    const auto as_it_is = [](std::string_view id) { return std::string(id); };
    co_return readable(escaped_topic, as_it_is, as_it_is);
}

net::awaitable<std::expected<channel_members, failure>> mailroom::members(day::channel_id of) {
    co_await known_.opened();  // or the bot would count as one more than should be there
    auto asking_about = about(of.id);
    const auto known = co_await std::move(asking_about);
    if (!known) co_return std::unexpected(known.error());
    std::string fault;
    channel_members found;
    found.is_private = fields(**known, fault).object("channel").flag("is_private");
    std::string cursor;
    for (int pages = 0; pages < pages_max; ++pages) {
        json what{{"channel", of.id}, {"limit", page}};
        if (!cursor.empty()) what["cursor"] = cursor;
        auto asking = api_.call("conversations.members", std::move(what));
        const auto answer = co_await std::move(asking);
        if (!answer.ok) co_return std::unexpected(failure_of(answer, "conversations.members"));
        fields(*answer.body, fault).each_text_of("members", [&](std::string id) {
            if (id != our_user_) found.present.insert({day::platform::slack, std::move(id)});
        });
        cursor = next_cursor(answer);
        if (cursor.empty()) co_return found;
    }
    co_return std::unexpected(failure{failure::kind::refused, "the channel has too many members to look at", {}});
}

}  // namespace bot::chat::slack

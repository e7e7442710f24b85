// How an answer goes back: the ways in their order, each as long as Slack leaves it open.
#include "chat/slack/ack.hpp"
#include "chat/slack/blocks.hpp"
#include "chat/slack/conversations.hpp"

#include <nlohmann/json.hpp>

namespace bot::chat::slack {

namespace net = boost::asio;
using nlohmann::json;

namespace {

void no_previews(json& post) { post["unfurl_links"] = post["unfurl_media"] = false; }

bool is_direct(const std::string& channel) { return channel.starts_with('D'); }

}  // namespace

net::awaitable<void> conversations::deliver(desk::answer said, way_back back) {
    if (said.open) {
        auto opening = open_form(std::move(*said.open), back);
        if (co_await std::move(opening)) co_return;
    }
    auto saying = say(std::move(said.say), std::move(back));
    co_await std::move(saying);
}

/// The trigger is spent before anything else is asked of Slack: it lives for three seconds. False where it is not known
/// whether the form stands there, too: words beside a form are better than neither.
net::awaitable<bool> conversations::open_form(const speech::form form, const way_back back) {
    const auto left = back.since + terms_.trigger - around_.steady.now();
    if (back.trigger.empty() || left.count() <= 0) co_return false;
    auto view = view_of(form, back.channel);
    if (!view) co_return false;
    json what{{"trigger_id", back.trigger.reveal()}, {"view", std::move(*view)}};
    auto opening = around_.api.call_now("views.open", std::move(what), left);
    const auto answer = co_await std::move(opening);
    co_return answer.ok;
}

net::awaitable<void> conversations::say(speech::message what, way_back back) {
    if (what.empty()) co_return;
    const auto posts = posts_of(what);
    // More than a response URL takes: all go the same way, or they would be read out of order.
    if (posts.size() > static_cast<std::size_t>(terms_.hook_uses)) back.response_url = {};
    for (const auto& each : posts) {
        auto saying = say_one(as_json(each), back);
        co_await std::move(saying);
    }
}

/// `back` loses the response URL when that is used up or does not work.
net::awaitable<void> conversations::say_one(json post, way_back& back) {
    const bool is_open = !back.response_url.empty() && around_.steady.now() < back.since + terms_.hook;
    if (is_open) {
        auto hooked = for_asker_only(post);
        hooked["replace_original"] = false;
        if (!back.thread.empty()) hooked["thread_ts"] = back.thread;
        auto responding = around_.api.respond(back.response_url, std::move(hooked));
        const auto answer = co_await std::move(responding);
        if (answer.ok) co_return;
        back.response_url = {};
    }
    if (!is_direct(back.channel) && back.first != way_back::by::direct) {
        auto saying = say_here(post, back);
        if (co_await std::move(saying)) co_return;
    }
    auto saying = say_directly(std::move(post), back);
    co_await std::move(saying);
}

net::awaitable<bool> conversations::say_here(json post, const way_back& back) {
    post["channel"] = back.channel;
    post["user"] = back.person;
    if (!back.thread.empty()) post["thread_ts"] = back.thread;
    auto saying = around_.api.call("chat.postEphemeral", std::move(post));
    const auto answer = co_await std::move(saying);
    co_return answer.ok;
}

/// In the lane of the person, as announcements to them are.
net::awaitable<void> conversations::say_directly(json post, const way_back& back) {
    post["channel"] = is_direct(back.channel) ? back.channel : back.person;
    if (is_direct(back.channel) && !back.thread.empty()) post["thread_ts"] = back.thread;
    no_previews(post);
    const auto turn = co_await around_.lanes.wait_for_turn(back.person);
    auto saying = around_.api.call("chat.postMessage", std::move(post));
    const auto answer = co_await std::move(saying);
    if (!answer.ok) around_.told(severity::error, "Slack: an answer could not be given: " + why_of(answer));
}

}  // namespace bot::chat::slack

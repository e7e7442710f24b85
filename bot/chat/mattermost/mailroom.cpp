#include "chat/mattermost/mailroom.hpp"

#include "chat/cutting.hpp"
#include "chat/fields.hpp"
#include "chat/mattermost/limits.hpp"
#include "chat/mattermost/post.hpp"
#include "chat/mattermost/typed.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace bot::chat::mattermost {

namespace net = boost::asio;
using nlohmann::json;

namespace {

using done = std::expected<void, failure>;

bool is_direct(const destination& where) { return std::holds_alternative<day::person_id>(where); }

std::string path_of(const day::post_ref& which) { return "posts/" + path_part(which.id); }

}  // namespace

net::awaitable<std::expected<day::post_ref, failure>> mailroom::post(
    destination where, std::string name, speech::message said) {
    const bool direct = is_direct(where);
    co_await mail_.introduced();
    auto asking_where = mail_.channel_of(std::move(where));
    const auto channel = co_await std::move(asking_where);
    if (!channel) co_return std::unexpected(channel.error());
    envelope to{*channel, direct, name, name, sending::once};
    auto posting = mail_.post(std::move(to), std::move(said));
    co_return co_await std::move(posting);
}

net::awaitable<std::expected<std::optional<day::post_ref>, failure>> mailroom::find(
    destination where, std::string name, day::instant since) {
    co_await mail_.introduced();
    auto asking_where = mail_.channel_of(std::move(where));
    const auto channel = co_await std::move(asking_where);
    if (!channel) co_return std::unexpected(channel.error());
    auto looking = mail_.find(*channel, std::move(name), hours_.of(since));
    co_return co_await std::move(looking);
}

/// Whether that was turned away because the post is no more. One that is not there is forbidden to us as one of others'
/// is: only asking for it tells.
net::awaitable<bool> mailroom::is_for_nothing(unsigned status, std::string post) {
    if (status != 403 && status != 404) co_return false;
    auto asking = api_.get("posts/" + path_part(post));
    const auto answer = co_await std::move(asking);
    co_return answer.is_gone();
}

/// Post by post; what the message does not fill any more goes, and for what it has grown by there is no place.
net::awaitable<done> mailroom::send_edit(edits::edit it) {
    co_await mail_.introduced();
    auto learning = names_.learn_for(it.newest);
    co_await std::move(learning);
    const auto book = names_.book();
    auto posts = posts_of(it.newest, it.name, mail_.how(book, mail_.mention()));
    auto asking = mail_.parts_of(it.which);
    auto stand = co_await std::move(asking);
    if (!stand) co_return std::unexpected(stand.error());
    auto& first = posts.front()["props"];
    first.erase(parts_property);
    if (const auto left = std::min(posts.size(), stand->size()); left > 1) first[parts_property] = left;
    for (const auto& [part, id] : *stand) {
        const day::post_ref which{it.which.where, id};
        auto changing = part < posts.size() ? change(which, std::move(posts[part])) : remove(which);
        const auto changed = co_await std::move(changing);
        // Where somebody has deleted a later post, the others are still kept right.
        const bool is_no_more = !changed && changed.error().of == failure::kind::refused && part > 0;
        if (!changed && !is_no_more) co_return changed;
    }
    if (std::erase_if(*stand, [&](const auto& each) { return each.first >= posts.size(); }) > 0)
        mail_.keep_whole(*stand);
    co_return done();
}

net::awaitable<done> mailroom::change(day::post_ref which, json to) {
    to = mail_.with_what_was_used(which.id, std::move(to));
    to["props"]["from_bot"] = "true";  // new properties replace all there were. Source: FACTS 5
    auto looks = to;
    auto patching = api_.put(path_of(which) + "/patch", std::move(to));
    const auto answer = co_await std::move(patching);
    if (answer.is_ok) {
        mail_.remember(which.id, std::move(looks));
        co_return done();
    }
    auto why = failure_of(answer, "an edit");
    auto asking = is_for_nothing(answer.status, which.id);
    if (co_await std::move(asking)) why.of = failure::kind::refused;
    co_return std::unexpected(std::move(why));
}

net::awaitable<done> mailroom::remove(day::post_ref which) {
    auto removing = api_.remove(path_of(which));
    const auto answer = co_await std::move(removing);
    if (answer.is_ok) {
        mail_.forget(which.id);
        co_return done();
    }
    auto asking = is_for_nothing(answer.status, which.id);
    if (co_await std::move(asking)) co_return done();
    co_return std::unexpected(failure_of(answer, "a removal"));
}

net::awaitable<done> mailroom::set_pin(day::post_ref which, std::string how) {
    auto pinning = api_.post_again(path_of(which) + "/" + how, json::object());
    const auto answer = co_await std::move(pinning);
    if (answer.is_ok) co_return done();
    auto asking = is_for_nothing(answer.status, which.id);
    if (co_await std::move(asking)) co_return done();
    co_return std::unexpected(failure_of(answer, how));
}
net::awaitable<done> mailroom::pin(day::post_ref which) { return set_pin(std::move(which), "pin"); }
net::awaitable<done> mailroom::unpin(day::post_ref which) { return set_pin(std::move(which), "unpin"); }

net::awaitable<std::expected<document, failure>> mailroom::about(std::string channel) {
    auto asking = api_.get("channels/" + path_part(channel));
    const auto answer = co_await std::move(asking);
    if (!answer.is_ok) co_return std::unexpected(failure_of(answer, "a channel"));
    co_return answer.body;
}

net::awaitable<std::expected<std::string, failure>> mailroom::topic(day::channel_id of) {
    auto asking = about(std::move(of.id));
    const auto known = co_await std::move(asking);
    if (!known) co_return std::unexpected(known.error());
    std::string fault;
    co_return fields(*known, fault).text("header");
}

std::string header_of(std::string_view text) {
    auto all = escaped(text);
    for (auto most = limits::header; characters(all) > limits::header; --most)
        all = escaped(shortened(text, bytes_of_first(text, most)));
    return all;
}

net::awaitable<done> mailroom::set_topic(day::channel_id of, std::string to) {
    json what{{"header", std::move(to)}};
    auto setting = api_.put("channels/" + path_part(of.id) + "/patch", std::move(what));
    const auto answer = co_await std::move(setting);
    if (!answer.is_ok) co_return std::unexpected(failure_of(answer, "a channel header"));
    co_return done();
}

net::awaitable<std::expected<channel_members, failure>> mailroom::members(day::channel_id of) {
    co_await mail_.introduced();
    auto asking_about = about(of.id);
    const auto known = co_await std::move(asking_about);
    if (!known) co_return std::unexpected(known.error());
    std::string fault;
    channel_members found;
    found.is_private = fields(*known, fault).text("type") == "P";
    bool is_whole = false;
    const auto take = [&](const document& page, std::size_t asked) {
        const fields people(page, fault);
        people.each([&](const fields& each) {
            auto id = each.text("user_id");
            if (!id.empty() && id != mail_.user()) found.present.insert({day::platform::mattermost, std::move(id)});
        });
        is_whole = people.count() < asked;
        return !is_whole;
    };
    auto asking = api_.pages("channels/" + path_part(of.id) + "/members", take);
    const auto answer = co_await std::move(asking);
    if (!answer.is_ok) co_return std::unexpected(failure_of(answer, "a channel's members"));
    if (!is_whole)
        co_return std::unexpected(failure{failure::kind::refused, "the channel has too many members to look at", {}});
    co_return found;
}

}  // namespace bot::chat::mattermost

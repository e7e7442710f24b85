#include "chat/mattermost/witness.hpp"

#include "chat/fields.hpp"
#include "chat/mattermost/callbacks.hpp"
#include "chat/mattermost/post.hpp"
#include "chat/mattermost/texts.hpp"

namespace bot::chat::mattermost {

namespace net = boost::asio;

std::string post_in_link(std::string_view link) {
    constexpr std::string_view way = "/pl/";
    const auto at = link.rfind(way);
    if (at == std::string_view::npos) return {};
    auto id = link.substr(at + way.size());
    id = id.substr(0, id.find_first_of("/?#>) "));
    return is_id(id) ? std::string(id) : std::string();
}

net::awaitable<desk::answer> witness::ask(desk::request what) {
    desk::request kept{what.from, {}, {}, what.about};
    kept.from.cause += kept.from.cause.empty() ? "" : " kept";
    auto asking = desk_.ask(std::move(what));
    auto made = co_await std::move(asking);
    if (!made.wanted) co_return made;
    const auto wanted = *std::exchange(made.wanted, std::nullopt);
    auto reading = read_for(kept.from.who.id, wanted.link);
    auto found = co_await std::move(reading);
    if (!found) {
        made.say = texts::not_to_be_kept();
        made.refused = true;
        co_return made;
    }
    found->card = wanted.card;
    found->why = wanted.why;
    kept.what = std::move(*found);
    auto keeping = desk_.ask(std::move(kept));
    co_return co_await std::move(keeping);
}

net::awaitable<std::optional<desk::marked_message>> witness::read(std::string post) {
    auto asking = api_.get("posts/" + path_part(post));
    const auto answer = co_await std::move(asking);
    std::string fault;
    const auto it = read_post(fields(answer.body, fault));
    if (!answer.is_ok || it.created == 0 || it.deleted != 0) co_return std::nullopt;
    const auto author = it.user == us_ ? std::string() : it.user;
    co_return desk::marked_message{{{day::platform::mattermost, it.channel}, it.id},
        {day::platform::mattermost, author}, it.at(), it.text, names_.link_to(it.id, it.channel)};
}

net::awaitable<std::optional<desk::marked_message>> witness::read_for(std::string person, std::string link) {
    auto post = post_in_link(link);
    if (post.empty()) co_return std::nullopt;
    auto reading = read(std::move(post));
    auto found = co_await std::move(reading);
    if (!found) co_return std::nullopt;
    auto asking = may_read(std::move(person), found->message.where.id);
    if (!co_await std::move(asking)) co_return std::nullopt;
    co_return found;
}

/// We may be where they are not: in somebody else's direct messages, for one.
net::awaitable<bool> witness::may_read(std::string person, std::string channel) {
    auto asking = api_.get("channels/" + path_part(channel) + "/members/" + path_part(person));
    const auto answer = co_await std::move(asking);
    std::string fault;
    if (!answer.is_ok) co_return false;
    co_return fields(answer.body, fault).text("user_id") == person;
}

}  // namespace bot::chat::mattermost

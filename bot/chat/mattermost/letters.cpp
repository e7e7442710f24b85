#include "chat/mattermost/letters.hpp"

#include "chat/fields.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace bot::chat::mattermost {

namespace net = boost::asio;
using nlohmann::json;

void letters::we_are(std::string user, std::string name) {
    user_ = std::move(user);
    name_ = std::move(name);
}

rendering letters::how(const name_book& names, std::string lead) const {
    return {names, {around_.sealed, around_.reaches() ? around_.button_url : std::string(), std::move(lead)}};
}

net::awaitable<std::expected<std::string, failure>> letters::direct_with(std::string person) {
    if (const auto known = direct_.find(person); known != direct_.end()) co_return known->second;
    auto asking = around_.api.post_again("channels/direct", json::array({user_, person}));
    const auto answer = co_await std::move(asking);
    if (!answer.is_ok) co_return std::unexpected(failure_of(answer, "a direct channel"));
    std::string fault;
    auto channel = fields(*answer.body, fault).text("id");
    if (channel.empty())
        co_return std::unexpected(failure{failure::kind::not_sent, "a direct channel without an id", {}});
    co_return direct_[person] = std::move(channel);
}

net::awaitable<std::expected<std::string, failure>> letters::channel_of(destination where) {
    if (const auto* channel = std::get_if<day::channel_id>(&where)) co_return channel->id;
    auto asking = direct_with(std::get<day::person_id>(where).id);
    co_return co_await std::move(asking);
}

net::awaitable<std::expected<day::post_ref, failure>> letters::post(envelope to, speech::message said) {
    auto learning = around_.names.learn_for(said);
    co_await std::move(learning);
    const auto book = around_.names.book();
    auto posts = posts_of(said, to.name, how(book, to.is_direct ? "" : mention()));
    const auto turn = co_await around_.lanes.wait_for_turn(to.channel);
    std::optional<day::post_ref> first;
    std::size_t part = 0;
    for (auto& each : posts) {
        each["channel_id"] = to.channel;
        each["pending_post_id"] = fmt::format("{}:{}:{}", user_, to.pending, part++);
        auto posting = to.as == sending::once ? around_.api.post("posts", std::move(each))
                                              : around_.api.post_again("posts", std::move(each));
        const auto answer = co_await std::move(posting);
        if (!answer.is_ok && first) break;
        if (!answer.is_ok) co_return std::unexpected(failure_of(answer, "a post"));
        std::string fault;
        if (!first)
            first = day::post_ref{{day::platform::mattermost, to.channel}, fields(*answer.body, fault).text("id")};
    }
    co_return *first;
}

}  // namespace bot::chat::mattermost

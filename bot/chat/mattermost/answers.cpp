#include "chat/mattermost/answers.hpp"

#include "chat/json_text.hpp"
#include "chat/mattermost/limits.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace bot::chat::mattermost {

namespace net = boost::asio;
using nlohmann::json;
using std::chrono::milliseconds;

namespace {

constexpr milliseconds between_tries{2'000}, longest_between_tries{60'000};
/// So long after one that may have been taken the server surely knows it by its pending id: for half a minute, of which
/// a try may take ten seconds. Source: FACTS 5.
constexpr milliseconds known_to_the_server{20'000};

std::string name_of_answer(const std::string& cause) { return "answer " + cause; }

/// Only "ephemeral" in so many words keeps an answer from the channel, and from the rewriting of Slack's marks.
json ephemeral(const json& post) {
    json said{{"response_type", "ephemeral"}, {"text", post.at("message")}, {"skip_slack_parsing", true}};
    const auto& props = post.at("props");
    if (props.contains("attachments")) said["attachments"] = props.at("attachments");
    return said;
}

}  // namespace

json answers::for_asker_only(const speech::message& what, const std::string& cause) const {
    const auto book = names_.book();
    const auto posts = posts_of(what, cause, mail_.how(book, "/chaos "));
    auto said = ephemeral(posts.front());
    for (std::size_t at = 1; at < posts.size(); ++at) said["extra_responses"].push_back(ephemeral(posts[at]));
    return said;
}

bool answers::fits(const json& for_asker) { return json_text(for_asker).size() <= limits::answer; }

net::awaitable<void> answers::say(speech::message what, way_back back) {
    if (what.empty()) co_return;
    if (!back.response_path.empty() && steady_.now() < back.since + terms_.path) {
        auto saying = say_by_path(what, back.response_path, back.cause);
        if (co_await std::move(saying)) co_return;
    }
    auto saying = say_directly(std::move(what), std::move(back));
    co_await std::move(saying);
}

net::awaitable<bool> answers::say_by_path(speech::message what, secret path, std::string cause) {
    auto learning = names_.learn_for(what);
    co_await std::move(learning);
    auto said = for_asker_only(what, cause);
    if (!fits(said)) co_return false;
    auto responding = api_.respond(std::move(path), std::move(said));
    const auto answer = co_await std::move(responding);
    co_return answer.is_ok;
}

net::awaitable<void> answers::say_directly(speech::message what, way_back back) {
    const auto name = back.cause.empty()
                          ? fmt::format("answer {} {}", steady_.now().time_since_epoch().count(), ++made_)
                          : name_of_answer(back.cause);
    const auto began = hours_.now();
    std::optional<clock::instant> doubtful_since;
    auto pause = between_tries;
    for (int tries = 1;; ++tries) {
        const auto now = steady_.now();
        std::optional<day::instant> may_stand_since;
        if (doubtful_since && now >= *doubtful_since + known_to_the_server) may_stand_since = began;
        auto trying = try_directly(what, back, name, may_stand_since);
        const auto failed = co_await std::move(trying);
        if (!failed) co_return;
        if (failed->of == failure::kind::unknown && !doubtful_since) doubtful_since = now;
        if (failed->of == failure::kind::refused || tries >= terms_.tries) {
            told_(severity::error, "Mattermost: an answer could not be given: " + failed->why);
            co_return;
        }
        co_await clock::sleep_for(steady_, std::max(pause, failed->retry_after));
        pause = std::min(2 * pause, longest_between_tries);
    }
}

net::awaitable<std::expected<std::string, failure>> answers::channel_to(way_back back) {
    if (back.is_direct) co_return std::move(back.channel);
    auto asking = mail_.direct_with(std::move(back.person));
    co_return co_await std::move(asking);
}

net::awaitable<bool> answers::stands(way_back back, day::instant asked) {
    if (back.cause.empty()) co_return false;
    const auto name = name_of_answer(back.cause);
    auto asking = channel_to(std::move(back));
    auto channel = co_await std::move(asking);
    if (!channel) co_return false;
    auto looking = mail_.find(std::move(*channel), name, asked);
    const auto found = co_await std::move(looking);
    co_return found && *found;
}

net::awaitable<std::optional<failure>> answers::try_directly(
    speech::message what, way_back back, std::string name, std::optional<day::instant> may_stand_since) {
    auto asking = channel_to(std::move(back));
    auto channel = co_await std::move(asking);
    if (!channel) co_return channel.error();
    if (may_stand_since) {
        auto looking = mail_.find(*channel, name, *may_stand_since);
        const auto found = co_await std::move(looking);
        if (!found) co_return found.error();
        if (*found) co_return std::nullopt;
    }
    envelope to{std::move(*channel), true, name, name, sending::again_when_lost};
    auto posting = mail_.post(std::move(to), std::move(what));
    const auto posted = co_await std::move(posting);
    if (posted) co_return std::nullopt;
    co_return posted.error();
}

}  // namespace bot::chat::mattermost

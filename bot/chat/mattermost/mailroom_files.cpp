// A file on its way: the server takes the bytes first, and shows nothing; then a post shows them. Bytes that are sent
// again are another file that nobody sees; a post that may stand is looked for by its file before it is sent again.
#include "chat/fields.hpp"
#include "chat/mattermost/mailroom.hpp"
#include "chat/mattermost/post.hpp"
#include "chat/mattermost/typed.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace bot::chat::mattermost {

namespace net = boost::asio;
using nlohmann::json;

namespace {

constexpr int most_showings = 4;
constexpr std::chrono::seconds between_showings{5};

}  // namespace

net::awaitable<std::expected<day::post_ref, failure>> mailroom::upload(destination where, std::string name, file what) {
    if (what.bytes.empty()) co_return std::unexpected(failure{failure::kind::refused, "the file is empty", {}});
    co_await mail_.introduced();
    auto asking_where = mail_.channel_of(std::move(where));
    const auto channel = co_await std::move(asking_where);
    if (!channel) co_return std::unexpected(channel.error());
    auto title = escaped(what.title.empty() ? what.name : what.title);
    auto handing = hand_over(*channel, std::move(what));
    const auto id = co_await std::move(handing);
    if (!id) co_return std::unexpected(id.error());
    json shown{{"channel_id", *channel}, {"message", std::move(title)}, {"file_ids", json::array({*id})},
        {"pending_post_id", fmt::format("{}:file {}", mail_.user(), *id)}, {"props", json::object()}};
    if (!name.empty()) shown["props"][name_property] = std::move(name);
    const auto turn = co_await lanes_.wait_for_turn(*channel);
    auto showing = show_file(*channel, *id, std::move(shown));
    co_return co_await std::move(showing);
}

/// What comes back is the file's id.
net::awaitable<std::expected<std::string, failure>> mailroom::hand_over(std::string channel, file what) {
    const auto path = fmt::format("files?channel_id={}&filename={}", path_part(channel), path_part(what.name));
    auto sending = api_.post_bytes(path, std::move(what.bytes));
    const auto taken = co_await std::move(sending);
    if (!taken.is_ok) {
        auto why = failure_of(taken, "a file");
        // Nobody has seen it yet, whatever became of it.
        if (why.of == failure::kind::unknown) why.of = failure::kind::not_sent;
        co_return std::unexpected(std::move(why));
    }
    std::string id, fault;
    fields(taken.body, fault).each_of("file_infos", [&](const fields& each) { id = each.text("id"); });
    if (id.empty()) co_return std::unexpected(failure{failure::kind::not_sent, "a file without an id", {}});
    co_return id;
}

net::awaitable<std::expected<day::post_ref, failure>> mailroom::show_file(
    std::string channel, std::string id, json shown) {
    failure why;
    for (int number = 0; number < most_showings; ++number) {
        if (number > 0)
            co_await clock::sleep_for(steady_, std::max<std::chrono::milliseconds>(between_showings, why.retry_after));
        if (why.of == failure::kind::unknown) {
            auto looking = find_file(channel, id);
            const auto found = co_await std::move(looking);
            if (!found) continue;
            if (*found) co_return **found;
        }
        auto again = shown;
        auto posting = api_.post("posts", std::move(again));
        const auto answer = co_await std::move(posting);
        if (answer.is_ok) {
            auto seeing = shown_with(channel, id, answer.body);
            co_return co_await std::move(seeing);
        }
        why = failure_of(answer, "a post with a file");
        if (why.of == failure::kind::refused) break;
    }
    co_return std::unexpected(std::move(why));
}

/// A file that the server lost leaves a title without one, and no word about it (FACTS 5): that is taken back, and the
/// file handed over anew.
net::awaitable<std::expected<day::post_ref, failure>> mailroom::shown_with(
    std::string channel, std::string id, document made) {
    std::string fault;
    const auto it = read_post(fields(made, fault));
    if (std::ranges::find(it.files, id) != it.files.end())
        co_return day::post_ref{{day::platform::mattermost, channel}, it.id};
    auto removing = api_.remove("posts/" + path_part(it.id));
    static_cast<void>(co_await std::move(removing));
    co_return std::unexpected(failure{failure::kind::not_sent, "the server has lost a file", {}});
}

/// Among the newest posts of the channel.
net::awaitable<std::expected<std::optional<day::post_ref>, failure>> mailroom::find_file(
    std::string channel, std::string id) {
    auto asking = api_.get(fmt::format("channels/{}/posts?page=0&per_page={}", path_part(channel), page_size));
    const auto answer = co_await std::move(asking);
    if (!answer.is_ok) co_return std::unexpected(failure_of(answer, "a look for a file"));
    std::string fault;
    const auto posts = read_page(fields(answer.body, fault));
    const auto found = std::ranges::find_if(
        posts, [&](const auto& each) { return std::ranges::find(each.files, id) != each.files.end(); });
    if (found == posts.end()) co_return std::nullopt;
    co_return day::post_ref{{day::platform::mattermost, channel}, found->id};
}

}  // namespace bot::chat::mattermost

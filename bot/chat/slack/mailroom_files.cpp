// A file on its way to a channel: Slack names a place for the bytes, takes them there, and then shows them in the
// channel. Source: FACTS 4.2. It does not say in which message, so that is looked for.
#include "chat/fields.hpp"
#include "chat/slack/mailroom.hpp"

#include <nlohmann/json.hpp>

namespace bot::chat::slack {

namespace net = boost::asio;
using nlohmann::json;

namespace {

using namespace std::chrono_literals;
constexpr int looks = 5;
constexpr auto between_looks = 1s;
constexpr int newest_messages = 20;

/// The message of a page that shows the file.
std::string ts_with_file(const document& page, const std::string& id) {
    std::string ts, fault;
    fields(page, fault).each_of("messages", [&](const fields& each) {
        each.each_of("files", [&](const fields& file) {
            if (file.text("id") == id) ts = each.text("ts");
        });
    });
    return ts;
}

}  // namespace

net::awaitable<std::expected<day::post_ref, failure>> mailroom::upload(destination where, file what) {
    if (what.bytes.empty()) co_return std::unexpected(failure{failure::kind::refused, "the file is empty", {}});
    const auto lane = place_of(where);
    auto asking_where = channel_of(std::move(where));
    const auto channel = co_await std::move(asking_where);
    if (!channel) co_return std::unexpected(channel.error());
    auto title = what.title.empty() ? what.name : what.title;
    auto handing = hand_over(std::move(what));
    const auto id = co_await std::move(handing);
    if (!id) co_return std::unexpected(id.error());
    const auto turn = co_await lanes_.wait_for_turn(lane);
    json shown{{"channel_id", *channel}, {"files", json::array({{{"id", *id}, {"title", std::move(title)}}})}};
    auto completing = api_.call("files.completeUploadExternal", std::move(shown));
    const auto done = co_await std::move(completing);
    if (!done.ok) co_return std::unexpected(failure_of(done, "files.completeUploadExternal"));
    auto finding = find_file(*channel, *id);
    co_return co_await std::move(finding);
}

net::awaitable<std::expected<std::optional<day::post_ref>, failure>> mailroom::find_upload(
    destination where, std::string file_name, day::instant since) {
    co_await known_.opened();
    auto looking = look(std::move(where), since, [this, name = std::move(file_name)](const fields& each) {
        bool carries = false;
        each.each_of("files", [&](const fields& file) { carries = carries || file.text("name") == name; });
        return carries && each.text("user") == our_user_;
    });
    co_return co_await std::move(looking);
}

/// The bytes are with Slack, and nobody sees them yet; what comes back is the file's id.
net::awaitable<std::expected<std::string, failure>> mailroom::hand_over(file what) {
    json asked{{"filename", what.name}, {"length", what.bytes.size()}};
    auto asking = api_.call("files.getUploadURLExternal", std::move(asked));
    const auto place = co_await std::move(asking);
    if (!place.ok) co_return std::unexpected(failure_of(place, "files.getUploadURLExternal"));
    std::string fault;
    const fields in(place.body, fault);
    secret url(in.text("upload_url"));
    auto sending = api_.send_bytes(std::move(url), std::move(what.bytes));
    const auto taken = co_await std::move(sending);
    // Sent again it would be another file: nobody has seen this one.
    if (!taken.ok) co_return std::unexpected(failure{failure::kind::not_sent, "the bytes were not taken", {}});
    co_return in.text("file_id");
}

net::awaitable<std::expected<day::post_ref, failure>> mailroom::find_file(std::string channel, std::string id) {
    for (int times = 0; times < looks; ++times) {
        if (times > 0) co_await clock::sleep_for(steady_, between_looks);
        json what{{"channel", channel}, {"limit", newest_messages}};
        auto asking = api_.call("conversations.history", std::move(what));
        const auto page = co_await std::move(asking);
        if (const auto ts = ts_with_file(page.body, id); !ts.empty())
            co_return day::post_ref{{day::platform::slack, channel}, ts};
    }
    co_return std::unexpected(failure{failure::kind::unknown, "the file was taken, but its message was not seen", {}});
}

}  // namespace bot::chat::slack

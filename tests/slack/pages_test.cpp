// Lists of Slack that do not end: they are read for fifty pages, and what that means is said to whom it matters.
#include "slack/stage.hpp"

using namespace tests::slack;

namespace {

const day::channel_id busy_channel{day::platform::slack, "CINC"};
constexpr int pages_read = 50;

struct lists : stage {
    /// The method answers with this, and that there is more, again and again.
    void go_on(const std::string& method, const std::string& list, json page) {
        json answer{{"ok", true}, {list, std::move(page)}, {"response_metadata", {{"next_cursor", "more"}}}};
        for (int n = 0; n < 2 * pages_read; ++n)
            slack.faults[method].push_back({.body = answer, .text = {}, .headers = {}});
    }
};

}  // namespace

TEST_CASE("among more messages than are read nobody knows whether one stands, and that is no no") {
    lists it;
    it.connects();
    it.go_on("conversations.history", "messages", json::array());
    const auto found = it.finishes(it.bot->find(busy_channel, "1-p1", it.clock.now()));
    REQUIRE_FALSE(found.has_value());
    CHECK(found.error().of == chat::failure::kind::not_sent);
    CHECK(it.slack.calls_of("conversations.history") == pages_read);
}

TEST_CASE("of a channel with more members than are read nobody knows whether it is safe, and that is said") {
    lists it;
    it.connects();
    it.go_on("conversations.members", "members", json::array({"UANNA"}));
    const auto found = it.finishes(it.bot->members(busy_channel));
    REQUIRE_FALSE(found.has_value());
    CHECK(found.error().of == chat::failure::kind::refused);
    CHECK(found.error().why == "the channel has too many members to look at");
    CHECK(it.slack.calls_of("conversations.members") == pages_read);
}

TEST_CASE("of more people than are read the rest are known once they speak, and whoever runs the bot reads that") {
    lists it;
    it.go_on("users.list", "members", json::array({json{{"id", "UANNA"}, {"name", "anna"}}}));
    it.connects();
    it.clock.forward(5min);
    CHECK(it.slack.calls_of("users.list") == pages_read);
    CHECK(it.bot->person("anna"));
    CHECK(it.says("users.list of Slack goes on beyond 50 pages"));
}

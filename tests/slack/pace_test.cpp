// Ahead of a 429: no method is called more often than Slack takes it, and what waits keeps its order.
#include "slack/questions.hpp"
#include "slack/stage.hpp"

using namespace tests::slack;
using chat::slack::calls_a_minute;
using chat::slack::method_pace;

TEST_CASE("C94 each method has a pace of its own, and no minute holds more of its calls than its tier allows") {
    method_pace pace;
    const bot::clock::instant start{};
    std::vector<bot::clock::instant> turns;
    for (int n = 0; n < 130; ++n) turns.push_back(*pace.take_turn("chat.update", start + n * 10ms, 10min));
    const auto most = calls_a_minute("chat.update");
    CHECK(most == 50);
    CHECK(turns[most - 1] == start + (most - 1) * 10ms);
    CHECK(turns[most] == start + 1min);
    for (std::size_t n = most; n < turns.size(); ++n) {
        CHECK(turns[n] >= turns[n - 1]);
        CHECK(turns[n] - turns[n - most] >= 1min);
    }
    CHECK(pace.take_turn("chat.delete", start, 0ms) == start);
    CHECK(calls_a_minute("conversations.setTopic") == 20);
    CHECK(calls_a_minute("views.publish") == 100);
}

TEST_CASE("C94 who can not wait takes no turn") {
    method_pace pace;
    const bot::clock::instant start{};
    for (int n = 0; n < 20; ++n) CHECK(pace.take_turn("pins.add", start, 0ms));
    for (int n = 0; n < 5; ++n) CHECK_FALSE(pace.take_turn("pins.add", start + 1s, 58s));
    CHECK(pace.next("pins.add", start + 1s) == start + 1min);
    CHECK(pace.take_turn("pins.add", start + 1s, 59s) == start + 1min);
}

TEST_CASE("C94 C95 the burst of a stop-all with sixty cards arrives in order, and Slack never has to limit it") {
    stage it;
    const auto to = it.connects();
    for (int n = 0; n < 60; ++n) it.slack.of.add_person("UOWNER" + std::to_string(n), "owner" + std::to_string(n));
    const day::channel_id agents{day::platform::slack, "GAGENTS"}, incidents{day::platform::slack, "CINC"};
    const auto board = it.finishes(it.bot->post(agents, "board", words("board")));
    std::vector<std::optional<std::expected<day::post_ref, chat::failure>>> posted(120);
    std::vector<std::optional<std::expected<void, chat::failure>>> edited(60);
    for (std::size_t n = 0; n < 60; ++n) {
        const auto number = std::to_string(n);
        tests::play(it.io, it.bot->post(agents, "a" + number, words("card " + number)), posted[n]);
        const day::person_id owner{day::platform::slack, "UOWNER" + number};
        tests::play(it.io, it.bot->post(owner, "o" + number, words("roll back")), posted[60 + n]);
        tests::play(it.io, it.bot->edit(*board, "board", words("board " + number)), edited[n]);
        // Sixty messages in another channel whose buttons are dead now.
        const day::post_ref other{incidents, std::to_string(1'000 + n) + ".1"};
        tests::play(it.io, it.bot->edit(other, "card", words("stopped")), edited[n]);
    }
    for (int n = 0; n < 70; ++n) to->sends(it.slack.mention("UANNA", "CINC", "<@UBOT00001> status"));
    it.clock.forward(5min);
    CHECK(it.slack.too_fast == std::vector<std::string>{});
    std::vector<std::string> read;
    for (const auto& each : it.slack.messages("GAGENTS")) read.push_back(it.slack.of.shown(each.body));
    REQUIRE(read.size() == 61);
    CHECK(read[0] == "board 59");
    for (std::size_t n = 0; n < 60; ++n) {
        CHECK(read[n + 1] == "card " + std::to_string(n));
        CHECK(it.slack.messages("UOWNER" + std::to_string(n)).size() == 1);
    }
    CHECK(it.slack.calls_of("chat.update") == 62);  // the board twice: at once, and its newest
    CHECK(it.slack.calls_of("chat.postEphemeral") == 70);
    for (const auto& each : posted) CHECK(each.value().has_value());
}

TEST_CASE("C94 a form that would come too late is not waited for: its words are said instead") {
    stage it;
    const auto to = it.connects();
    it.desk.answers = [](const auto&) {
        return desk::answer{
            words("say it in words"), speech::form{"add", "Add", "Add", {}, {question("x", "X")}}, {}, false};
    };
    for (int n = 0; n < 101; ++n) to->sends(it.slack.slash("UANNA", "CINC", "add"));
    it.clock.forward(3s);
    CHECK(it.slack.calls_of("views.open") == 100);
    REQUIRE(it.slack.alone.size() == 1);
    CHECK(it.slack.alone.front().text == "say it in words");
    CHECK(it.slack.too_fast == std::vector<std::string>{});
}

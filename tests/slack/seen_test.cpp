// C59 to C66: what is delivered or pressed again is not done twice, and what is remembered for that is bounded.
#include "chat/dedupe.hpp"
#include "slack/stage.hpp"

using namespace tests::slack;

TEST_CASE("C59 a retry with a new envelope id and the same event id is acknowledged and not run again") {
    stage it;
    const auto to = it.connects();
    auto event = it.slack.event({{"type", "app_mention"}, {"user", "UANNA"}, {"channel", "CINC"},
                                    {"text", "<@UBOT00001> status"}, {"ts", "1764000000.000100"}},
        "Ev111");
    to->sends(event);
    it.clock.settle();
    event["envelope_id"] = "again";
    event["retry_attempt"] = 1;
    event["retry_reason"] = "timeout";
    to->sends(event);
    it.clock.settle();
    CHECK(it.desk.asked.size() == 1);
    CHECK(to->acks_of("again").size() == 1);
}

TEST_CASE("C60 the same frame twice is run once and acknowledged twice") {
    stage it;
    const auto to = it.connects();
    const auto slash = it.slack.slash("UANNA", "CINC", "status");
    to->sends(slash);
    to->sends(slash);
    it.clock.settle();
    CHECK(it.desk.asked.size() == 1);
    CHECK(to->acks_of("slash-1").size() == 2);
}

TEST_CASE("C61 a retry that is the first sight of an event is run, and says when it was said") {
    stage it;
    const auto to = it.connects();
    auto event = it.slack.mention("UANNA", "CINC", "<@UBOT00001> seen errors");
    event["retry_attempt"] = 2;
    it.clock.forward(5min);
    to->sends(event);
    it.clock.settle();
    REQUIRE(it.desk.asked.size() == 1);
    REQUIRE(it.desk.asked.front().said_at);
    CHECK(it.clock.now() - *it.desk.asked.front().said_at >= 5min);
}

TEST_CASE("C63 a mention and the message with the same ts are run once") {
    for (const bool mention_first : {true, false}) {
        stage it;
        const auto to = it.connects();
        const auto mention = it.slack.mention("UANNA", "CINC", "<@UBOT00001> status", "1764000000.000200");
        const auto message = it.slack.event({{"type", "message"}, {"channel_type", "channel"}, {"user", "UANNA"},
            {"channel", "CINC"}, {"text", "<@UBOT00001> status"}, {"ts", "1764000000.000200"}});
        to->sends(mention_first ? mention : message);
        to->sends(mention_first ? message : mention);
        it.clock.settle();
        CHECK(it.desk.asked.size() == 1);
        CHECK(to->heard.size() == 2);
    }
}

TEST_CASE("C64 what is remembered is bounded in time and in number") {
    chat::dedupe seen(15min, 3);
    bot::clock::instant now{};
    CHECK(seen.is_first({"a"}, now));
    CHECK_FALSE(seen.is_first({"a"}, now + 14min));
    CHECK(seen.is_first({"a"}, now + 15min));
    for (const auto* each : {"b", "c", "d", "e"}) CHECK(seen.is_first({each}, now + 16min));
    CHECK(seen.size() == 3);
    CHECK(seen.is_first({"a"}, now + 16min));
    CHECK_FALSE(seen.is_first({"new", "e"}, now + 16min));
}

TEST_CASE("C64 what the platform keeps in mind: 50,000 keys, whoever sends however much, for a quarter of an hour") {
    chat::dedupe flooded;
    bot::clock::instant now{};
    for (int n = 0; n < 120'000; ++n) flooded.is_first({std::to_string(n)}, now += 1ms);
    CHECK(flooded.size() == 50'000);
    CHECK_FALSE(flooded.is_first({"119999"}, now));
    CHECK(flooded.is_first({"60000"}, now));

    stage it;
    const auto to = it.connects();
    const auto event = it.slack.mention("UANNA", "CINC", "<@UBOT00001> status");
    to->sends(event);
    it.clock.forward(14min);
    it.slack.open_peer()->sends(event);
    it.clock.settle();
    CHECK(it.desk.asked.size() == 1);
    it.clock.forward(1min);
    it.slack.open_peer()->sends(event);
    it.clock.settle();
    CHECK(it.desk.asked.size() == 2);
}

TEST_CASE("C64 what was forgotten on purpose and seen again is kept as long as anything") {
    chat::dedupe seen(15min, 10);
    bot::clock::instant now{};
    CHECK(seen.is_first({"a"}, now));
    seen.forget("a");
    CHECK(seen.is_first({"a"}, now + 10min));
    CHECK_FALSE(seen.is_first({"a"}, now + 20min));
    CHECK(seen.is_first({"a"}, now + 26min));
}

TEST_CASE("C65 what was seen is remembered over a reconnect") {
    stage it;
    const auto event = it.slack.mention("UANNA", "CINC", "<@UBOT00001> status");
    it.connects()->sends(event);
    it.clock.settle();
    it.slack.open_peer()->resets();
    it.clock.forward(30s);
    it.slack.open_peer()->sends(event);
    it.clock.settle();
    CHECK(it.slack.peers.size() == 2);
    CHECK(it.desk.asked.size() == 1);
}

TEST_CASE("C66 a double click on a button is one change") {
    stage it;
    const auto to = it.connects();
    const posted board{"CINC", "1764000000.000100", "UBOT00001", {}, {}};
    const json button{{"value", "stop 2"}, {"action_id", "say-0"}, {"block_id", "b1"}};
    to->sends(it.slack.pressed("UANNA", board, button));
    to->sends(it.slack.pressed("UANNA", board, button));
    it.clock.settle();
    CHECK(it.desk.asked.size() == 1);
    CHECK(to->heard.size() == 2);
    to->sends(it.slack.pressed("UBEN", board, button));
    it.clock.forward(3s);
    to->sends(it.slack.pressed("UANNA", board, button));
    it.clock.settle();
    CHECK(it.desk.asked.size() == 3);
}

TEST_CASE("C66 a double click at Home is one change, too; what the Home shows anew is another button") {
    stage it;
    const auto to = it.connects();
    json button{{"value", "start"}, {"action_id", "say-0"}, {"block_id", "b1"}};
    for (int clicks = 0; clicks < 3; ++clicks) to->sends(it.slack.pressed_at_home("UANNA", button));
    it.clock.settle();
    CHECK(it.desk.asked.size() == 1);
    CHECK(to->heard.size() == 3);
    to->sends(it.slack.pressed_at_home("UBEN", button));
    button["block_id"] = "b2";
    to->sends(it.slack.pressed_at_home("UANNA", button));
    it.clock.forward(3s);
    to->sends(it.slack.pressed_at_home("UANNA", button));
    it.clock.settle();
    CHECK(it.desk.asked.size() == 4);
}

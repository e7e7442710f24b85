// C48 to C58: acknowledgements leave in time and once.
#include "slack/stage.hpp"

using namespace tests::slack;

TEST_CASE("C48 the acknowledgement is in time and on its envelope even when the desk takes ten seconds") {
    stage it;
    it.desk.takes = 10s;
    const auto to = it.connects();
    it.bot->is_connected();
    to->sends(it.slack.slash("UANNA", "CINC", "status"));
    it.clock.forward(1'400ms);
    CHECK(to->heard.empty());
    it.clock.forward(100ms);
    REQUIRE(to->acks_of("slash-1").size() == 1);
    CHECK_FALSE(to->acks_of("slash-1").front().contains("payload"));
    it.clock.forward(9s);
    REQUIRE(it.slack.alone.size() == 1);
    CHECK(it.slack.alone.front().by == "hook");
    CHECK(it.slack.alone.front().text == "noted");
    CHECK(it.slack.alone.front().body.at("response_type") == "ephemeral");
    CHECK(to->heard.size() == 1);
}

TEST_CASE("an answer that comes in time goes in the acknowledgement, to the asker alone") {
    stage it;
    const auto to = it.connects();
    to->sends(it.slack.slash("UANNA", "CINC", "status"));
    it.clock.settle();
    const auto acks = to->acks_of("slash-1");
    REQUIRE(acks.size() == 1);
    CHECK(acks.front().at("payload").at("response_type") == "ephemeral");
    CHECK(acks.front().at("payload").at("text") == "noted");
    CHECK(it.slack.alone.front().by == "ack");
    CHECK(it.slack.messages("CINC").empty());
}

TEST_CASE("an answer whose connection was lost meanwhile goes by the response URL") {
    stage it;
    it.desk.takes = 500ms;
    const auto to = it.connects();
    to->sends(it.slack.slash("UANNA", "CINC", "log 1 it went"));
    it.clock.forward(100ms);
    to->resets();
    it.clock.forward(1s);
    CHECK(to->acks_of("slash-1").empty());
    REQUIRE(it.slack.alone.size() == 1);
    CHECK(it.slack.alone.front().by == "hook");
    CHECK(it.slack.alone.front().text == "noted");
    CHECK(it.says("slash-1 could not be acknowledged"));
    CHECK_FALSE(it.says("second acknowledgement"));
}

TEST_CASE("an event is acknowledged when the desk has it: what dies with us before is sent again") {
    stage it;
    it.slack.of.messages.push_back({"CINC", "1764000000.000100", "UBEN", {{"text", "it is down"}}, it.clock.now()});
    it.desk.takes = 500ms;
    const auto to = it.connects();
    to->sends(it.slack.reaction("UANNA", it.slack.of.messages.front(), "pencil"));
    to->sends(it.slack.mention("UANNA", "CINC", "<@UBOT00001> status"));
    it.clock.forward(400ms);
    CHECK(to->heard.empty());
    it.clock.forward(100ms);
    CHECK(to->heard.size() == 1);
    it.clock.forward(500ms);  // the reaction was asked about first
    CHECK(to->heard.size() == 2);
    it.desk.takes = 10s;
    to->sends(it.slack.reaction("UBEN", it.slack.of.messages.front(), "pencil"));
    it.clock.forward(1'500ms);
    CHECK(to->heard.size() == 3);
    it.clock.forward(10s);
    CHECK(to->heard.size() == 3);
    CHECK_FALSE(it.says("second acknowledgement"));
}

TEST_CASE("C49 events are acknowledged even if the handler throws, ten of ten") {
    stage it;
    it.desk.fails = true;
    const auto to = it.connects();
    for (int n = 0; n < 10; ++n) to->sends(it.slack.mention("UANNA", "CINC", "<@UBOT00001> status"));
    it.clock.settle();
    CHECK(it.desk.asked.size() == 10);
    CHECK(to->heard.size() == 10);
    CHECK(it.says("the desk fell over"));
    CHECK(it.slack.alone.size() == 10);
    CHECK(it.slack.alone.front().text.starts_with("Something went wrong"));
}

TEST_CASE("C50 a handler that fails after the acknowledgement gives no second one") {
    stage it;
    it.desk.takes = 5s;
    it.desk.fails = true;
    const auto to = it.connects();
    to->sends(it.slack.slash("UANNA", "CINC", "status"));
    it.clock.forward(10s);
    CHECK(to->acks_of("slash-1").size() == 1);
    CHECK(it.slack.alone.front().text.starts_with("Something went wrong"));
}

TEST_CASE("C51 a second acknowledgement is dropped with a warning") {
    std::vector<std::string> sent, told;
    {
        chat::slack::ack_slip slip(
            "e1", true,
            [&](std::string text) {
                sent.push_back(std::move(text));
                return true;
            },
            [&](auto, const std::string& text) { told.push_back(text); });
        slip.give();
        slip.give();
    }
    CHECK(sent.size() == 1);
    REQUIRE(told.size() == 1);
    CHECK(told.front().find("second acknowledgement of e1") != std::string::npos);
}

TEST_CASE("C52 a payload goes only where one is accepted") {
    stage it;
    const auto to = it.connects();
    auto slash = it.slack.slash("UANNA", "CINC", "status");
    slash["accepts_response_payload"] = false;
    to->sends(slash);
    it.clock.settle();
    REQUIRE(to->acks_of("slash-1").size() == 1);
    CHECK_FALSE(to->acks_of("slash-1").front().contains("payload"));
    CHECK(it.slack.alone.front().by == "hook");
}

TEST_CASE("an answer too large for the acknowledgement takes the response URL") {
    stage it;
    it.desk.answers = [](const auto&) {
        speech::message big;
        for (int n = 0; n < 30; ++n) big.body.emplace_back(speech::paragraph{{speech::text{std::string(900, 'x')}}});
        return desk::answer{big, {}, {}, false};
    };
    const auto to = it.connects();
    to->sends(it.slack.slash("UANNA", "CINC", "board"));
    it.clock.settle();
    CHECK_FALSE(to->acks_of("slash-1").front().contains("payload"));
    CHECK(it.slack.alone.size() == 3);
    for (const auto& each : to->heard) CHECK(each.size() < 20'000);
}

TEST_CASE("C53 no desk that is busy can delay acknowledgements") {
    stage it;
    it.desk.takes = 1h;
    const auto to = it.connects();
    for (int n = 0; n < 200; ++n) to->sends(it.slack.slash("UANNA", "CINC", "status"));
    it.clock.forward(1'500ms);
    CHECK(it.desk.asked.size() == 200);
    CHECK(to->heard.size() == 200);
}

TEST_CASE("C54 a refused asker is acknowledged all the same") {
    stage it;
    it.desk.answers = [](const auto&) { return desk::answer{words("Only agents start cards."), {}, {}, true}; };
    const auto to = it.connects();
    to->sends(it.slack.slash("UBEN", "CINC", "start 3"));
    it.clock.settle();
    CHECK(to->acks_of("slash-1").size() == 1);
    CHECK(it.slack.alone.front().text == "Only agents start cards.");
}

TEST_CASE("C55 an acknowledgement for a connection that is gone is logged, and nothing hangs") {
    stage it;
    it.desk.takes = 5s;
    const auto to = it.connects();
    to->sends(it.slack.slash("UANNA", "CINC", "status"));
    it.clock.settle();
    to->resets();
    it.clock.forward(10s);
    CHECK(it.says("slash-1 could not be acknowledged"));
    CHECK(it.slack.alone.size() == 1);  // by the response URL, which lives on
    CHECK(it.bot->is_connected());
}

TEST_CASE("C58 what is acknowledged while disconnected fails cleanly, and after the reconnect it works") {
    stage it;
    it.desk.takes = 5s;
    it.connects()->sends(it.slack.slash("UANNA", "CINC", "one"));
    it.clock.settle();
    it.slack.open_peer()->resets();
    it.clock.forward(30s);
    it.desk.takes = 0s;
    const auto next = it.slack.open_peer();
    next->sends(it.slack.slash("UANNA", "CINC", "two"));
    it.clock.settle();
    CHECK(next->acks_of("slash-1").empty());
    CHECK(next->acks_of("slash-2").size() == 1);
}

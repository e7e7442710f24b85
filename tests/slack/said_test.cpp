// What counts as said to the bot, by whom, when, and where its answer goes.
#include "chat/slack/requests.hpp"
#include "slack/stage.hpp"

using namespace tests::slack;

namespace {

json said_directly(stage& it, const json& more) {
    json event{{"type", "message"}, {"channel_type", "im"}, {"user", "UANNA"}, {"channel", "DUANNA"},
        {"text", "status"}, {"ts", it.slack.of.next_ts(it.clock.now())}};
    event.update(more);
    return it.slack.event(event);
}

json mentioned(stage& it, const json& more) {
    json event{{"type", "app_mention"}, {"user", "UANNA"}, {"channel", "CINC"}, {"text", "<@UBOT00001> status"},
        {"ts", it.slack.of.next_ts(it.clock.now())}};
    event.update(more);
    return it.slack.event(event);
}

}  // namespace

TEST_CASE("what somebody writes directly is heard with a file, back into the channel and of themselves, and once") {
    for (const auto* subtype : {"file_share", "thread_broadcast", "me_message"}) {
        stage it;
        const auto to = it.connects();
        const auto said = said_directly(it, {{"subtype", subtype}, {"files", json::array({{{"id", "F1"}}})}});
        to->sends(said);
        auto again = said;
        again["envelope_id"] = "again";
        again["payload"]["event_id"] = "another";
        to->sends(again);
        it.clock.settle();
        REQUIRE_MESSAGE(it.desk.asked.size() == 1, subtype);
        CHECK(it.desk.words_of(0) == "status");
        CHECK(it.slack.messages("UANNA").size() == 1);
    }
}

TEST_CASE("an edit, a message that was deleted and one of a bot's are not said to us") {
    stage it;
    const auto to = it.connects();
    for (const auto* subtype : {"message_changed", "message_deleted", "bot_message", "channel_topic"})
        to->sends(said_directly(it, {{"subtype", subtype}}));
    to->sends(said_directly(it, {{"bot_id", "BOTHER"}}));
    it.clock.settle();
    CHECK(it.desk.asked.empty());
    CHECK(to->heard.size() == 5);
}

TEST_CASE("a workflow that mentions us is nobody: it is not taken for the bot itself") {
    stage it;
    const auto to = it.connects();
    to->sends(mentioned(it, {{"user", nullptr}, {"bot_id", "BFLOW"}, {"subtype", "bot_message"}}));
    to->sends(mentioned(it, {{"bot_id", world::bot_id}}));
    to->sends(mentioned(it, {{"user", world::bot_user}}));
    it.clock.settle();
    CHECK(it.desk.asked.empty());
    CHECK(to->heard.size() == 3);
    CHECK(it.says("from nobody"));
    to->sends(mentioned(it, {{"bot_id", "BOTHER"}}));  // an app that speaks for a user
    it.clock.settle();
    CHECK(it.desk.asked.size() == 1);
}

TEST_CASE("nothing without a person reaches the desk, whatever kind it is of") {
    stage it;
    const auto to = it.connects();
    auto slash = it.slack.slash("UANNA", "CINC", "status");
    slash["payload"].erase("user_id");
    to->sends(slash);
    const posted board{"CINC", "1764000000.000100", "UBOT00001", {{"text", "the board"}}, {}};
    auto pressed = it.slack.pressed("UANNA", board, {{"value", "stop 2"}, {"action_id", "say-0"}});
    auto chosen = it.slack.message_shortcut("UANNA", board, "put_on_record");
    for (auto* each : {&pressed, &chosen}) {
        (*each)["payload"]["user"].erase("id");
        to->sends(*each);
    }
    for (const auto* name : {"reaction_added", "reaction_removed"})
        to->sends(it.slack.event({{"type", name}, {"reaction", "pencil"},
            {"item", {{"type", "message"}, {"channel", "CINC"}, {"ts", "1764000000.000100"}}}}));
    to->sends(it.slack.joined("", "CINC"));
    it.clock.settle();
    CHECK(it.desk.asked.empty());
    CHECK(to->heard.size() == 6);
}

TEST_CASE("a mention in a thread is answered in it, and so is what is said directly in one") {
    stage it;
    const auto to = it.connects();
    to->sends(mentioned(it, {{"thread_ts", "1764000000.000100"}}));
    it.clock.settle();
    CHECK(it.slack.last_call_of("chat.postEphemeral").arguments.at("thread_ts") == "1764000000.000100");
    to->sends(mentioned(it, json::object()));
    it.clock.settle();
    CHECK_FALSE(it.slack.last_call_of("chat.postEphemeral").arguments.contains("thread_ts"));
    to->sends(said_directly(it, {{"thread_ts", "1764000000.000200"}}));
    it.clock.settle();
    CHECK(it.slack.last_call_of("chat.postMessage").arguments.at("thread_ts") == "1764000000.000200");
}

TEST_CASE("who can not be answered in the thread of a channel is answered directly, and outside of it") {
    stage it;
    const auto to = it.connects();
    it.slack.of.channels.at("CINC").members.erase("UANNA");
    to->sends(mentioned(it, {{"thread_ts", "1764000000.000100"}}));
    it.clock.settle();
    const auto& said = it.slack.last_call_of("chat.postMessage").arguments;
    CHECK(said.at("channel") == "UANNA");
    CHECK_FALSE(said.contains("thread_ts"));
}

TEST_CASE("how late something is goes by Slack's clock, whatever this machine's says") {
    for (const auto wrong : {-2h, 2h}) {
        stage it;
        it.wall.ahead = wrong;
        it.slack.answer_headers.set("Date", "Tue, 24 Nov 2026 09:00:00 GMT");
        const auto to = it.connects();
        to->sends(mentioned(it, json::object()));
        it.clock.settle();
        REQUIRE(it.desk.asked.size() == 1);
        CHECK_FALSE(it.desk.asked[0].said_at);
        const auto late = mentioned(it, json::object());
        it.clock.forward(2min);
        it.slack.open_peer()->sends(late);
        it.clock.settle();
        REQUIRE(it.desk.asked.size() == 2);
        CHECK(it.desk.asked[1].said_at);
    }
}

TEST_CASE("the end of another workspace's installation is not ours") {
    for (const json& event : {json{{"type", "app_uninstalled"}},
             json{{"type", "tokens_revoked"}, {"tokens", {{"bot", json::array({"U1"})}}}}}) {
        stage it;
        const auto to = it.connects();
        auto ends = it.slack.event(event);
        ends["payload"]["team_id"] = "T2";
        to->sends(ends);
        it.clock.forward(1min);
        CHECK_FALSE(it.running->ended);
        CHECK(it.says("another workspace"));
        it.slack.open_peer()->sends(it.slack.event(event));
        it.clock.forward(10s);
        CHECK(it.running->ended);
    }
}

TEST_CASE("C44 events that Slack holds back are warned of") {
    stage it;
    const auto to = it.connects();
    to->sends({{"envelope_id", "limited"}, {"type", "events_api"}, {"accepts_response_payload", false},
        {"payload", {{"token", "legacy"}, {"type", "app_rate_limited"}, {"team_id", "T1"},
                        {"minute_rate_limited", 1764000000}, {"api_app_id", "A1"}}}});
    it.clock.settle();
    CHECK(to->acks_of("limited").size() == 1);
    CHECK(it.says("warning: Slack leaves events out"));
}

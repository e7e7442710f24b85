// C36 to C47, C62, C107: what Slack sends becomes values, whatever it leaves out.
#include "slack/payloads.hpp"

using namespace tests::slack;
using namespace bot::chat::slack;

TEST_CASE("C36 a slash command reaches the desk once") {
    stage it;
    it.connects()->sends(it.slack.slash("UANNA", "CINC", "status"));
    it.clock.settle();
    REQUIRE(it.desk.asked.size() == 1);
    const auto& asked = it.desk.asked.front();
    CHECK(asked.from.who == day::person_id{day::platform::slack, "UANNA"});
    CHECK(asked.from.where == day::channel_id{day::platform::slack, "CINC"});
    CHECK(asked.from.cause == "slack:slash-1");
    CHECK(it.desk.words_of(0) == "status");
    CHECK_FALSE(std::get<desk::said_words>(asked.what).in_the_open);
}

TEST_CASE("C37 every property of a slash command is passed") {
    const auto it = read_as<slash_command>(json::parse(fixture("slash_enterprise.json")));
    CHECK(it.command == "/chaos");
    CHECK(it.words == "start 3 why: \"now\"");
    CHECK(it.from == named{"U0001", "steve"});
    CHECK(it.where == named{"C0002", "incidents"});
    CHECK(it.team == named{"T0001", "example"});
    CHECK(it.enterprise == named{"E0001", "Example Org"});
    CHECK(it.app == "A0001");
    CHECK(it.for_whole_enterprise);
    CHECK(it.response_url.reveal() == "https://hooks.slack.com/commands/T0001/1/RESPONSE");
    CHECK(it.trigger.reveal() == "13.37.TRIGGER");
}

TEST_CASE("C38 a global and a message shortcut are told apart") {
    stage it;
    const posted message{"CINC", "1764000000.000100", "UBEN", {{"text", "it is down"}}, {}};
    const auto on_message = read_as<shortcut>(it.slack.message_shortcut("UANNA", message, "put_on_record"));
    CHECK(on_message.callback == "put_on_record");
    CHECK(on_message.message_ts == "1764000000.000100");
    CHECK(on_message.message == chat::slack::seen_message{"it is down", "UBEN", {}});
    const auto global = read_as<shortcut>(scripted_slack::interactive(
        "e1", {{"type", "shortcut"}, {"callback_id", "x"}, {"user", {{"id", "U1"}}}, {"trigger_id", "t"}}, false));
    CHECK(global.message_ts.empty());
    CHECK(global.from.id == "U1");
    it.connects()->sends(it.slack.message_shortcut("UANNA", message, "put_on_record"));
    it.clock.settle();
    REQUIRE(it.desk.asked.size() == 2);  // first, whether there is a form for it
    CHECK(std::get<desk::marked_message>(it.desk.asked.front().what).asks_first);
    CHECK(it.desk.asked.front().from.cause.empty());
    const auto& marked = std::get<desk::marked_message>(it.desk.asked.back().what);
    CHECK_FALSE(marked.asks_first);
    CHECK_FALSE(marked.by_reaction);
    CHECK(marked.text == "it is down");
    CHECK(marked.author.id == "UBEN");
    CHECK(marked.link == "https://example.slack.com/archives/CINC/p1764000000.000100");
    CHECK(it.slack.calls_of("conversations.history") == 0);
}

TEST_CASE("C39 a mention and a message reach only their own handlers") {
    stage it;
    const auto to = it.connects();
    to->sends(it.slack.mention("UANNA", "CINC", "<@UBOT00001> status"));
    to->sends(it.slack.direct_message("UBEN", "help start"));
    to->sends(it.slack.event({{"type", "message"}, {"channel_type", "channel"}, {"user", "UBEN"}, {"channel", "CINC"},
        {"text", "lunch?"}, {"ts", "1764000000.000900"}}));
    it.clock.settle();
    REQUIRE(it.desk.asked.size() == 2);
    CHECK(it.desk.words_of(0) == "status");
    CHECK(std::get<desk::said_words>(it.desk.asked[0].what).in_the_open);
    CHECK(it.desk.words_of(1) == "help start");
    CHECK_FALSE(std::get<desk::said_words>(it.desk.asked[1].what).in_the_open);
    CHECK(it.desk.asked[1].from.where.id == "DUBEN");
}

TEST_CASE("C40 buttons, forms and closed forms; what is not ours is acknowledged and logged") {
    stage it;
    const auto to = it.connects();
    const auto send = [&](const std::string& id, json payload) {
        to->sends(scripted_slack::interactive(id, std::move(payload)));
        it.clock.settle();
        CHECK(to->acks_of(id).size() == 1);
    };
    send("e1", {{"type", "block_actions"}, {"user", {{"id", "UANNA"}}},
                   {"actions", json::array({{{"type", "button"}, {"value", "stop 2"}}})}});
    REQUIRE(it.desk.asked.size() == 1);
    CHECK(it.desk.words_of(0) == "stop 2");
    send("e2", {{"type", "view_submission"}, {"user", {{"id", "UANNA"}}}, {"view", {{"callback_id", "foreign"}}}});
    send("e3", {{"type", "view_closed"}, {"user", {{"id", "UANNA"}}}, {"view", {{"callback_id", "foreign"}}}});
    send("e4", {{"type", "block_actions"}, {"actions", json::array({{{"type", "overflow"}}})}});
    send("e5", {{"type", "block_suggestion"}});
    CHECK(it.desk.asked.size() == 1);
    for (const auto* id : {"e2", "e3", "e4", "e5"}) CHECK(it.says(id));
}

TEST_CASE("C43 a pressed button without message, channel or response URL is still answered") {
    stage it;
    it.connects()->sends(
        scripted_slack::interactive("e1", {{"type", "block_actions"}, {"user", {{"id", "UANNA"}}},
                                              {"actions", json::array({{{"type", "button"}, {"value", "status"}}})}}));
    it.clock.settle();
    const auto told = it.slack.messages("UANNA");
    REQUIRE(told.size() == 1);
    CHECK(it.slack.of.shown(told.front().body) == "noted");
}

TEST_CASE("C44 an event without an inner event does no harm") {
    stage it;
    const auto to = it.connects();
    to->sends({{"envelope_id", "e1"}, {"type", "events_api"},
        {"payload", {{"type", "app_rate_limited"}, {"minute_rate_limited", 1518467820}}}});
    it.clock.settle();
    CHECK(to->acks_of("e1").size() == 1);
    CHECK(it.says("app_rate_limited"));
}

TEST_CASE("C45 a revoked bot token and an uninstalled app end it by name; a person's token is nobody's business") {
    const auto told = [](const json& event) {
        stage it;
        it.connects()->sends(it.slack.event(event));
        it.clock.forward(5s);
        CHECK(it.slack.peers.front()->heard.size() == 1);
        return it.running->ended ? it.running->text() : std::string("goes on");
    };
    const auto tokens = [](const char* kind) {
        return json{{"type", "tokens_revoked"}, {"tokens", {{kind, json::array({"UANNA"})}}}};
    };
    CHECK(told(tokens("oauth")) == "goes on");
    CHECK(told(tokens("bot")) == "Slack refuses this installation: token_revoked");
    CHECK(told({{"type", "app_uninstalled"}}) == "Slack refuses this installation: app_uninstalled");
}

TEST_CASE("C47 one envelope of each kind is seen exactly once, whatever else runs") {
    stage it;
    it.desk.takes = 700ms;
    const auto to = it.connects();
    const posted message{"CINC", "1764000000.000100", "UBEN", {{"text", "it is down"}}, {}};
    const std::vector<json> all{it.slack.slash("UANNA", "CINC", "one"),
        it.slack.mention("UANNA", "CINC", "<@UBOT00001> two"), it.slack.direct_message("UBEN", "three"),
        it.slack.global_shortcut("UANNA", "stop_everything"),
        it.slack.pressed("UANNA", message, {{"value", "five"}, {"action_id", "say-0"}})};
    for (const auto& each : all) {
        to->sends(each);
        to->pings("between");
        it.slack.faults["users.info"].push_back(refuses("internal_error"));
        it.clock.forward(100ms);
    }
    it.clock.forward(10s);
    std::vector<std::string> heard;
    for (std::size_t n = 0; n < it.desk.asked.size(); ++n) heard.push_back(it.desk.words_of(n));
    CHECK(heard == std::vector<std::string>{"one", "two", "three", "stop-all", "five"});
    for (const auto& each : all) CHECK(to->acks_of(each.at("envelope_id").get<std::string>()).size() == 1);
}

TEST_CASE("C46 our own messages are ignored, our own joining is not") {
    stage it;
    const auto to = it.connects();
    it.slack.of.add_channel("CNEW", "new", {});
    to->sends(it.slack.mention("UBOT00001", "CINC", "<@UBOT00001> status"));
    to->sends(it.slack.event({{"type", "message"}, {"channel_type", "im"}, {"bot_id", "B9"}, {"user", "U9"},
        {"channel", "DU9"}, {"text", "beep"}, {"ts", "1764000000.0001"}}));
    to->sends(it.slack.joined("UBOT00001", "CNEW"));
    it.clock.settle();
    CHECK(it.desk.asked.empty());
    REQUIRE(it.bot->channel("new", {}));
    CHECK(it.bot->channel("new", {})->id == "CNEW");
    to->sends(it.slack.joined("UBEN", "CINC"));
    it.clock.settle();
    REQUIRE(it.desk.asked.size() == 1);
    CHECK(std::get<desk::came_in>(it.desk.asked[0].what).who.id == "UBEN");
    CHECK(it.desk.asked[0].from.where.id == "CINC");
}

TEST_CASE("C62 retry members may be absent") {
    const auto frame = read_frame(R"({"envelope_id":"e1","type":"slash_commands","payload":{"text":"x"}})");
    CHECK(std::get<envelope>(frame).retry == 0);
    const auto again = read_frame(
        R"({"envelope_id":"e2","type":"events_api","retry_attempt":2,"retry_reason":"http_timeout","payload":{}})");
    CHECK(std::get<envelope>(again).retry == 2);
    CHECK(std::get<envelope>(again).retry_reason == "http_timeout");
}

TEST_CASE("C107 the text of a command reaches the desk as Slack sent it: speech/parse takes all of Slack's forms") {
    stage it;
    const auto to = it.connects();
    const std::vector<std::string> texts{"assign <@U012ABCDEF> review", "mirror <#C987654321|>",
        "note 3 &lt; 4 &amp;&amp; 5", "note &amp;lt;tag&amp;gt;", "add “Cut release” ‘now’",
        "add „Release vorbereiten“ „option b\"",
        "a\xC2\xA0"
        "b",
        "line one\nline two", "  blanks  ", ""};
    for (std::size_t at = 0; at < texts.size(); ++at) {
        to->sends(it.slack.slash("UANNA", "CINC", texts[at]));
        it.clock.settle();
        REQUIRE(it.desk.asked.size() == at + 1);
        CHECK(it.desk.words_of(at) == texts[at]);
    }
}

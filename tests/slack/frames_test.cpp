// C28 to C35: whatever comes as a frame is read, or passed over; none does harm.
#include "slack/payloads.hpp"

using namespace tests::slack;
using namespace bot::chat::slack;

TEST_CASE("C28 an envelope of 67 KB is taken") {
    stage it;
    const auto to = it.connects();
    auto big =
        it.slack.pressed("UANNA", {"CINC", "1.2", "UBOT00001", {}, {}}, {{"value", "status"}, {"action_id", "say-0"}});
    for (int n = 0; n < 300; ++n)
        big["payload"]["message"]["blocks"].push_back({{"type", "section"}, {"text", std::string(220, 'x')}});
    REQUIRE(big.dump().size() > 67'000);
    to->sends(big);
    it.clock.settle();
    REQUIRE(it.desk.asked.size() == 1);
    CHECK(it.desk.words_of(0) == "status");
    CHECK(to->acks_of(big.at("envelope_id").get<std::string>()).size() == 1);
}

TEST_CASE("C29 an envelope of 250 kB is taken; one above our limit ends the connection, and the next goes on") {
    stage it;
    const auto to = it.connects();
    auto big = it.slack.slash("UANNA", "CINC", "log " + std::string(250'000, 'x'));
    to->sends(big);
    it.clock.settle();
    REQUIRE(it.desk.asked.size() == 1);
    CHECK(it.desk.words_of(0).size() == 250'004);
    to->sends_text("{\"envelope_id\":\"" + std::string(5 << 20, 'x') + "\"}");
    it.clock.forward(5s);
    CHECK(it.desk.asked.size() == 1);
    CHECK(it.slack.peers.size() == 2);
    CHECK(it.bot->is_connected());
}

TEST_CASE("C30 a binary frame is ignored") {
    stage it;
    const auto to = it.connects();
    REQUIRE(to->ws->send_binary(it.slack.slash("UANNA", "CINC", "status").dump()));
    it.clock.settle();
    CHECK(it.desk.asked.empty());
    CHECK(it.bot->is_connected());
}

TEST_CASE("C31 an empty text, a line break and malformed JSON are ignored") {
    stage it;
    const auto to = it.connects();
    for (const auto* text : {"", "\n", "sdk-ping-pong:1610241741.0", "{not json", R"({"type":)", "[]", "null", "{}"})
        to->sends_text(text);
    it.clock.settle();
    CHECK(it.bot->is_connected());
    CHECK(to->heard.empty());
    CHECK(it.slack.peers.size() == 1);
}

TEST_CASE("C32 UNAUTHENTICATED: cache_error asks for another connection") {
    stage it;
    it.connects()->sends_text("UNAUTHENTICATED: cache_error");
    it.clock.forward(30s);
    CHECK(it.slack.peers.size() == 2);
    CHECK(it.bot->is_connected());
}

TEST_CASE("C33 an unknown type is logged, and acknowledged when it has an envelope id") {
    stage it;
    const auto to = it.connects();
    to->sends({{"type", "future_type"}, {"envelope_id", "e1"}, {"payload", {{"type", "something_new"}}}});
    to->sends({{"type", "other_frame"}});
    it.clock.settle();
    CHECK(to->acks_of("e1").size() == 1);
    CHECK(to->heard.size() == 1);
    CHECK(it.says("future_type"));
    CHECK(it.says("other_frame"));
}

TEST_CASE("C34 escaped slashes, escapes and surrogate pairs are read") {
    const auto it =
        read_frame(R"({"type":"slash_commands","envelope_id":"e\/1","payload":{"text":"caf\u00e9 \ud83d\udd25 \/x"}})");
    const auto& found = std::get<envelope>(it);
    CHECK(found.id == "e/1");
    CHECK(std::get<slash_command>(found.what).words == "café 🔥 /x");
}

TEST_CASE("C35 unknown, missing and null members never throw") {
    for (const auto* type : {"slash_commands", "interactive", "events_api", "news"})
        for (const auto* payload : {"{}", "null", R"({"type":"block_actions","enterprise":null,"actions":null})",
                 R"({"type":"view_submission","view":{"state":{}}})", R"({"event":{"type":"reaction_added"}})",
                 R"({"type":"message_action","message":null,"x":{"y":[1,2,{}]}})"}) {
            const auto text = std::string(R"({"envelope_id":"e1","type":")") + type + R"(","payload":)" + payload + "}";
            CAPTURE(text);
            const auto frame = read_frame(text);
            CHECK(std::get<envelope>(frame).id == "e1");
        }
}

TEST_CASE("C35 a member of a wrong type is a named fault, and the envelope keeps its id") {
    const auto it = read_frame(R"({"envelope_id":"e1","type":"slash_commands","payload":{"user_id":7}})");
    const auto& found = std::get<envelope>(it);
    CHECK(found.id == "e1");
    CHECK(std::get<misshapen>(found.what).why == "payload.user_id is no text");
}

TEST_CASE("what is told of a frame is short, however long the names in it are") {
    const std::string name(5'000, 'x');
    const auto content = [](const std::string& type, const std::string& payload) {
        const auto it = read_frame(R"({"envelope_id":"e1","type":")" + type + R"(","payload":)" + payload + "}");
        return std::get<envelope>(it).what;
    };
    CHECK(std::get<unheard>(content(name, "{}")).type.size() == 50);
    CHECK(std::get<unheard>(content("events_api", R"({"event":{"type":")" + name + "\"}}")).type.size() == 50);
    CHECK(std::get<misshapen>(content(name, "7")).type.size() == 50);
    const auto form = R"({"type":"view_submission","view":{"state":{"values":{")" + name + R"(":{"a":{"value":7}}}}}})";
    CHECK(std::get<misshapen>(content("interactive", form)).why.size() < 200);
}

TEST_CASE("JSON that is nested too deeply or too long is not looked into") {
    CHECK(std::get<no_envelope>(read_frame("{\"a\":" + std::string(200'000, '['))).why == "nested deeper than 100");
    CHECK(std::get<no_envelope>(read_frame("{" + std::string(5 << 20, ' ') + "}")).why == "longer than 4 MiB");
    CHECK(std::holds_alternative<envelope>(
        read_frame(R"({"envelope_id":"e1","type":"x","payload":{"text":")" + std::string(500, '[') + "\"}}")));
}

// What reading whole days has taught: each was a word too many, a word too early, or two words that did not agree.
#include "desk/stage.hpp"

using namespace tests;
using namespace std::chrono_literals;

namespace {

const bot::chat::destination facilitator = person("fay");

std::size_t count(const std::vector<std::string>& texts, std::string_view with) {
    return static_cast<std::size_t>(
        std::ranges::count_if(texts, [&](const auto& each) { return each.find(with) != std::string::npos; }));
}

/// What stands behind these words, up to the end of the sentence.
std::string behind(const std::string& text, const std::string& words, const std::string& until) {
    const auto from = text.find(words);
    REQUIRE_MESSAGE(from != std::string::npos, text);
    return text.substr(from + words.size(), text.find(until, from) - from - words.size());
}

}  // namespace

TEST_CASE("An owner is asked once, not twice at the same instant, when a card is both overdue and quiet") {
    stage it;
    it.kick_off();
    it.say("ada", "chaos-agents", "start 2 why: now");
    it.time.forward(20min);
    CHECK(count(it.port.texts(agents_channel), "what do you see?") == 1);
    it.time.forward(20min);  // its planned minutes
    CHECK(count(it.port.texts(agents_channel), "what do you see?") == 2);
    CHECK(count(it.port.texts(agents_channel), "longer than the 40 min planned") == 1);
    it.time.forward(20min);
    CHECK(count(it.port.texts(agents_channel), "what do you see?") == 3);
}

TEST_CASE("Whoever stops and rolls back at once is reported once, with the why") {
    stage it;
    it.kick_off();
    it.say("ada", "chaos-agents", "start 2 why: now");
    const auto before = it.port.texts(agents_channel).size();
    it.say("ada", "chaos-agents", "stop 2 by nobody rolled-back why: long enough");
    const auto texts = it.port.texts(agents_channel);
    REQUIRE(texts.size() == before + 1);
    CHECK(texts.back().find("resolved by agents") != std::string::npos);
    CHECK(texts.back().find("long enough") != std::string::npos);
    CHECK(texts.back().find("scripts/search-alias") == std::string::npos);
}

TEST_CASE("Whoever plans a day has ten minutes to say who is an agent before a warning comes") {
    const auto plan =
        "new \"Quick one\" env: staging procedure: \"as in production\" incident: #incidents agents: "
        "#chaos-agents date: 2027-04-20 from: 10:00 until: 13:00 zone: UTC notices: 1";
    SUBCASE("and hears nothing when they do") {
        stage it("");
        it.say("fay", "chaos-agents", plan);
        it.time.forward(9min);
        it.say("fay", "chaos-agents", "people agents: @ada @bo");
        it.time.forward(1h);
        CHECK(it.port.texts(facilitator).empty());
    }
    SUBCASE("and hears who is a stranger still") {
        stage it("");
        it.port.agents_channel.present.insert(person("uma"));
        it.say("fay", "chaos-agents", plan);
        it.time.forward(9min);
        it.say("fay", "chaos-agents", "people agents: @ada @bo");
        it.time.forward(1h);
        REQUIRE(it.port.texts(facilitator).size() == 1);
        CHECK(it.port.texts(facilitator).front().find("uma") != std::string::npos);
        CHECK(it.port.texts(facilitator).front().find("ada") == std::string::npos);
        it.port.agents_channel.present.erase(person("uma"));
        it.say("fay", "chaos-agents", "people agents: @ada @bo observers: @uma");
        CHECK(count(it.port.texts(facilitator), "used again") == 1);
    }
    SUBCASE("and hears of everybody after that") {
        stage it("");
        it.say("fay", "chaos-agents", plan);
        it.time.forward(10min);
        CHECK(count(it.port.texts(facilitator), "@ada is in it and no agent") == 1);
    }
}

TEST_CASE("One time is proposed for the retrospective, and it is a full hour") {
    stage it;
    it.kick_off();
    it.time.forward(3h + 13min);
    it.say("fay", "chaos-agents", "end");
    const auto told = behind(it.port.texts(agents_channel).back(), "then the retrospective: ", " would be");
    CHECK(told == "Wed 17 Mar 2027 13:00 CET");
    CHECK(behind(it.say("fay", "chaos-agents", "retro"), "A good time: ", ",") == told);
}

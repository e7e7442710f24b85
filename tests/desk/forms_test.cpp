// Forms by way of the desk: whose they are, what opens them, and that a refused one comes back as it was filled in.
#include "desk/stage.hpp"

#include <algorithm>

using namespace bot;
using tests::has;
using tests::stage;

namespace {

using values = std::map<std::string, std::string>;

/// Card 1 runs, 2 is ready; rex has seen something, and everything is stopped.
struct stopped_day : stage {
    stopped_day() {
        kick_off();
        say("ada", "chaos-agents", "start 1 why: first");
        say("rex", "incidents", "seen orders hang");
        say("rio", "incidents", "real a fire");
    }
};

std::string said_in(const values& filled, const std::string& field) {
    const auto found = filled.find(field);
    return found == filled.end() ? std::string() : found->second;
}

desk::answer sends(stage& to, const std::string& who, const std::string& verb, const values& filled) {
    return to.ask(who, who == "rio" ? "incidents" : "chaos-agents", desk::filled_form{verb, {}, filled, true});
}

}  // namespace

TEST_CASE("whatever form the rules refuse comes back with what was filled in, and says why") {
    struct refused {
        std::string who, verb;
        values filled;
        std::string because;
    };
    for (const auto& [who, verb, filled, because] : std::initializer_list<refused>{
             {"ada", "skip", {{"card", "1"}, {"why", "no time"}}, "is rolling back"},
             {"fay", "waive", {{"card", "99"}, {"rule", "alone"}, {"why", "harmless"}}, "no card 99"},
             {"fay", "tie", {{"sighting", "7"}, {"card", "1"}}, "7"},
             {"fay", "people", {{"agents", "@fay"}, {"team", "web"}}, "facilitates"},
             {"fay", "remind", {{"kind", "welcome"}, {"set", "every"}, {"minutes", "30"}}, "welcome"},
             {"rio", "stop-all", {{"why", "smoke"}}, "stopped"},
             {"rio", "real", {{"what", "smoke"}}, "real incident"},
         }) {
        CAPTURE(verb);
        stopped_day it;
        const auto facts = it.book.facts().size();
        const auto answer = sends(it, who, verb, filled);
        CHECK(answer.refused);
        CHECK_MESSAGE(has(speech::plain(answer.say), because), speech::plain(answer.say));
        CHECK(it.book.facts().size() == facts);
        REQUIRE(answer.open);
        CHECK(answer.open->note == answer.say);
        for (const auto& each : answer.open->fields)
            if (each.kind != speech::field_kind::choice) CHECK(each.value == said_in(filled, each.name));
    }
}

TEST_CASE("a stop that is refused lets one choose another card") {
    stage it;
    it.kick_off();
    it.say("ada", "chaos-agents", "start 1 why: first");
    const values filled{{"card", "2"}, {"by", "team"}, {"why", "they found it"}};
    const auto refused = sends(it, "ada", "stop", filled);
    CHECK(refused.refused);
    REQUIRE(refused.open);
    const auto& fields = refused.open->fields;
    const auto card = std::ranges::find(fields, "card", &speech::field::name);
    REQUIRE(card != fields.end());
    REQUIRE(card->options.size() == 1);
    CHECK(card->options.front().value == "1");
    CHECK(card->value.empty());
}

TEST_CASE("an extension to where the window ends anyway comes back to be changed") {
    stage it;
    it.kick_off();
    const auto opened = it.ask("fay", "chaos-agents", desk::said_words{"extend", false}).open;
    REQUIRE(opened);
    const auto until = opened->fields.at(0).value;
    const auto answer = sends(it, "fay", "extend", {{"to", until}, {"why", "lunch"}});
    CHECK(answer.refused);
    REQUIRE(answer.open);
    CHECK(answer.open->fields.at(0).value == until);
    CHECK(answer.open->fields.at(1).value == "lunch");
}

TEST_CASE("a form that asks a question is answered") {
    stopped_day it;
    const auto us = sends(it, "fay", "is-it-us", {{"symptom", "orders hang"}});
    CHECK(!us.refused);
    CHECK(has(speech::plain(us.say), "“orders hang”: is it us?"));
    CHECK(!sends(it, "fay", "export", {{"format", "csv"}}).refused);
    REQUIRE(it.day().secret.owed.size() == 1);
    CHECK(it.day().secret.owed.begin()->format == "csv");
    CHECK(it.day().secret.owed.begin()->to.id == "fay");
}

TEST_CASE(
    "what everybody may say opens its form also where others read it, and an agents' form is not mentioned there") {
    stage it;
    it.kick_off();
    for (const std::string words : {"learned", "improve", "idea", "real what", "stop-all why", "seen"}) {
        CAPTURE(words);
        CHECK(it.ask("ada", "incidents", desk::said_words{words, true}).open.has_value());
        CHECK(it.ask("rex", "incidents", desk::said_words{words, false}).open.has_value());
    }
    for (const std::string words : {"skip", "hold why", "waive", "tie", "remind kind", "extend", "is-it-us symptom"}) {
        CAPTURE(words);
        CHECK_FALSE(it.ask("fay", "incidents", desk::said_words{words, true}).open.has_value());
        CHECK_FALSE(it.ask("rex", "incidents", desk::said_words{words, false}).open.has_value());
    }
}

TEST_CASE("whoever may not use a verb gets no form of it, and its form from them does nothing") {
    stage it;
    it.kick_off();
    const auto facts = it.book.facts().size();
    for (const auto* verb : {"hold", "waive", "remind", "people", "tie", "extend", "export", "is-it-us"})
        for (const auto* who : {"ada", "rio"}) {
            CAPTURE(verb);
            const auto answer = sends(
                it, who, verb, {{"card", "2"}, {"rule", "limit"}, {"why", "x"}, {"format", "md"}, {"to", "23:00"}});
            CHECK(answer.refused);
            CHECK_FALSE(answer.open);
        }
    CHECK(it.book.facts().size() == facts);
}

// What the desk shows of its own accord: Homes by role, new roles before their answer, forms that come back.
#include "desk/stage.hpp"

#include <algorithm>

using namespace bot;
using namespace std::chrono_literals;
using tests::has;
using tests::stage;

namespace {

std::string home_of(stage& it, const std::string& who) {
    speech::message shown;
    const auto asking = tests::play(it.io, it.at.home(tests::person(who)), shown);
    it.time.settle();
    REQUIRE(asking->text() == "well");
    return speech::plain(shown);
}

}  // namespace

TEST_CASE("a Home is by role: what to do, the board, what comes next") {
    stage it;
    it.kick_off();
    CHECK(has(home_of(it, "rex"), "What to do"));
    CHECK_FALSE(has(home_of(it, "rex"), "places taken"));
    CHECK(has(home_of(it, "ada"), "places taken"));
    CHECK_FALSE(has(home_of(it, "ada"), "What comes next"));
    CHECK(has(home_of(it, "fay"), "What comes next"));
    CHECK(has(home_of(it, "stranger"), "What to do"));  // everybody was told of an open day
}

TEST_CASE("a Home waits for the disk like any answer") {
    stage it;
    it.kick_off();
    it.book.be_slow();
    desk::answer got;
    const auto asked = it.begin("ada", "chaos-agents", desk::said_words{"start 1 why: now", false}, got);
    speech::message shown;
    const auto looking = tests::play(it.io, it.at.home(tests::person("ada")), shown);
    it.time.settle();
    CHECK(looking->text() == "running");
    it.book.sync();
    it.time.settle();
    CHECK(looking->text() == "well");
    CHECK(has(speech::plain(shown), "running (1)"));
}

TEST_CASE("rule 7: what somebody sees of their own is right for a new role before that is answered") {
    stage it;
    std::vector<std::set<day::person_id>> told;
    bool is_answered = false, was_first = false;
    it.at.on_new_roles([&](std::set<day::person_id> whose) -> boost::asio::awaitable<void> {
        told.push_back(std::move(whose));
        co_await clock::sleep_for(it.time, 1s);
        was_first = !is_answered;
    });
    desk::answer got;
    const auto asking = it.begin("fay", "chaos-agents", desk::said_words{"people agents: @rex", false}, got);
    it.time.settle();
    REQUIRE(told.size() == 1);
    CHECK(told.front() == std::set<day::person_id>{tests::person("rex")});
    CHECK(asking->text() == "running");
    it.time.forward(1s);
    is_answered = asking->ended;
    CHECK(was_first);
    CHECK(asking->text() == "well");
    it.say("fay", "chaos-agents", "log nothing that moves a role");
    CHECK(told.size() == 1);
}

TEST_CASE("a handover moves two roles, a new day that of its facilitator") {
    stage it;
    std::vector<std::set<day::person_id>> told;
    it.at.on_new_roles([&](std::set<day::person_id> whose) -> boost::asio::awaitable<void> {
        told.push_back(std::move(whose));
        co_return;
    });
    it.say("fay", "chaos-agents", "facilitator @gus");
    REQUIRE(told.size() == 1);
    CHECK(told[0].contains(tests::person("fay")));
    CHECK(told[0].contains(tests::person("gus")));
    it.plan_another();
    REQUIRE(told.size() >= 2);
    CHECK(told[1].contains(tests::person("zoe")));
}

TEST_CASE(
    "a form that the rules refuse comes back with what was filled in and a note why, where it can be shown again") {
    stage it;
    it.kick_off();
    it.say("ada", "chaos-agents", "start 1 why: first");
    it.say("ada", "chaos-agents", "start 2 why: second");
    desk::filled_form form{"start", {}, {{"card", "3"}, {"why", "a third"}}, true};
    const auto refused = it.ask("ada", "chaos-agents", form);
    CHECK(refused.refused);
    REQUIRE(refused.open);
    CHECK(refused.open->note == refused.say);
    const auto why = std::ranges::find(refused.open->fields, "why", &speech::field::name);
    REQUIRE(why != refused.open->fields.end());
    CHECK(why->value == "a third");
    form.keeps_draft = false;
    CHECK_FALSE(it.ask("ada", "chaos-agents", form).open);
    form.keeps_draft = true;
    CHECK_FALSE(it.ask("rex", "incidents", form).open);  // who may not hold it gets no form
}

TEST_CASE("two editors of one card: the second reads what they would write over, and may then send it again") {
    stage it;
    const auto opened = it.ask("ada", "chaos-agents", desk::said_words{"card 1 edit", false}).open;
    REQUIRE(opened);
    REQUIRE(opened->given.contains("revision"));
    const auto values_of = [](const speech::form& form, const std::string& alert) {
        std::map<std::string, std::string> values;
        for (const auto& each : form.fields) values[each.name] = each.value;
        values["alert"] = alert;
        return values;
    };
    auto bos = values_of(*opened, "bo's");
    bos["mode"] = "bo's as well";
    CHECK_FALSE(it.ask("bo", "chaos-agents", desk::filled_form{"card", opened->given, bos, true}).refused);
    const auto second =
        it.ask("ada", "chaos-agents", desk::filled_form{"card", opened->given, values_of(*opened, "ada's"), true});
    CHECK(second.refused);
    CHECK(has(speech::plain(second.say), "would write over alert"));
    REQUIRE(second.open);
    CHECK(second.open->given.at("card") == "1");
    CHECK(it.day().secret.cards.at({1}).plan.alert == "bo's");
    CHECK_FALSE(
        it.ask("ada", "chaos-agents",
              desk::filled_form{"card", second.open->given, values_of(*second.open, "ada's"), true})
            .refused);
    CHECK(it.day().secret.cards.at({1}).plan.alert == "ada's");
    CHECK(it.day().secret.cards.at({1}).plan.mode == "bo's as well");  // she never touched it
}

TEST_CASE("an agent who chose a message is asked which card it is about; anybody else is asked nothing") {
    stage it;
    it.kick_off();
    const auto before = it.at.known().facts;
    desk::marked_message chosen;
    chosen.message = {tests::channel("incidents"), "7"};
    chosen.asks_first = true;
    const auto form = it.ask("ada", "incidents", chosen).open;
    REQUIRE(form);
    CHECK(form->verb == "keep");
    CHECK(form->fields.front().name == "card");
    CHECK(form->fields.front().optional);
    const auto public_one = it.ask("rex", "incidents", chosen);
    CHECK_FALSE(public_one.open);
    CHECK(public_one.say.empty());
    CHECK(it.at.known().facts == before);
    chosen.asks_first = false;
    chosen.author = tests::person("rex");
    chosen.at = it.time.now();
    chosen.text = "it is slow";
    chosen.card = "2";
    chosen.why = "it began there";
    it.ask("ada", "incidents", chosen);
    CHECK(it.day().secret.notes.back().card == day::card_no{2});
    CHECK(it.day().secret.notes.back().why == "it began there");
}

#include "speech/answers.hpp"
#include "speech/form_fields.hpp"
#include "speech/verbs.hpp"
#include "speech_out/sample_day.hpp"

#include <algorithm>
#include <doctest/doctest.h>

namespace bot::speech {

namespace {

std::optional<form> asked(const std::string& verb, std::map<std::string, std::string> given = {}) {
    return form_for(wants_form{verb, std::move(given)}, seen_by_agents(busy_day()), sample_now());
}

const field& field_of(const form& of, std::string_view name) {
    const auto found = std::ranges::find(of.fields, name, &field::name);
    REQUIRE(found != of.fields.end());
    return *found;
}

}  // namespace

TEST_CASE("every verb that has a form gets one that platforms can show") {
    for (const auto& verb : all_verbs()) {
        if (!verb.has_form) continue;
        const auto made = asked(std::string(verb.name), {{"card", "1"}});
        CAPTURE(std::string(verb.name));
        REQUIRE(made.has_value());
        CHECK(made->verb == verb.name);
        CHECK(made->title.size() <= 24);
        CHECK(made->submit.size() <= 24);
        for (const auto& each : made->fields) {
            CHECK(each.label.size() <= 75);
            CHECK((each.kind != field_kind::choice || !each.options.empty()));
            for (const auto& option : each.options) CHECK(option.label.size() <= 75);
        }
    }
}

TEST_CASE("the public gets forms that know no card") {
    const auto busy = busy_day(), without = day_without_agents();
    const day::public_day one(busy), other(without);
    for (const auto& verb : all_verbs()) {
        const wants_form wanted{std::string(verb.name), {{"card", "1"}}};
        CHECK(form_for(wanted, &one, sample_now()) == form_for(wanted, &other, sample_now()));
    }
    CHECK(form_for(wants_form{"seen", {}}, &one, sample_now()).has_value());
    CHECK(form_for(wants_form{"new", {}}, nullptr, sample_now()).has_value());
    CHECK(form_for(wants_form{"new", {}}, &one, sample_now()).has_value());
    for (const auto& verb : all_verbs())
        if (verb.name != "new")
            CHECK_MESSAGE(form_for(wants_form{std::string(verb.name), {}}, &one, sample_now()).has_value() ==
                              (verb.has_form && verb.whose == right::everyone),
                verb.name);
}

TEST_CASE("a card's form is prefilled and keeps the number") {
    const auto made = asked("card", {{"card", "1"}});
    REQUIRE(made.has_value());
    CHECK(made->given.at("card") == "1");
    CHECK(field_of(*made, "component").value == "orders-db");
    CHECK(field_of(*made, "rollback").value == "remove the delay\nwatch the queue drain");
    CHECK(field_of(*made, "estimate").value == "10");
    CHECK(field_of(*made, "owner").value == "ada");
    CHECK_FALSE(asked("card", {{"card", "77"}}).has_value());
    CHECK_FALSE(asked("card").has_value());
}

TEST_CASE("start and stop offer the cards that can be meant") {
    const auto start = asked("start");
    REQUIRE(start.has_value());
    const auto& choice = field_of(*start, "card");
    REQUIRE(choice.options.size() == 2);
    CHECK(choice.options[0].value == "3");
    CHECK(choice.options[0].label == "3 cache answers after 10 s: orders queue and retry");
    CHECK(choice.options[1].value == "5");
    const auto stop = asked("stop");
    CHECK(field_of(*stop, "card").value == "1");
    CHECK(field_of(*stop, "by").options.size() == 3);
    const auto known = asked("stop", {{"card", "1"}, {"why", "time is up"}});
    CHECK(field_of(*known, "card").value == "1");
    CHECK(field_of(*known, "why").value == "time is up");
    // It may have been stopped by somebody else meanwhile: the form shows what can be meant instead.
    CHECK(field_of(*asked("stop", {{"card", "3"}}), "card").value.empty());
}

TEST_CASE("resuming asks in its form what it would ask in words, and only where everything is stopped") {
    auto stopped = busy_day();
    stopped.open.stopped = day::standstill{};
    const auto after_stop = form_for(wants_form{"resume", {}}, seen_by_agents(stopped), sample_now());
    REQUIRE(after_stop.has_value());
    CHECK(plain(after_stop->note).starts_with("Is it safe to go on?"));
    CHECK(after_stop->submit == "Yes, resume");
    CHECK(after_stop->given.at("after") == "stop");
    stopped.open.stopped->real = true;
    const auto after_real = form_for(wants_form{"resume", {}}, seen_by_agents(stopped), sample_now());
    REQUIRE(after_real.has_value());
    CHECK(plain(after_real->note).starts_with("Is the real incident dealt with"));
    CHECK(after_real->given.at("after") == "real");
    const auto after_hold = asked("resume");
    CHECK(plain(after_hold->note) == "The hold ends: cards may start again.");
    CHECK(after_hold->given.at("after") == "hold");
}

TEST_CASE("a card is not run, and a rule waived, for one that could still be started") {
    const auto values_of = [](const field& of) {
        std::vector<std::string> all;
        for (const auto& each : of.options) all.push_back(each.value);
        return all;
    };
    const auto skip = asked("skip", {{"card", "4"}});
    CHECK(values_of(field_of(*skip, "card")) == std::vector<std::string>{"4", "3"});
    CHECK(field_of(*skip, "card").value == "4");
    const auto waive = asked("waive");
    CHECK(values_of(field_of(*waive, "card")) == std::vector<std::string>{"3", "4", "5"});
    CHECK(values_of(field_of(*waive, "rule")) ==
          std::vector<std::string>{"window", "last-start", "hold", "limit", "alone", "ready"});
}

TEST_CASE("a choice has nothing chosen that can not be") {
    CHECK(field_of(*asked("skip", {{"card", "1"}}), "card").value.empty());
    CHECK(field_of(*asked("waive", {{"rule", "gravity"}}), "rule").value.empty());
}

TEST_CASE("where another one was meant, the only one that there is is not chosen by itself") {
    form made{"skip", "Not to be run", "Skip it", {}, {one_of("card", "Card", {{"7", "7 Search"}})}};
    REQUIRE(made.fields.front().value == "7");
    fill_in(made, {{"card", "4"}});
    CHECK(made.fields.front().value.empty());
}

TEST_CASE("a failure that belongs to no card yet is the first to be tied") {
    const auto made = asked("tie", {{"sighting", "1"}});
    const auto& failure = field_of(*made, "sighting");
    REQUIRE(failure.options.size() == 2);
    CHECK(failure.options[0].label == "2 mails are late");
    CHECK(failure.value == "1");
    CHECK(field_of(*made, "card").options.size() == 3);
    const auto quiet = form_for(wants_form{"tie", {}}, seen_by_agents(planned_day()), sample_now());
    CHECK(field_of(*quiet, "sighting").kind == field_kind::number);
}

TEST_CASE("the form of a window's end, and that of a reminder, begin where things stand") {
    CHECK(field_of(*asked("extend"), "to").value == "17:00");
    const auto usual = asked("remind");
    CHECK(field_of(*usual, "kind").value == "neutral");
    CHECK(field_of(*usual, "set").value == "every");
    CHECK(field_of(*usual, "minutes").value == "120");
    auto changed = busy_day();
    changed.secret.rules[day::reminder::quiet_card].every = day::minutes(35);
    changed.secret.rules[day::reminder::load].off = true;
    const auto of = [&](const std::string& kind) {
        return *form_for(wants_form{"remind", {{"kind", kind}}}, seen_by_agents(changed), sample_now());
    };
    CHECK(field_of(of("quiet-card"), "minutes").value == "35");
    changed.plan.reminders.neutral_every = day::minutes(10);
    CHECK(field_of(of("neutral"), "minutes").value == "30");  // everybody hears it no more often
    CHECK(field_of(of("load"), "set").value == "off");
    CHECK(field_of(of("countdown"), "set").value == "on");
    CHECK(field_of(of("nonsense"), "kind").value == "neutral");
}

TEST_CASE("a form that stops, or declares a real incident, may be sent as it is") {
    for (const auto* verb : {"stop-all", "real", "hold", "is-it-us"}) {
        CAPTURE(verb);
        const auto made = asked(verb);
        CHECK(std::ranges::all_of(made->fields, &field::optional));
    }
    CHECK(plain(asked("real")->note).starts_with("This is for production, for safety"));
}

TEST_CASE("the form of a day is prefilled with its times") {
    const auto made = asked("edit");
    CHECK(field_of(*made, "env").value == "staging");
    CHECK(field_of(*made, "date").value == "2026-11-24");
    CHECK(field_of(*made, "last-start").value == "15:30");
}

TEST_CASE("what a form brings back is understood as the command it asks for") {
    const std::map<std::string, std::string> filled{{"what", "orders hang"}, {"team", "orders"},
        {"name", "Winter storm"}, {"env", "staging"}, {"procedure", "the runbook"}, {"link", "https://wiki.example"},
        {"incident", "#incidents"}, {"agents", "#agents"}, {"stakeholders", ""}, {"zone", "Europe/Berlin"},
        {"date", "2027-02-09"}, {"from", "09:30"}, {"last-start", "15:00"}, {"wind-down", "15:30"}, {"until", "16:30"},
        {"limit", "2"}, {"open", ""}, {"component", "queue"}, {"failure", "fills up"}, {"expected", "an alert"},
        {"owner", "@ada"}, {"teams", "a, b"}, {"mode", ""}, {"method", "x"}, {"technical", "x"}, {"business", "x"},
        {"response", "x"}, {"alert", "x"}, {"rollback", "one\ntwo"}, {"estimate", "10"}, {"planned", "30"},
        {"alone", "yes"}, {"together", "1, 2"}, {"load", "x"}, {"card", "3"}, {"by", "nobody"}, {"rolled-back", "yes"},
        {"why", "because"}, {"as-agents", "@ada"}, {"as-responders", "@rex"}, {"text", "it hangs"}, {"time", "10:42"},
        {"restore", "set it back"}, {"force", "no time"}, {"responders", "@rio"}, {"observers", "@uma"},
        {"remove", "@bo"}, {"to", "17:30"}, {"rule", "limit"}, {"sighting", "2"}, {"symptom", "login is slow"},
        {"format", "html"}, {"kind", "quiet-card"}, {"set", "every"}, {"minutes", "20"}};
    const auto busy = busy_day();
    hearing around;
    around.as = day::role::facilitator;
    around.who = person_called("fay");
    around.now = sample_now();
    around.zone = "Europe/Berlin";
    around.today = &busy.plan;
    around.person = [](std::string_view handle) { return person_called(std::string(handle)); };
    around.channel = [](std::string_view handle) { return day::channel_id{day::platform::room, std::string(handle)}; };
    for (const auto& verb : all_verbs()) {
        if (!verb.has_form) continue;
        CAPTURE(std::string(verb.name));
        const auto made = asked(std::string(verb.name), {{"card", "3"}});
        REQUIRE(made.has_value());
        std::map<std::string, std::string> values;
        for (const auto& each : made->fields) {
            CAPTURE(each.name);
            REQUIRE(filled.contains(each.name));
            values[each.name] = filled.at(each.name);
        }
        around.as = verb.whose == right::agents_alone ? day::role::agent : day::role::facilitator;
        const auto heard = parse_form(made->verb, made->given, values, around);
        if (!heard) FAIL_CHECK(plain(heard.error().say));
        CHECK((heard && !std::holds_alternative<wants_form>(*heard)));
    }
}

}  // namespace bot::speech

#include "listening.hpp"

namespace bot::speech {

TEST_CASE("seen") {
    const auto plain_one = meant<day::report_sighting>("seen payments time out", responder);
    CHECK(plain_one.what == "payments time out");
    CHECK(plain_one.team.empty());
    CHECK_FALSE(plain_one.at);

    const auto with_team = meant<day::report_sighting>("Seen “the ‘pay’ button” is grey Team: web shop", responder);
    CHECK(with_team.what == "“the ‘pay’ button” is grey");
    CHECK(with_team.team == "web shop");
}

TEST_CASE("seen takes a time in front, and never one to come") {
    const auto it = meant<day::report_sighting>("seen 10:42 payments time out", responder);
    CHECK(it.what == "payments time out");
    CHECK(it.at == at(2026, 11, 24, 9, 42));
    CHECK(has(remedy("seen 11:30 payments", responder), "11:30 is still to come: it is 10:50 CET."));
    CHECK(has(remedy("seen 10:77 payments", responder), "“10:77” is no time of day: write it as 10:42."));
    CHECK(meant<day::report_sighting>("seen “10:42” on every clock", responder).what == "“10:42” on every clock");
}

TEST_CASE("seen without anything wants its form, with what was said") {
    CHECK(meant<wants_form>("seen", responder).verb == "seen");
    CHECK(meant<wants_form>("seen team: web", responder).given.at("team") == "web");
}

TEST_CASE("resolved") {
    for (const auto* words : {"resolved 2", "Resolved #2", "resolved sighting 2", "fixed 2"})
        CHECK(meant<day::resolve_sighting>(words, responder).no.value == 2);
    CHECK(has(remedy("resolved", responder), "Which sighting is over?"));
    CHECK(has(remedy("resolved", responder), "/chaos resolved 2"));
    CHECK(has(remedy("resolved all", responder), "I can not use “all” with resolved."));
}

TEST_CASE("stop-all is understood however it is typed, by anybody") {
    for (const auto* words :
        {"stop-all", "stop all", "STOP—ALL", "stop–all!", "stopall", "Stop All", "/chaos stop-all"}) {
        CAPTURE(words);
        CHECK(meant<day::stop_all>(words, day::role::none).why.empty());
    }
    CHECK(meant<day::stop_all>("stop-all checkout is down", day::role::none).why == "checkout is down");
    CHECK(meant<day::stop_all>("stop-all why: checkout is down", day::role::none).why == "checkout is down");
    CHECK(meant<day::stop_all>("stop-all “checkout is down\"", day::role::none).why == "checkout is down");
}

TEST_CASE("stop-all and real ask only whoever wants to be asked") {
    CHECK(meant<wants_form>("stop-all why", day::role::none) == wants_form{"stop-all", {}});
    CHECK(meant<wants_form>("real what", day::role::none) == wants_form{"real", {}});
    CHECK(meant<day::stop_all>("stop-all why is the till slow", day::role::none).why == "why is the till slow");
    CHECK(meant<day::declare_real>("real what a mess", day::role::none).what == "what a mess");
}

TEST_CASE("real needs no words") {
    CHECK(meant<day::declare_real>("real", day::role::none).what.empty());
    CHECK(
        meant<day::declare_real>("real the building: is on fire", day::role::none).what == "the building: is on fire");
}

TEST_CASE("lessons") {
    const auto learned = meant<day::write_lesson>("learned the runbook's link is dead", responder);
    CHECK(learned.kind == day::lesson_kind::learned);
    CHECK(learned.text == "the runbook's link is dead");
    CHECK(meant<day::write_lesson>("improve begin earlier", responder).kind == day::lesson_kind::improvement);
    for (const std::string verb : {"learned", "improve", "idea"})
        CHECK(meant<wants_form>(verb, responder) == wants_form{verb, {}});
}

TEST_CASE("an idea's owner is the person named last") {
    const auto it = meant<day::write_lesson>("idea ask @ada for a breaker @rex", responder);
    CHECK(it.text == "ask @ada for a breaker");
    CHECK(it.owner == in_room("rex"));
    CHECK(meant<day::write_lesson>("idea a breaker owner: @rex", responder).owner == in_room("rex"));
    CHECK_FALSE(meant<day::write_lesson>("idea write to ops@example.com", responder).owner);
    CHECK_FALSE(meant<day::write_lesson>("idea @rex should know", responder).owner);
    CHECK(has(remedy("idea a breaker @nemo", responder), "I do not know “@nemo”. Type @ and choose the person"));
    CHECK(meant<wants_form>("idea owner: @rex", responder).given ==
          std::map<std::string, std::string>{{"owner", "@rex"}});
    const auto slack = meant<day::write_lesson>(parse("idea a breaker <@U7|Rex T>", on_slack(responder)));
    CHECK(slack.text == "a breaker");
    CHECK(slack.owner->id == "U7");
}

TEST_CASE("questions that anybody may ask") {
    (void)meant<day::ask_status>("status please", responder);
    (void)meant<day::ask_link>("link", responder);
    for (const auto* words : {"", "  ", "hi", "Hello!", "?", "help"})
        CHECK(meant<day::ask_help>(words, responder).verb.empty());
    CHECK(meant<day::ask_help>("help seen", responder).verb == "seen");
    CHECK(meant<day::ask_help>("help stop all", responder).verb == "stop-all");
}

TEST_CASE("for the public, a verb of somebody else is a word like any other") {
    for (const auto as : {day::role::none, day::role::observer, day::role::responder})
        for (const auto* verb : {"start", "board", "kickoff", "log", "card", "is-it-us", "reveal", "people"}) {
            CAPTURE(verb);
            const auto it = remedy(std::string(verb) + " 3", as);
            CHECK(has(it, "I do not know “" + std::string(verb) + "”."));
            CHECK_FALSE(has(it, "agent"));
            CHECK_FALSE(has(it, "facilitator"));
        }
    // Whether a card exists, or a verb does, makes no difference.
    CHECK(remedy("start 3", responder) == remedy("start 4711", responder));
    const auto known = remedy("board", responder);
    auto unknown = remedy("bxxxd", responder);
    unknown.replace(unknown.find("bxxxd"), 5, "board");
    CHECK(known == unknown);
}

TEST_CASE("an unknown word gets the nearest verb of the asker's, and an example") {
    CHECK(has(remedy("sene payments", responder), "Did you mean seen (report a failure that you see)?"));
    CHECK(has(remedy("sene payments", responder), "/chaos seen payments time out"));
    CHECK(has(remedy("strat 3"), "Did you mean start"));
    CHECK_FALSE(has(remedy("strat 3", responder), "start"));
    CHECK(has(remedy("kickof", facilitator), "Did you mean kickoff"));
    CHECK_FALSE(has(remedy("kickof"), "kickoff"));
    CHECK_FALSE(has(remedy("kickof", responder), "kickoff"));
    CHECK(has(remedy("banana"), "I do not know “banana”."));
    CHECK(has(remedy("banana"), "/chaos help lists what you can say."));
    CHECK(has(remedy("stop 3", responder), "stop-all"));
}

TEST_CASE("agents hear that a verb is the facilitator's") {
    CHECK(has(remedy("kickoff now"), "kickoff is for the facilitator."));
    // The facilitator's start goes on: the core says why not.
    (void)meant<day::start_card>("start 3", facilitator);
}

TEST_CASE("anybody may plan a day; a plan file only where no day is at hand") {
    CHECK(meant<wants_form>("new \"Autumn\"", day::role::none).given.at("name") == "Autumn");
    CHECK_FALSE(say("plan load week.toml", responder));
    auto nowhere = around(day::role::none);
    nowhere.today = nullptr;
    CHECK(meant<wants_plan>(parse("plan load week.toml", nowhere)).file == "week.toml");
}

}  // namespace bot::speech

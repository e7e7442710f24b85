// The report in chat: it comes as a file, to the facilitator alone; and which day is meant while the next one is
// planned.
#include "desk/stage.hpp"

#include <doctest/doctest.h>

using namespace tests;
namespace desk = bot::desk;

namespace {

/// What is owed, and to whom, in the state of the day.
std::vector<std::string> owed(const stage& it) {
    std::vector<std::string> all;
    for (const auto& each : it.day().secret.owed) all.push_back(each.format + " to " + each.to.id);
    return all;
}

}  // namespace

TEST_CASE("an export is promised once, on the record, until it stands before whoever asked for it") {
    stage it;
    it.kick_off();
    for (const std::string format : {"html", "json", "csv", "md"}) {
        CHECK(has(it.say("fay", "chaos-agents", "export " + format), "If no file comes with this message"));
        REQUIRE(owed(it) == std::vector{format + " to fay"});
        const auto what = *it.day().secret.owed.begin();
        CHECK(what.asked <= it.time.now());
        bool done = false;
        bot::day::own_command finished = bot::day::finish_report{what};
        play(it.io, it.at.take(it.day().id, finished), done);
        it.time.settle();
        CHECK(done);
        CHECK(owed(it).empty());
        const auto facts = it.book.facts().size();
        play(it.io, it.at.take(it.day().id, finished), done);
        it.time.settle();
        CHECK(it.book.facts().size() == facts);
        it.time.forward(std::chrono::seconds(1));
    }
}

TEST_CASE("a request for an export that comes again is not a second one, and what the disk refuses is not promised") {
    stage it;
    it.kick_off();
    for (int n = 0; n < 2; ++n)
        CHECK_FALSE(it.ask("fay", "chaos-agents", desk::said_words{"export md", false}, "the same cause").refused);
    CHECK(owed(it) == std::vector<std::string>{"md to fay"});
    CHECK_FALSE(it.ask("fay", "chaos-agents", desk::said_words{"export md", false}, "another cause").refused);
    CHECK(owed(it) == std::vector<std::string>{"md to fay"});  // one is under way already
    it.book.fail();
    CHECK(it.ask("fay", "chaos-agents", desk::said_words{"export csv", false}).refused);
    CHECK(owed(it) == std::vector<std::string>{"md to fay"});
}

TEST_CASE("nobody but the facilitator gets the report") {
    stage it;
    it.kick_off();
    for (const auto* who : {"ada", "rex", "stranger"}) {
        CHECK(it.ask(who, "incidents", desk::said_words{"export html", false}).refused);
        CHECK(owed(it).empty());
    }
}

TEST_CASE(
    "the timeline of a planned day is its steps; while the last day's retrospective goes on, it is that one's record") {
    stage it;
    CHECK(has(it.say("fay", "chaos-agents", "timeline"), "The way to Autumn storm"));
    CHECK(has(it.say("fay", "chaos-agents", "tick stakeholders"), "done: Ask the stakeholders"));
    it.kick_off();
    it.say("fay", "chaos-agents", "end");
    it.say("fay", "chaos-agents", "clone \"Next\" date: 2027-05-04");
    CHECK(has(it.say("fay", "chaos-agents", "timeline"), "Timeline of Autumn storm"));
    CHECK(has(it.say("fay", "chaos-agents", "tick target"), "The way to Next"));
    it.say("fay", "chaos-agents", "close");
    CHECK(has(it.say("fay", "chaos-agents", "timeline"), "The way to Next"));
}

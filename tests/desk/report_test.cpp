// The report in chat: it comes as a file, to the facilitator alone; and which day is meant while the next one is
// planned.
#include "desk/stage.hpp"

#include <doctest/doctest.h>

using namespace tests;
namespace desk = bot::desk;

TEST_CASE("an export comes with its file, in the form that was asked for") {
    stage it;
    it.kick_off();
    std::vector<std::pair<bot::day::person_id, desk::document>> handed;
    it.at.on_document([&](const auto& to, desk::document what) { handed.emplace_back(to, std::move(what)); });
    for (const auto& [format, type] :
        {std::pair("html", "text/html; charset=utf-8"), std::pair("json", "application/json"),
            std::pair("csv", "text/csv; charset=utf-8"), std::pair("md", "text/markdown; charset=utf-8")}) {
        const auto said = it.say("fay", "chaos-agents", std::string("export ") + format);
        CHECK(has(said, "If no file comes with this message"));
        REQUIRE(handed.size() == 1);
        CHECK(handed.front().first == person("fay"));
        CHECK(handed.front().second.name == std::string("autumn-storm-late-edition.") + format);
        CHECK(handed.front().second.type == type);
        CHECK(has(handed.front().second.text, "Mail service"));
        handed.clear();
    }
}

TEST_CASE("nobody but the facilitator gets the report") {
    stage it;
    it.kick_off();
    std::size_t handed = 0;
    it.at.on_document([&](const auto&, const desk::document&) { ++handed; });
    for (const auto* who : {"ada", "rex", "stranger"}) {
        const auto got = it.ask(who, "incidents", desk::said_words{"export html", false});
        CHECK(got.refused);
        CHECK(handed == 0);
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

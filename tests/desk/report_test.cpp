// The report in chat: it comes as a file, to the facilitator alone; and which day is meant while the next one is
// planned.
#include "stage.hpp"

#include <doctest/doctest.h>

using namespace tests;
namespace desk = bot::desk;

namespace {

bool has(std::string_view text, std::string_view what) { return text.find(what) != std::string_view::npos; }

}  // namespace

TEST_CASE("an export comes with its file, in the form that was asked for") {
    stage it;
    it.kick_off();
    for (const auto& [format, type] :
        {std::pair("html", "text/html; charset=utf-8"), std::pair("json", "application/json"),
            std::pair("csv", "text/csv; charset=utf-8"), std::pair("md", "text/markdown; charset=utf-8")}) {
        const auto got = it.ask("fay", "chaos-agents", desk::said_words{std::string("export ") + format, false});
        REQUIRE(got.file.has_value());
        CHECK(got.file->name == std::string("autumn-storm-late-edition.") + format);
        CHECK(got.file->type == type);
        CHECK(has(got.file->text, "Mail service"));
    }
}

TEST_CASE("nobody but the facilitator gets the report") {
    stage it;
    it.kick_off();
    for (const auto* who : {"ada", "rex", "stranger"}) {
        const auto got = it.ask(who, "incidents", desk::said_words{"export html", false});
        CHECK(got.refused);
        CHECK_FALSE(got.file.has_value());
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

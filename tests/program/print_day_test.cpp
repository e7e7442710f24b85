// What a facilitator reads the evening before.
#include "program/print_day.hpp"

#include "program/directory.hpp"
#include "program/messages.hpp"
#include "program/plan_check.hpp"
#include "text_of_file.hpp"

#include <doctest/doctest.h>

using namespace bot;
using namespace bot::program;

namespace {

std::string printed(const std::string& plan) {
    const auto words = shipped_messages();
    REQUIRE(words.has_value());
    const auto read = read_any_plan(tests::text_of_file(in_source("config/days/" + plan + ".toml")));
    REQUIRE(read.has_value());
    std::string out;
    CHECK(print_day(*read, *words, [&](std::string_view piece) { out += piece; }) == 0);
    return out;
}

std::size_t count(const std::string& text, std::string_view part) {
    std::size_t found = 0;
    for (auto at = text.find(part); at != text.npos; at = text.find(part, at + 1)) ++found;
    return found;
}

}  // namespace

TEST_CASE("a printed day begins with what it is, and nothing of the example is refused") {
    for (const std::string plan : {"mini-event", "single-day", "week"}) {
        CAPTURE(plan);
        const auto said = printed(plan);
        CHECK(said.starts_with(plan == "mini-event" ? "Tea-time turbulence, in staging\n"
                               : plan == "week"     ? "Weather week, in pre-production\n"
                                                    : "Autumn storm, late edition, in pre-production\n"));
        CHECK(count(said, "(refused") == 0);
    }
}

TEST_CASE("a printed day shows what the bot says when people act") {
    const auto said = printed("single-day");
    for (const auto* part : {"longer than the 45 min planned", "what hinders the rollback", "A rollback takes longer",
             "has 4 failures open at once", "Hold: no card starts", "The limit is 3 now", "Stop: the Chaos Day",
             "Roll back now; nothing starts", "This one is real", "Chaos goes on", "The end has moved",
             "Owners, please roll back now", "Winding down: this is still open", "runs longer than planned",
             "is over. From now on a failure", "Now it can be told", "still waits for its retrospective",
             "has not been shared yet"})
        CHECK_MESSAGE(said.find(part) != said.npos, part);
}

TEST_CASE("a printed day tells what becomes of pins, topics and the reminder before") {
    const auto said = printed("single-day");
    CHECK(count(said, ", everyone; pinned\n") == 1);
    CHECK(count(said, "the topic becomes “Chaos Day in pre-production until 16:30 CET") == 1);
    CHECK(count(said, "the topic becomes “Chaos Day in pre-production until 16:45 CET") == 1);
    CHECK(count(said, "the topic becomes “") == 2);
    CHECK(count(said, "; the pinned kickoff is edited, too") == 1);
    CHECK(count(said, "; the one before is deleted") >= 1);
    CHECK(count(said, "; the pin goes, and the topic is as before") == 1);
    CHECK(count(said, ", agents; the report goes along") == 1);
}

TEST_CASE("a printed week tells of a topic for each window, and of one for each night") {
    const auto said = printed("week");
    CHECK(count(said, "Until then a failure there is an ordinary one”") == 4);
    CHECK(count(said, "on fire, report them here”") >= 5);
}

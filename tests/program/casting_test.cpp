// A team's own plan in the rehearsal room: its people and channels are played by the room's.
#include "program/casting.hpp"

#include "program/directory.hpp"
#include "program/plan_check.hpp"
#include "program/rehearsal_plan.hpp"
#include "text_of_file.hpp"

#include <algorithm>
#include <doctest/doctest.h>

using namespace bot;
using namespace bot::program;

namespace {

constexpr auto theirs = R"(name = "Theirs"
environment = "staging"
procedure = "Say so"
incident-channel = "#ops-incidents"
agents-channel = "C0123456789"
stakeholders-channel = "#bosses"
zone = "Europe/Berlin"
facilitator = "@anna"
[[window]]
date = 2027-03-16
from = "09:30"
until = "16:30"
[[team]]
name = "shop"
agents = ["@tom", "U012AB3CD"]
responders = ["@ada"]
observers = ["@boss"]
[[team]]
name = "payments"
agents = ["@zed"]
responders = ["@pia", "@quinn", "@rob"]
[[card]]
component = "Cache"
failure = "forgets"
expected = "slower"
owner = "@zed"
[[card]]
component = "Mail"
failure = "waits"
expected = "late"
owner = "@nobody.else"
)";

day::day_plan read(const std::string& text) {
    auto plan = read_any_plan(text);
    if (!plan) FAIL(plan.error().front().what);
    return std::move(*plan);
}

day::person_id in_room(std::string id) { return {day::platform::room, std::move(id)}; }

bool notes(const casting& of, std::string_view part) {
    return std::ranges::any_of(of.notes, [&](const auto& each) { return each.find(part) != each.npos; });
}

}  // namespace

TEST_CASE("a plan with people and channels of its own is played by the room's") {
    const auto it = cast_for(read(theirs));
    CHECK(it.plan.facilitator == in_room("fay"));
    CHECK(it.plan.day.incident_channel.id == "incidents");
    CHECK(it.plan.day.agents_channel.id == "chaos-agents");
    CHECK_FALSE(it.plan.day.stakeholders_channel.has_value());
    CHECK(it.plan.who.size() == 4);
    for (const auto* agent : {"ada", "bo"}) CHECK(it.plan.who.at(in_room(agent)).as == day::role::agent);
    for (const auto* responder : {"rex", "rio"}) CHECK(it.plan.who.at(in_room(responder)).as == day::role::responder);
}

TEST_CASE("owners follow whoever plays them, and one who is in no team is played by an agent") {
    const auto it = cast_for(read(theirs));
    // @tom, U012AB3CD and @zed in the order of their names: ada, bo, ada.
    CHECK(it.plan.cards.at({1}).owner == in_room("ada"));
    CHECK(it.plan.cards.at({2}).owner == in_room("bo"));
}

TEST_CASE("whoever starts the rehearsal reads who plays whom, and what is left out") {
    const auto it = cast_for(read(theirs));
    CHECK(notes(it, "Fay (@fay) plays @anna"));
    CHECK(notes(it, "Bo (@bo) plays"));
    CHECK(notes(it, "#ops-incidents is the room's #incidents"));
    CHECK(notes(it, "#C0123456789 is the room's #chaos-agents"));
    CHECK(notes(it, "#bosses is left out"));
    CHECK(notes(it, "@boss only observes"));
}

TEST_CASE("somebody called like one of the room in another part does not play themselves") {
    const auto it = cast_for(read(theirs));
    CHECK(notes(it, "plays @ada"));
    CHECK(it.plan.who.at(in_room("ada")).as == day::role::agent);
}

TEST_CASE("the shipped plans are the room's own: nothing is changed and nothing is said") {
    for (const std::string name : {"mini-event", "single-day", "week"}) {
        const auto written = read(tests::text_of_file(in_source("config/days/" + name + ".toml")));
        const auto it = cast_for(written);
        CHECK(it.notes.empty());
        CHECK(it.plan == written);
    }
}

TEST_CASE("the plan of a rehearsal can be loaded again, by any name") {
    const directory place;
    const auto file = place.write("theirs.toml", theirs);
    rehearsal_shelf shelf(file);
    const auto plan = shelf.plan("whatever", {}, [](const auto*, bool) { return true; });
    REQUIRE(plan.has_value());
    CHECK(*plan == cast_for(read(theirs)).plan);
    place.write("theirs.toml", "name = 3");
    CHECK_FALSE(shelf.plan("whatever", {}, [](const auto*, bool) { return true; }).has_value());
}

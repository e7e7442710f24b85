#include "program/plan_check.hpp"

#include "program/directory.hpp"
#include "program/programs.hpp"

#include <doctest/doctest.h>

using namespace bot::program;

namespace {

std::string told(const std::string& plan) {
    const auto read = read_any_plan(plan, "p.toml");
    if (!read) return read.error();
    return summary_of(*read);
}

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

constexpr auto small = R"(name = "Small"
environment = "staging"
procedure = "Say so"
incident-channel = "#any-channel"
agents-channel = "#any-other"
zone = "Europe/Berlin"
[[window]]
date = 2027-03-28
from = "01:30"
until = "04:30"
[[team]]
name = "web"
agents = ["@somebody.unknown"]
[[card]]
number = 7
component = "Cache"
failure = "forgets"
expected = "slower"
owner = "@somebody.unknown"
)";

}  // namespace

TEST_CASE("a plan is told with its times in its own zone, its people and what its cards lack") {
    const auto said = told(small);
    CAPTURE(said);
    CHECK(has(said, "Small, in staging"));
    CHECK(has(said, "When (Europe/Berlin)"));
    CHECK(has(said, "Sun 28 Mar 2027 01:30 CET to 04:30 CEST"));
    CHECK(has(said, "#any-channel"));
    CHECK(has(said, "agents: @somebody.unknown (web)"));
    CHECK(has(said, "facilitator: whoever loads the plan"));
    CHECK(has(said, "  7  Cache | forgets | slower"));
    CHECK(has(said, "not ready: it lacks rollback, estimate"));
}

TEST_CASE("faults are told as FILE:LINE:COLUMN") {
    auto wrong = std::string(small);
    wrong.replace(wrong.find("Europe/Berlin"), 13, "Europe/Berlni");
    CHECK(told(wrong).starts_with("p.toml:6:8: "));
}

TEST_CASE("the shipped plans have no fault") {
    for (const auto* each : {"mini-event", "single-day", "week"}) {
        CAPTURE(each);
        CHECK(check_plan(in_source(std::string("config/days/") + each + ".toml")) == ended_well);
    }
    CHECK(check_plan(in_source("config/days/none.toml")) == wrong_config);
}

// What somebody's own page shows, by their role.
#include "speech/home.hpp"

#include "speech_out/sample_day.hpp"

#include <algorithm>
#include <doctest/doctest.h>

namespace bot::speech {

namespace {

bool has(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

std::string agents(const day::chaos_day& of, day::role as = day::role::agent) {
    return plain(agents_home(seen_by_agents(of), person_called("ada"), as, sample_now()));
}
std::string publics(const day::chaos_day& of) {
    return plain(public_home(day::public_day(of), person_called("rex"), sample_now()));
}
std::vector<std::string> labels(const message& of) {
    std::vector<std::string> all;
    for (const auto& each : of.buttons) all.push_back(each.label);
    return all;
}

}  // namespace

TEST_CASE("whoever responds reads how the day stands, what to do, and has two buttons for it") {
    const auto busy = busy_day();
    const auto text = publics(busy);
    for (const auto* each : {"What to do", "Do your ordinary work", "as if production were on fire"})
        CHECK_MESSAGE(has(text, each), each);
    const auto made = public_home(day::public_day(busy), person_called("rex"), sample_now());
    CHECK(labels(made) == std::vector<std::string>{"I see a failure", "Stop everything", "Help"});
}

TEST_CASE("rule 7: the public's page is the same to the byte whatever the agents do") {
    CHECK(public_home(day::public_day(busy_day()), person_called("rex"), sample_now()) ==
          public_home(day::public_day(day_without_agents()), person_called("rex"), sample_now()));
}

TEST_CASE("agents have the board with its buttons, and what they may do at hand") {
    const auto busy = busy_day();
    const auto made = agents_home(seen_by_agents(busy), person_called("ada"), day::role::agent, sample_now());
    CHECK(labels(made) ==
          std::vector<std::string>{"New card", "Start a card", "Log a note", "A temporary change", "Stop everything"});
    const auto text = agents(busy);
    CHECK(has(text, "running (1)"));
    CHECK_FALSE(has(text, "What comes next"));
    CHECK_FALSE(has(text, "Load"));
}

TEST_CASE("the facilitator has what comes next, the load and the open changes besides") {
    const auto text = agents(busy_day(), day::role::facilitator);
    for (const auto* each :
        {"What comes next", "Last start", "Wind-down", "End ", "1 open change to restore", "Load", "running (1)"})
        CHECK_MESSAGE(has(text, each), each);
    const auto made =
        agents_home(seen_by_agents(busy_day()), person_called("fay"), day::role::facilitator, sample_now());
    CHECK(std::ranges::count(labels(made), "Check") == 1);
}

TEST_CASE("before the day cards can be written, and nothing be stopped; afterwards neither") {
    const auto planned =
        agents_home(seen_by_agents(planned_day()), person_called("ada"), day::role::agent, sample_now());
    CHECK(labels(planned) == std::vector<std::string>{"New card"});
    const auto ended = agents_home(seen_by_agents(ended_day()), person_called("ada"), day::role::agent, sample_now());
    CHECK(labels(ended).empty());
    CHECK_FALSE(has(publics(planned_day()), "What to do"));
    CHECK_FALSE(has(publics(ended_day()), "What to do"));
}

TEST_CASE("without a day it says that a failure is a real one; with several it asks which") {
    CHECK(has(plain(home_without_day({})), "a failure is a real one"));
    CHECK(has(plain(home_without_day({"Storm", "Frost"})), "Storm and Frost"));
}

}  // namespace bot::speech

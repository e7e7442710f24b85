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
using names = std::vector<std::string>;

names labels(const std::vector<button>& of) {
    names all;
    for (const auto& each : of) all.push_back(each.label);
    return all;
}
names labels(const message& of) { return labels(of.buttons); }
/// The buttons beside the line that begins so.
names beside(const message& of, std::string_view line) {
    for (const auto& each : of.body)
        if (const auto* it = std::get_if<entry>(&each);
            it && plain(message{{paragraph{it->said}}, {}}).starts_with(line))
            return labels(it->buttons);
    return {};
}
message home_of_facilitator(const day::chaos_day& of) {
    return agents_home(seen_by_agents(of), person_called("fay"), day::role::facilitator, sample_now());
}

}  // namespace

TEST_CASE("whoever responds reads how the day stands, what to do, and has buttons for it") {
    const auto busy = busy_day();
    const auto text = publics(busy);
    for (const auto* each : {"What to do", "Do your ordinary work", "as if production were on fire"})
        CHECK_MESSAGE(has(text, each), each);
    const auto made = public_home(day::public_day(busy), person_called("rex"), sample_now());
    CHECK(labels(made) ==
          names{"I see a failure", "Stop everything", "Stop everything, and say why", "It is a real incident", "Help"});
}

TEST_CASE("rule 7: the public's page is the same to the byte whatever the agents do") {
    CHECK(public_home(day::public_day(busy_day()), person_called("rex"), sample_now()) ==
          public_home(day::public_day(day_without_agents()), person_called("rex"), sample_now()));
}

TEST_CASE("agents have the board with its buttons, and what they may do at hand") {
    const auto busy = busy_day();
    const auto made = agents_home(seen_by_agents(busy), person_called("ada"), day::role::agent, sample_now());
    CHECK(labels(made) == names{"New card", "Start a card", "Log a note", "A temporary change", "Stop everything"});
    CHECK(beside(made, "It got dangerous") == names{"Stop everything, and say why", "It is a real incident"});
    CHECK(beside(made, "To run the day").empty());
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
    const auto made = home_of_facilitator(busy_day());
    CHECK(beside(made, "To run the day") == names{"Check", "People", "Hold", "More time", "End the day"});
    CHECK(beside(made, "While others answer") == names{"Is it us?", "Tie a failure", "Waive a rule", "Reminders"});
    auto stopped = busy_day();
    stopped.open.stopped = day::standstill{};
    stopped.open.sightings.clear();
    CHECK(beside(home_of_facilitator(stopped), "To run the day") ==
          names{"Check", "People", "Resume", "More time", "End the day"});
    CHECK(
        beside(home_of_facilitator(stopped), "While others answer") == names{"Is it us?", "Waive a rule", "Reminders"});
    CHECK(beside(home_of_facilitator(planned_day()), "To run the day") == names{"Check", "People"});
}

TEST_CASE("no row of buttons on a home is longer than five") {
    for (const auto& day : {planned_day(), busy_day(), ended_day()})
        for (const auto as : {day::role::agent, day::role::facilitator}) {
            const auto made = agents_home(seen_by_agents(day), person_called("ada"), as, sample_now());
            CHECK(made.buttons.size() <= 5);
            for (const auto& each : made.body)
                if (const auto* it = std::get_if<entry>(&each)) CHECK(it->buttons.size() <= 5);
            CHECK(public_home(day::public_day(day), person_called("rex"), sample_now()).buttons.size() <= 5);
        }
}

TEST_CASE("when it is over everybody says what was learnt, and the facilitator sees to the rest") {
    const names learnt{"What I learnt", "What to do better", "An idea"};
    const auto over = ended_day();
    CHECK(labels(agents_home(seen_by_agents(over), person_called("ada"), day::role::agent, sample_now())) == learnt);
    CHECK(labels(home_of_facilitator(over)) == learnt);
    CHECK(beside(home_of_facilitator(over), "What comes after it") ==
          names{"Retrospective", "Reveal all", "Close the day"});
    auto everybodys = learnt;
    everybodys.push_back("Help");
    CHECK(labels(public_home(day::public_day(over), person_called("rex"), sample_now())) == everybodys);
}

TEST_CASE("before the day cards can be written, and nothing be stopped; afterwards neither") {
    const auto planned =
        agents_home(seen_by_agents(planned_day()), person_called("ada"), day::role::agent, sample_now());
    CHECK(labels(planned) == names{"New card"});
    const auto ended = agents_home(seen_by_agents(ended_day()), person_called("ada"), day::role::agent, sample_now());
    CHECK(std::ranges::count(labels(ended), "New card") == 0);
    CHECK(beside(ended, "It got dangerous").empty());
    CHECK_FALSE(has(publics(planned_day()), "Do your ordinary work"));
    CHECK_FALSE(has(publics(ended_day()), "Do your ordinary work"));
}

TEST_CASE("without a day it says that a failure is a real one; with several it asks which") {
    CHECK(has(plain(home_without_day({})), "a failure is a real one"));
    CHECK(has(plain(home_without_day({"Storm", "Frost"})), "Storm and Frost"));
}

}  // namespace bot::speech

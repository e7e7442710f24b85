#include "speech/answers.hpp"

#include "approved.hpp"
#include "speech/say.hpp"
#include "speech_out/sample_day.hpp"

#include <doctest/doctest.h>

namespace bot::speech {

namespace {

std::string shown(const message& it) {
    auto said = plain(it);
    const auto tell = [&](const button& each) { said += "\n  [" + each.label + "] says " + each.words; };
    for (const auto& each : it.body)
        if (const auto* one = std::get_if<entry>(&each))
            for (const auto& button : one->buttons) tell(button);
    for (const auto& each : it.buttons) tell(each);
    return said + "\n\n";
}

std::string headed(const std::string& heading, const message& it) { return "==== " + heading + "\n" + shown(it); }

message asked_by_agents(day::agents_question what, const day::chaos_day& of) {
    return answer(what, seen_by_agents(of), sample_now());
}

}  // namespace

TEST_CASE("what agents look at reads as approved") {
    const auto busy = busy_day(), planned = planned_day(), ended = ended_day();
    auto reminded = busy;
    reminded.open.rules[day::reminder::neutral].every = day::minutes(180);
    reminded.secret.rules[day::reminder::load].off = true;
    reminded.secret.rules[day::reminder::quiet_day].snoozed_until = sample_now() + std::chrono::minutes(30);
    reminded.secret.rules[day::reminder::countdown].snoozed_until = sample_now() - std::chrono::minutes(30);
    std::string all;
    all += headed("board", asked_by_agents(day::ask_board{}, busy));
    all += headed("board, no cards", asked_by_agents(day::ask_board{}, planned));
    all += headed("card 1", asked_by_agents(day::ask_card{day::card_no{1}}, busy));
    all += headed("card 5", asked_by_agents(day::ask_card{day::card_no{5}}, busy));
    all += headed("card 9", asked_by_agents(day::ask_card{day::card_no{9}}, busy));
    all += headed("card", asked_by_agents(day::ask_card{}, busy));
    all += headed("check", asked_by_agents(day::ask_check{}, busy));
    all += headed("check, planned", asked_by_agents(day::ask_check{}, planned));
    all += headed("is-it-us", asked_by_agents(day::ask_is_it_us{"login is slow"}, busy));
    all += headed("is-it-us, nothing", asked_by_agents(day::ask_is_it_us{"login is slow"}, planned));
    all += headed("load", asked_by_agents(day::ask_load{}, busy));
    all += headed("load, none", asked_by_agents(day::ask_load{}, planned));
    all += headed("remind", asked_by_agents(day::ask_reminders{}, reminded));
    all += headed("timeline", asked_by_agents(day::ask_timeline{}, busy));
    all += headed("timeline, nothing", asked_by_agents(day::ask_timeline{}, planned));
    all += headed("retro", asked_by_agents(day::ask_retro{}, ended));
    all += headed("retro, nothing", asked_by_agents(day::ask_retro{}, planned));
    all += headed("export md", asked_by_agents(day::ask_export{"md"}, ended));
    tests::check_approved("speech_out/answers-agents.txt", all);
}

TEST_CASE("the status reads as approved, to responders and to agents") {
    const auto busy = busy_day(), planned = planned_day(), ended = ended_day();
    const auto rio = person_called("rio");
    auto stopped = busy;
    stopped.open.stopped = day::standstill{false, rio, sample_now()};
    stopped.secret.on_hold = day::hold{person_called("fay"), "orders have enough", sample_now()};
    std::string all;
    for (const auto& [label, of] : std::vector<std::pair<std::string, const day::chaos_day*>>{
             {"planned", &planned}, {"open", &busy}, {"stopped", &stopped}, {"ended", &ended}}) {
        const day::public_day view(*of);
        all += headed("status, " + label, answer(day::ask_status{}, &view, rio, day::role::responder, sample_now()));
        all += headed("status for agents, " + label,
            answer(day::ask_status{}, seen_by_agents(*of), person_called("ada"), day::role::agent, sample_now()));
    }
    all += headed("status, no day", answer(day::ask_status{}, nullptr, rio, day::role::none, sample_now()));
    all += headed("not recorded", not_recorded());
    all += headed("not on disk yet", not_on_disk_yet());
    all += headed("nothing to show yet", nothing_to_show_yet());
    all += headed("on record after all", on_record_after_all(says("It is note 7.")));
    all += headed("lost after all", lost_after_all());
    tests::check_approved("speech_out/status.txt", all);
}

TEST_CASE("a waiting card says what it waits for and has no Start") {
    auto busy = busy_day();
    const auto board = plain(asked_by_agents(day::ask_board{}, busy));
    CHECK(board.contains("limit 2 reached"));
    CHECK(board.contains("runs alone"));
    CHECK_FALSE(board.contains("[Start]"));
    busy.secret.faulty.clear();
    CHECK(plain(asked_by_agents(day::ask_board{}, busy)).contains("[Start]"));
    busy.secret.on_hold = day::hold{person_called("fay"), "", sample_now()};
    CHECK(plain(asked_by_agents(day::ask_board{}, busy)).contains("waits: hold"));
}

TEST_CASE("what the public is answered does not depend on the secret book") {
    const auto with = busy_day(), without = day_without_agents();
    const day::public_day one(with), other(without);
    const auto now = sample_now();
    for (const auto* who : {"rio", "rex", "nobody"})
        for (const auto& asked : {day::public_question(day::ask_status{}), day::public_question(day::ask_link{}),
                 day::public_question(day::ask_help{}), day::public_question(day::ask_help{"start"})})
            CHECK(answer(asked, &one, person_called(who), day::role::responder, now) ==
                  answer(asked, &other, person_called(who), day::role::responder, now));
    const std::vector<day::public_fact> stopped{day::everything_stopped{}}, real{day::real_declared{"x"}},
        seen{day::sighting_reported{{3}, "x", "y"}};
    CHECK(done(day::stop_all{"why"}, stopped, one, now) == done(day::stop_all{"why"}, stopped, other, now));
    CHECK(done(day::declare_real{"x"}, real, one, now) == done(day::declare_real{"x"}, real, other, now));
    CHECK(done(day::report_sighting{"x", "y", {}}, seen, one, now) ==
          done(day::report_sighting{"x", "y", {}}, seen, other, now));
}

TEST_CASE("a responder's stop-all speaks of no card, an agent's shows the rollback steps") {
    const auto busy = busy_day();
    const day::public_day view(busy);
    const std::vector<day::public_fact> heard{day::everything_stopped{}};
    const auto neutral = plain(done(day::stop_all{}, heard, view, sample_now()));
    CHECK_FALSE(neutral.contains("card"));
    CHECK_FALSE(neutral.contains("orders-db"));
    const std::vector<day::fact> happened;
    const auto full = done(day::stop_all{}, happened, seen_by_agents(busy), sample_now());
    CHECK(plain(full).contains("orders-db"));
    CHECK(plain(full).contains("1. remove the delay"));
    CHECK(full.buttons.size() == 2);
}

TEST_CASE("an export says what its file is, and how to get it where no file can be shown") {
    const auto busy = busy_day();
    CHECK(plain(asked_by_agents(day::ask_export{"csv"}, busy)).contains("as CSV, for a spreadsheet"));
    CHECK(plain(asked_by_agents(day::ask_export{"html"}, busy)).contains("chaosday report 1 --reveal --format html"));
}

TEST_CASE("a record of several dates shows them, a record of one does not") {
    auto busy = busy_day();
    CHECK(plain(asked_by_agents(day::ask_timeline{}, busy)).contains("- 10:42 CET, @ada started “1 orders-db"));
    busy.plan.windows.push_back(busy.plan.windows.front());
    CHECK(plain(asked_by_agents(day::ask_timeline{}, busy)).contains("- Tue 24 Nov 2026 10:42 CET, @ada started"));
}

}  // namespace bot::speech

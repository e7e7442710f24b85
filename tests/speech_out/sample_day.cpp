#include "speech_out/sample_day.hpp"

#include "day/apply.hpp"
#include "speech_out/samples.hpp"

namespace bot::speech {

namespace {

using day::minutes;

day::moment moment_at(unsigned date, int hour, int minute) {
    const auto two = [](int number) { return (number < 10 ? "0" : "") + std::to_string(number); };
    return {"2026-11-" + std::to_string(date) + "T" + two(hour) + ":" + two(minute), at_berlin(date, hour, minute)};
}

day::setup sample_setup() {
    day::setup plan;
    plan.name = "Autumn storm";
    plan.environment = "staging";
    plan.procedure = "the incident runbook";
    plan.procedure_link = "https://wiki.example/incidents";
    plan.incident_channel = {day::platform::room, "incidents"};
    plan.agents_channel = {day::platform::room, "agents"};
    plan.zone = "Europe/Berlin";
    plan.windows = {{moment_at(24, 9, 30), moment_at(24, 15, 30), moment_at(24, 16, 0), moment_at(24, 17, 0)}};
    plan.mornings = {at_berlin(25, 9, 0), at_berlin(26, 9, 0), at_berlin(27, 9, 0)};
    return plan;
}

day::card_plan card_plan_of(std::string component, std::string owner) {
    day::card_plan plan;
    plan.component = std::move(component);
    plan.failure = "answers after 10 s";
    plan.expected = "orders queue and retry";
    plan.rollback = {"remove the delay", "watch the queue drain"};
    plan.rollback_estimate = minutes(10);
    plan.owner = person_called(std::move(owner));
    plan.teams = {"orders"};
    return plan;
}

/// Writes the record of a day, a fact at a time.
class diary {
public:
    explicit diary(day::chaos_day& of) : of_(of) {}

    diary& at(int hour, int minute) {
        now_ = at_berlin(24, hour, minute);
        return *this;
    }
    diary& tells(const char* who, day::public_fact what) {
        day::apply(of_.plan, of_.open, around(who, what), what);
        return *this;
    }
    diary& tells(const char* who, day::agents_fact what) {
        day::apply(of_.plan, of_.secret, around(who, what), what);
        return *this;
    }

private:
    day::fact around(const char* who, auto what) const {
        day::fact made;
        made.day = of_.id;
        made.who = person_called(who);
        made.happened = made.written = now_;
        made.what = std::move(what);
        return made;
    }
    day::chaos_day& of_;
    day::instant now_;
};

void tell_public(diary it) {
    it.at(9, 30).tells("fay", day::public_fact(day::kicked_off{}));
    it.at(10, 50).tells("rio", day::public_fact(day::sighting_reported{{1}, "orders hang", "orders"}));
    it.at(10, 55).tells("rex", day::public_fact(day::sighting_reported{{2}, "mails are late", "mail"}));
    it.at(10, 58).tells("rio", day::public_fact(day::sighting_resolved{{1}}));
}

void tell_secret(diary it) {
    auto alone = card_plan_of("cache", "ben");
    alone.alone = true;
    day::card_plan bare;
    bare.component = "search";
    bare.failure = "is gone";
    it.at(8, 0).tells("fay", day::agents_fact(day::people_set{{{person_called("ada"), {day::role::agent, "orders"}},
                                 {person_called("ben"), {day::role::agent, "mail"}},
                                 {person_called("rio"), {day::role::responder, "orders"}}}}));
    it.tells("ada", day::agents_fact(day::card_added{{1}, card_plan_of("orders-db", "ada"), {1}}));
    it.tells("ben", day::agents_fact(day::card_added{{2}, card_plan_of("mail relay", "ben"), {2}}));
    it.tells("ben", day::agents_fact(day::card_added{{3}, alone, {3}}));
    it.tells("ben", day::agents_fact(day::card_added{{4}, bare, {4}}));
    it.tells("ada", day::agents_fact(day::card_added{{5}, card_plan_of("login", "ada"), {5}}));
    it.tells("ben", day::agents_fact(day::card_readied{{3}, {6}}));
    it.at(9, 0).tells("ben", day::agents_fact(day::change_opened{{1}, "alert at 10 errors", "set it to 100", "", {7}}));
    it.at(9, 40).tells("ada", day::agents_fact(day::card_started{{5}, "login", "as planned", {}, {8}}));
    it.at(9, 50).tells(
        "ada", day::agents_fact(day::card_stopped{{5}, "login", day::resolution::team, "they saw it", {9}}));
    it.at(9, 55).tells("ada", day::agents_fact(day::card_rolled_back{{5}, "login", {10}}));
    it.at(10, 30).tells("ben", day::agents_fact(day::card_started{{2}, "mail relay", "as planned", {}, {11}}));
    it.at(10, 42).tells("ada", day::agents_fact(day::card_started{{1}, "orders-db", "", {}, {12}}));
    it.at(10, 45).tells(
        "ben", day::agents_fact(day::card_stopped{{2}, "mail relay", day::resolution::nobody, "time is up", {13}}));
    it.at(10, 47).tells(
        "ada", day::agents_fact(day::note_written{{14}, day::card_no{1}, "the queue grows", "", {}, ""}));
    it.tells("fay", day::agents_fact(day::sighting_tied{{1}, {1}}));
    it.tells("rio", day::agents_fact(day::lesson_written{day::lesson_kind::learned, "the dashboard lies", {}}));
    it.tells("rio",
        day::agents_fact(day::lesson_written{day::lesson_kind::idea, "a circuit breaker", person_called("rex")}));
}

}  // namespace

day::person_id person_called(std::string id) { return {day::platform::room, std::move(id)}; }
day::instant sample_now() { return at_berlin(24, 11, 0); }

day::chaos_day planned_day() {
    day::chaos_day made;
    made.id = {1};
    diary(made).at(8, 0).tells("fay", day::public_fact(day::day_planned{sample_setup(), person_called("fay")}));
    return made;
}

day::chaos_day day_without_agents() {
    auto made = planned_day();
    tell_public(diary(made));
    return made;
}

day::chaos_day busy_day() {
    auto made = day_without_agents();
    tell_secret(diary(made));
    return made;
}

day::chaos_day ended_day() {
    auto made = busy_day();
    diary(made).at(17, 0).tells("fay", day::public_fact(day::day_ended{{"orders-db answers after 10 s"}, "no time"}));
    return made;
}

}  // namespace bot::speech

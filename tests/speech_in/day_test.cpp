#include "day/steps.hpp"
#include "listening.hpp"

namespace bot::speech {

using std::chrono::minutes;

namespace {
std::string wrong(std::string_view words) { return remedy(words, facilitator); }
}  // namespace

TEST_CASE("kickoff, now or at a time of the window's date") {
    CHECK(meant<day::kick_off>("kickoff", facilitator).now);
    CHECK(meant<day::kick_off>("Kick-off now!", facilitator).now);
    const auto later = meant<day::kick_off>("kickoff 11:15", facilitator);
    CHECK_FALSE(later.now);
    CHECK(later.at == day::moment{"2026-11-24T11:15", at(2026, 11, 24, 10, 15)});
    CHECK(meant<day::kick_off>("kickoff tomorrow 9:30", facilitator).at->local == "2026-11-25T09:30");
    CHECK(meant<day::kick_off>("kickoff 2026-11-30 09:30", facilitator).at->at == at(2026, 11, 30, 8, 30));
    CHECK(meant<day::kick_off>("kickoff 2026–11–30T09:30", facilitator).at->at == at(2026, 11, 30, 8, 30));
    auto the_day_before = around(facilitator);
    the_day_before.now = at(2026, 11, 23, 20, 0);
    CHECK(meant<day::kick_off>(parse("kickoff 10:00", the_day_before)).at->local == "2026-11-24T10:00");
    CHECK(has(wrong("kickoff 10:00"), "Tue 24 Nov 2026 10:00 CET has passed."));
    CHECK(has(wrong("kickoff soon"), "“soon” is no time of day: write it as 16:30."));
    CHECK(has(wrong("kickoff next 10:00"), "“next” is no date: write it as 2026-11-24."));
    CHECK(has(wrong("kickoff now please"), "I can not use “please” with kickoff."));
}

TEST_CASE("wind-down") {
    CHECK_FALSE(meant<day::wind_down>("wind-down", facilitator).at);
    CHECK_FALSE(meant<day::wind_down>("wind down now", facilitator).at);
    CHECK(meant<day::wind_down>("wind–down 15:00", facilitator).at == at(2026, 11, 24, 14, 0));
    CHECK(meant<day::wind_down>("wind-down now why: enough for today", facilitator).why == "enough for today");
    CHECK(meant<day::wind_down>("wind-down 15:00 why: enough", facilitator).why == "enough");
    CHECK(meant<day::wind_down>("wind-down 3:00pm", facilitator).at == at(2026, 11, 24, 14, 0));
    CHECK(meant<day::wind_down>("wind-down now people are tired", facilitator).why == "people are tired");
    CHECK(meant<day::wind_down>("wind-down at 15:00 people are tired", facilitator).why == "people are tired");
    CHECK(has(wrong("wind-down 10:00"), "10:00 has passed. If you mean tomorrow, say “tomorrow 10:00”."));
}

TEST_CASE("extend moves the end of the window at hand") {
    const auto it = meant<day::extend_day>("extend 17:30 why: one more card", facilitator);
    CHECK(it.to == day::moment{"2026-11-24T17:30", at(2026, 11, 24, 16, 30)});
    CHECK(it.why == "one more card");
    CHECK(has(wrong("extend 10:30"), "has passed"));
    const auto ends = at(2026, 11, 24, 15, 30);
    CHECK(meant<day::extend_day>("extend until 17:30 one more card", facilitator).to.at == it.to.at);
    CHECK(meant<day::extend_day>("extend until 17:30 one more card", facilitator).why == "one more card");
    for (const auto* words :
        {"extend 1h", "extend by 60 min", "extend 1 h", "extend 1h why: late", "extend 60min late"})
        CHECK(meant<day::extend_day>(words, facilitator).to.at == ends + minutes(60));
    CHECK(meant<day::extend_day>("extend by 1 h 30 min we began late", facilitator).to.at == ends + minutes(90));
    CHECK(meant<day::extend_day>("extend by 1 h 30 min we began late", facilitator).why == "we began late");
    CHECK(meant<day::extend_day>("extend 1 h 30", facilitator).to.at == ends + minutes(90));
    CHECK(meant<day::extend_day>("extend 30 min 2 cards are left", facilitator).to.at == ends + minutes(30));
    CHECK(meant<day::extend_day>("extend 30 min 2 cards are left", facilitator).why == "2 cards are left");
    for (const auto* words : {"extend 17", "extend 17h", "extend 0m"}) CHECK(has(wrong(words), "is no time of day"));
    CHECK(meant<wants_form>("extend", facilitator) == wants_form{"extend", {}});
    CHECK(meant<wants_form>("extend why: lunch", facilitator) == wants_form{"extend", {{"why", "lunch"}}});
    auto evening = around(facilitator);
    evening.now = at(2026, 11, 24, 18, 0);  // the window of the 24th is over: the next one is meant
    CHECK(meant<day::extend_day>(parse("extend 17:30", evening)).to.local == "2026-11-25T17:30");
}

TEST_CASE("limit, hold, resume") {
    CHECK(meant<day::set_limit>("limit 3", facilitator).limit == 3);
    CHECK(meant<day::set_limit>("limit 3 why: they answer quickly", facilitator).why == "they answer quickly");
    CHECK(meant<day::set_limit>("limit 1 the team is tired", facilitator).limit == 1);
    CHECK(meant<day::set_limit>("limit 1 the team is tired", facilitator).why == "the team is tired");
    for (const auto* words : {"limit", "limit 0", "limit many", "limit 101", "limit -1"})
        CHECK(has(wrong(words), "Say how many experiments may run at once: 1 to 100."));
    CHECK(meant<day::hold_starts>("hold", facilitator).why.empty());
    CHECK(meant<day::hold_starts>("hold web is overwhelmed", facilitator).why == "web is overwhelmed");
    CHECK(meant<wants_form>("hold why", facilitator) == wants_form{"hold", {}});
    CHECK(meant<day::hold_starts>("hold “why”", facilitator).why == "why");
    CHECK(meant<day::hold_starts>("hold why not", facilitator).why == "why not");
    CHECK(meant<day::hold_starts>("pause why: web", facilitator).why == "web");
    CHECK_FALSE(meant<day::resume_day>("resume", facilitator).confirmed);
    const auto it = meant<day::resume_day>("resume yes why: a false alarm", facilitator);
    CHECK(it.confirmed);
    CHECK(it.why == "a false alarm");
    CHECK(it.knows_of_real);
    CHECK(meant<day::resume_day>("resume a false alarm", facilitator).why == "a false alarm");
    CHECK(meant<wants_form>("resume why", facilitator).given.empty());
    CHECK(meant<day::resume_day>("resume why: not", facilitator).why == "not");
}

TEST_CASE("end, and a forced one") {
    CHECK_FALSE(meant<day::end_day>("end", facilitator).forced_why);
    CHECK(meant<day::end_day>("end force: the disk is gone", facilitator).forced_why == "the disk is gone");
    CHECK(meant<day::end_day>("end force the disk is gone", facilitator).forced_why == "the disk is gone");
    CHECK(meant<wants_form>("end force", facilitator).verb == "end");
    CHECK(has(wrong("end already"), "I can not use “already” with end."));
}

TEST_CASE("facilitator") {
    CHECK(meant<day::hand_over>("facilitator @rio", facilitator).to == in_room("rio"));
    CHECK(meant<day::hand_over>("facilitator rio.", facilitator).to == in_room("rio"));
    CHECK(meant<day::hand_over>("facilitator @rio", agent).to == in_room("rio"));
    CHECK(meant<day::hand_over>("facilitator @rio why: my train leaves", facilitator).why == "my train leaves");
    CHECK(has(wrong("facilitator"), "Who is to facilitate?"));
    CHECK(has(wrong("facilitator @nemo"), "I do not know “@nemo”."));
    CHECK(has(wrong("facilitator @rio and @rex"), "A day has one facilitator."));
}

TEST_CASE("remind: every kind, off, on, spaced and snoozed") {
    for (const auto* kind : {"ready-check", "notice", "neutral", "welcome", "overdue-card", "quiet-card",
             "slow-rollback", "load", "quiet-day", "countdown", "wind-down", "late-end", "retrospective"}) {
        CAPTURE(kind);
        const auto it = meant<day::set_reminder>("remind " + std::string(kind) + " off", facilitator);
        CHECK(it.off);
        CHECK(has(remedy("remind " + std::string(kind) + " loudly", facilitator),
            "“loudly” is nothing a reminder can be told"));
    }
    CHECK(meant<day::set_reminder>("remind countdown off", facilitator).kind == day::reminder::countdown);
    CHECK(meant<day::set_reminder>("remind off countdown", facilitator).kind == day::reminder::countdown);
    CHECK(meant<day::set_reminder>("remind notices on", facilitator).kind == day::reminder::notice);
    CHECK_FALSE(meant<day::set_reminder>("remind countdown on", facilitator).off);
    CHECK(meant<day::set_reminder>("remind neutral every 3h", facilitator).every == minutes(180));
    CHECK(meant<day::set_reminder>("remind every 1 h 30 min", facilitator).every == minutes(90));
    CHECK(meant<day::set_reminder>("remind quiet-card snooze for 30m", facilitator).snooze == minutes(30));
    for (const auto* unnamed : {"remind off", "remind on", "remind snooze 1h"})
        CHECK(has(wrong(unnamed), "Which reminder? Say its name first"));
    CHECK(has(wrong("remind cuontdown off"), "“cuontdown” is no reminder. Did you mean countdown?"));
    CHECK(has(wrong("remind neutral every now"), "“now” is no length of time: write it as 30m or 3h."));
    CHECK(has(wrong("remind quiet-card every 1m"), "Every 5 minutes is the most."));
    CHECK(meant<day::set_reminder>("remind quiet-card every 5m", facilitator).every == minutes(5));
    for (const auto* often : {"remind neutral every 29m", "remind every 29m"})
        CHECK(has(wrong(often), "Every 30 minutes is the most for what everybody reads."));
    CHECK(meant<day::set_reminder>("remind neutral every 30m", facilitator).every == minutes(30));
    (void)meant<day::ask_reminders>("remind", facilitator);
    CHECK(meant<wants_form>("remind neutral", facilitator) == wants_form{"remind", {{"kind", "neutral"}}});
    CHECK(meant<wants_form>("remind kind", facilitator) == wants_form{"remind", {}});
}

TEST_CASE("check, done, close, cancel, plan load") {
    (void)meant<day::ask_check>("check", facilitator);
    CHECK(meant<day::tick_step>("done review", facilitator).step == 0);
    CHECK(meant<day::tick_step>("done Share", facilitator).step == 1);
    CHECK(has(wrong("done"), "Say what is done: review or share."));
    CHECK(meant<day::tick_step>("tick Stakeholders", facilitator).step == day::number_of(day::step::tell_stakeholders));
    CHECK(has(wrong("tick day"), "Say which step is done: target, teams, agents, experiments or stakeholders."));
    (void)meant<day::close_day>("close", facilitator);
    CHECK(meant<day::cancel_day>("cancel the release was moved", facilitator).why == "the release was moved");
    CHECK(has(wrong("cancel"), "Say why the day is called off"));
    CHECK(meant<wants_plan>("plan load week.toml", facilitator).file == "week.toml");
    CHECK_FALSE(meant<wants_plan>("plan load week.toml", facilitator).confirmed);
    const auto it = meant<wants_plan>("plan load “my week.toml” yes", facilitator);
    CHECK(it.file == "my week.toml");
    CHECK(it.confirmed);
    CHECK(has(wrong("plan"), "Say which file to load."));
    CHECK(has(wrong("plan load a b"), "I can not use “b” with plan."));
}

}  // namespace bot::speech

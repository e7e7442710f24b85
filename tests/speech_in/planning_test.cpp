#include "listening.hpp"

namespace bot::speech {

namespace {

const std::string whole_day =
    "new “Autumn storm” env: staging procedure: as in production, page the owner link: https://wiki.example.com/x "
    "incident: #incidents agents: #chaos-agents stakeholders: #everyone zone: Europe/Berlin date: 2026-12-01 "
    "from: 09:30 last-start: 15:00 wind-down: 15:30 until: 16:30 limit: 3 open: yes";

std::string without(std::string text, std::string_view piece) {
    text.erase(text.find(piece), piece.size());
    return text;
}

std::string with(std::string text, std::string_view piece, std::string_view other) {
    return text.replace(text.find(piece), piece.size(), other);
}

day::setup planned(const std::string& words) { return meant<day::create_day>(words, day::role::none).plan.day; }
std::string wrong(const std::string& words) { return remedy(words, facilitator); }

}  // namespace

TEST_CASE("new says it all in one line") {
    const auto plan = meant<day::create_day>(whole_day, day::role::none).plan;
    const auto& it = plan.day;
    CHECK(it.name == "Autumn storm");
    CHECK(it.environment == "staging");
    CHECK(it.procedure == "as in production, page the owner");
    CHECK(it.procedure_link == "https://wiki.example.com/x");
    CHECK(it.incident_channel == room_channel("incidents"));
    CHECK(it.agents_channel == room_channel("chaos-agents"));
    CHECK(it.stakeholders_channel == room_channel("everyone"));
    CHECK(it.zone == "Europe/Berlin");
    CHECK(it.open);
    CHECK(plan.limit == 3);
    CHECK_FALSE(plan.facilitator);
    REQUIRE(it.windows.size() == 1);
    CHECK(it.windows[0].opens == day::moment{"2026-12-01T09:30", at(2026, 12, 1, 8, 30)});
    CHECK(it.windows[0].last_start.at == at(2026, 12, 1, 14, 0));
    CHECK(it.windows[0].wind_down.at == at(2026, 12, 1, 14, 30));
    CHECK(it.windows[0].ends == day::moment{"2026-12-01T16:30", at(2026, 12, 1, 15, 30)});
    CHECK(it.notices == std::vector{at(2026, 11, 24, 8, 0), at(2026, 11, 30, 8, 0)});
    CHECK(it.ready_check == at(2026, 11, 30, 8, 0));
    REQUIRE(it.mornings.size() == 40);
    CHECK(it.mornings.front() == at(2026, 12, 2, 8, 0));
    REQUIRE(it.mornings_before.size() == 40);
    CHECK(it.mornings_before.front() == at(2026, 10, 6, 7, 0));  // still summer time
    CHECK(it.mornings_before.back() == at(2026, 11, 30, 8, 0));
}

TEST_CASE("new with several dates is a week; a range has its working days") {
    const auto several = planned(with(whole_day, "2026-12-01", "2026-12-01, 2026-12-03 and 2026-12-02"));
    REQUIRE(several.windows.size() == 3);
    CHECK(several.windows[1].opens.local == "2026-12-02T09:30");
    const auto range = planned(with(whole_day, "2026-12-01", "2026-12-03 – 2026-12-08"));
    REQUIRE(range.windows.size() == 4);
    CHECK(range.windows[2].opens.local == "2026-12-07T09:30");
    CHECK(range.ready_check == at(2026, 12, 2, 8, 0));
}

TEST_CASE("a window's last start and wind-down are worked out when they were not said") {
    const auto usual = planned(without(without(whole_day, "last-start: 15:00 "), "wind-down: 15:30 "));
    CHECK(usual.windows[0].wind_down.local == "2026-12-01T15:30");
    CHECK(usual.windows[0].last_start.local == "2026-12-01T15:00");
    const auto night = planned(
        with(without(without(with(whole_day, "from: 09:30", "from: 22:00"), "last-start: 15:00 "), "wind-down: 15:30 "),
            "until: 16:30", "until: 00:30"));
    CHECK(night.windows[0].ends.local == "2026-12-02T00:30");
    CHECK(night.windows[0].wind_down.local == "2026-12-02T00:00");
    CHECK(night.windows[0].last_start.local == "2026-12-01T23:45");
}

TEST_CASE("new with too little wants its form, with all that was said") {
    CHECK(meant<wants_form>("new", facilitator).given.empty());
    const auto it = meant<wants_form>("new “Autumn storm” env: staging from: 09:30", facilitator);
    CHECK(it.verb == "new");
    CHECK(it.given ==
          std::map<std::string, std::string>{{"name", "Autumn storm"}, {"env", "staging"}, {"from", "09:30"}});
}

TEST_CASE("what is wrong with a new day is said at once, each with its remedy") {
    CHECK(has(wrong(with(whole_day, "Europe/Berlin", "Europe/Berlim")),
        "There is no time zone “Europe/Berlim”. Did you mean Europe/Berlin"));
    CHECK(has(wrong(with(whole_day, "2026-12-01", "1.12.2026")), "“1.12.2026” is no date: write it as 2026-11-24."));
    CHECK(has(wrong(with(whole_day, "2026-12-01", "2026-02-30")), "“2026-02-30” is no date"));
    CHECK(has(wrong(with(whole_day, "09:30", "half nine")), "“half nine” is no time of day: write it as 09:30."));
    CHECK(has(wrong(with(whole_day, "last-start: 15:00", "last-start: 09:30")),
        "The last start (09:30) has to be later than the opening (09:30)."));
    CHECK(has(wrong(with(whole_day, "last-start: 15:00", "last-start: 16:00")),
        "The last start (16:00) has to be at wind-down (15:30) or before it."));
    CHECK(has(wrong(with(whole_day, "wind-down: 15:30", "wind-down: 16:30")),
        "Wind-down (16:30) has to be before the end (16:30)."));
    CHECK(has(wrong(with(whole_day, "#incidents", "#nowhere")), "I do not know the channel “#nowhere”."));
    CHECK(has(wrong(with(whole_day, "limit: 3", "limit: 0")), "1 to 100"));
    CHECK(has(wrong(with(whole_day, "https://wiki.example.com/x", "javascript:alert(1)")),
        "is no web address: it begins with https://."));
    const auto both = wrong(with(with(whole_day, "#incidents", "#nowhere"), "limit: 3", "limit: 0"));
    CHECK(has(both, "#nowhere"));
    CHECK(has(both, "1 to 100"));
}

TEST_CASE("the public hears of a date on working days alone, and once where two of them fall together") {
    const auto monday = with(whole_day, "2026-12-01", "2026-12-07");
    CHECK(planned(monday + " notices: 7, 1").notices == std::vector{at(2026, 11, 30, 8, 0), at(2026, 12, 4, 8, 0)});
    CHECK(planned(monday + " notices: 3, 2, 1").notices == std::vector{at(2026, 12, 4, 8, 0)});
}

TEST_CASE("days across the changes of the clocks keep their wall times") {
    const auto spring = planned(with(whole_day, "2026-12-01", "2027-03-26, 2027-03-29"));
    CHECK(spring.windows[0].opens.at == at(2027, 3, 26, 8, 30));
    CHECK(spring.windows[1].opens.at == at(2027, 3, 29, 7, 30));
    CHECK(spring.mornings.front() == at(2027, 3, 30, 7, 0));
    const auto autumn = planned(with(whole_day, "2026-12-01", "2026-10-26"));
    CHECK(autumn.windows[0].opens.at == at(2026, 10, 26, 8, 30));
    CHECK(autumn.notices == std::vector{at(2026, 10, 19, 7, 0), at(2026, 10, 23, 7, 0)});  // not on Sunday
    CHECK(autumn.ready_check == at(2026, 10, 23, 7, 0));
    // 02:00 to 03:00 is skipped: three times of this window fall together.
    const auto gap =
        with(with(with(with(with(whole_day, "2026-12-01", "2027-03-28"), "09:30", "02:05"), "15:00", "02:20"), "15:30",
                 "02:40"),
            "16:30", "02:50");
    CHECK(has(wrong(gap), "the clocks are changed in this window"));
}

TEST_CASE("edit changes one window of several, by its number or its date") {
    const auto second = meant<day::edit_day>("edit window: 2 until: 15:40 wind-down: 15:10", facilitator).plan.windows;
    REQUIRE(second.size() == 2);
    CHECK(second.at(0) == autumn_storm().windows.at(0));
    CHECK(second.at(1).ends.local == "2026-11-25T15:40");
    CHECK(second.at(1).wind_down.local == "2026-11-25T15:10");
    CHECK(second.at(1).opens.at == autumn_storm().windows.at(1).opens.at);
    CHECK(meant<day::edit_day>("edit window: 2026-11-25 until: 15:40 wind-down: 15:10", facilitator).plan.windows ==
          second);
    const auto moved = meant<day::edit_day>("edit window: 2 date: 2026-11-26", facilitator).plan.windows;
    CHECK(moved.at(0) == autumn_storm().windows.at(0));
    CHECK(moved.at(1).opens.local == "2026-11-26T09:30");
    CHECK(has(wrong("edit window: 3 until: 15:40"),
        "“3” is none of the day's windows: say a number from 1 to 2, or its date"));
    CHECK(has(wrong("edit window: 1 date: 2026-11-26, 2026-11-27"), "One window has one date."));
}

TEST_CASE("edit starts from the day at hand") {
    const auto it = meant<day::edit_day>("edit env: pre-prod until: 17:00", facilitator).plan;
    CHECK(it.name == "Autumn storm");
    CHECK(it.environment == "pre-prod");
    REQUIRE(it.windows.size() == 2);
    CHECK(it.windows[0].ends.at == at(2026, 11, 24, 16, 0));
    CHECK(it.windows[1].ends.at == at(2026, 11, 25, 16, 0));
    CHECK(it.windows[1].last_start.at == at(2026, 11, 25, 14, 0));
    const auto moved = meant<day::edit_day>("edit date: 2026-12-01", facilitator).plan;
    REQUIRE(moved.windows.size() == 1);
    CHECK(moved.windows[0].opens.local == "2026-12-01T09:30");
    CHECK(moved.ready_check == at(2026, 11, 30, 8, 0));
    const auto elsewhere = meant<day::edit_day>("edit zone: America/New_York", facilitator).plan;
    CHECK(elsewhere.windows[0].opens == day::moment{"2026-11-24T09:30", at(2026, 11, 24, 14, 30)});
    CHECK(meant<day::edit_day>("edit “Winter storm”", facilitator).plan.name == "Winter storm");
    CHECK(meant<day::edit_day>("edit notices: 14, 2", facilitator).plan.notices ==
          std::vector{at(2026, 11, 10, 8, 0), at(2026, 11, 20, 8, 0)});
    CHECK(meant<wants_form>("edit", facilitator).verb == "edit");
    CHECK(has(wrong("edit limit: 3"), "The limit is changed by “limit 3”."));
    CHECK(has(wrong("edit date: 2026-12-02, 2026-12-02"), "begins before the one of"));
    auto nowhere = around(facilitator);
    nowhere.today = nullptr;
    CHECK(has(remedy(parse("edit env: x", nowhere)), "There is no day here"));
}

TEST_CASE("clone takes what it is not told from the day at hand") {
    const auto it = meant<day::clone_day>("clone “Winter storm” date: 2027-02-09 from: 10:00", facilitator).plan;
    CHECK(it.name == "Winter storm");
    CHECK(it.environment == "staging");
    REQUIRE(it.windows.size() == 1);
    CHECK(it.windows[0].opens.local == "2027-02-09T10:00");
    CHECK(it.windows[0].ends.local == "2027-02-09T16:30");
    CHECK(has(wrong("clone “Winter storm”"), "On which date is it?"));
    CHECK(has(wrong("clone date: 2027-02-09"), "What is the new day called?"));
}

TEST_CASE("people") {
    const auto it = meant<day::change_people>(
        "people agents: @ada, @bo team: web shop responders: @rex team: pay observers: @fay remove: @rio", facilitator);
    CHECK(it.add.size() == 4);
    CHECK(it.add.at(in_room("ada")) == day::member{day::role::agent, "web shop"});
    CHECK(it.add.at(in_room("bo")) == day::member{day::role::agent, "web shop"});
    CHECK(it.add.at(in_room("rex")) == day::member{day::role::responder, "pay"});
    CHECK(it.add.at(in_room("fay")) == day::member{day::role::observer, ""});
    CHECK(it.remove == std::set{in_room("rio")});
    CHECK(meant<day::change_people>("people team: web agents: @ada responders: @rex", facilitator)
              .add.at(in_room("rex"))
              .team == "web");
    CHECK(meant<wants_form>("people", facilitator) == wants_form{"people", {}});
    CHECK(meant<wants_form>("people team: web", facilitator) == wants_form{"people", {{"team", "web"}}});
    CHECK(has(wrong("people agents: @nemo"), "I do not know “@nemo”."));
    CHECK(has(wrong("people agents:"), "Nobody is named after agents:."));
    CHECK(has(wrong("people agents: @ada responders: @ada"), "Somebody is named twice"));
    CHECK(has(wrong("people @ada"), "I can not use “@ada” with people."));
    const auto slack = meant<day::change_people>(parse("people agents: <@U1|ada l>,<@U2>", on_slack(facilitator)));
    CHECK(slack.add.size() == 2);
}

}  // namespace bot::speech

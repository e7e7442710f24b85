// Rule 11: plans become facts once, the clock kicks off what is complete, extend moves three hours alike.
#include "stage.hpp"

#include <doctest/doctest.h>

using namespace tests::day;

namespace {

load_plan loaded(const day_plan& plan, bool confirmed = false) { return {plan, confirmed}; }

}  // namespace

TEST_CASE("rule 11: a plan becomes facts once") {
    stage day(a_quiet_day());
    CHECK(day.history.size() == 9);
    REQUIRE(day.says("fay", loaded(a_quiet_day())) == "");
    CHECK(day.last.empty());
}

TEST_CASE("rule 11: what is ready in the plan is ready on the day") {
    auto plan = a_quiet_day();
    plan.cards[{3}].rollback.clear();
    stage day(plan);
    CHECK(day.where(1) == column::ready);
    CHECK(day.where(3) == column::backlog);
}

TEST_CASE("rule 11: loading again shows the difference, and asks") {
    stage day(a_quiet_day());
    auto plan = a_quiet_day();
    plan.day.name = "Gale";
    plan.day.environment = "pre-production";
    plan.day.procedure = "Run.";
    plan.day.stakeholders_channel = channel("stakeholders");
    plan.day.windows = {hours("10:00", "15:00", "16:00", "17:00")};
    plan.day.reminders.quiet_card = 5min;
    plan.who.erase(person("olga"));
    plan.limit = 3;
    plan.cards[{2}].component = "Index";
    plan.cards[{7}] = experiment("Printer", "bo");
    CHECK(day.says("fay", loaded(plan)) ==
          "plan_differs new_cards=[7:Printer fails: nobody cries] changed_cards=[2] changes=yes");
    CHECK(day.says("rex", loaded(plan, true)) == "not_yours facilitators=yes");
    REQUIRE(day.says("fay", loaded(plan, true)) == "");
    CHECK(day.day().plan == plan.day);
    CHECK(day.day().secret.limit == 3);
    CHECK(day.on_card(2).plan.component == "Index");
    CHECK(day.where(7) == column::ready);
    CHECK(day.says("fay", loaded(plan)) == "");
    CHECK(day.last.empty());
}

TEST_CASE("rule 11: a plan makes no agent of the facilitator") {
    auto plan = a_quiet_day();
    plan.who[person("fay")] = {role::agent, "shop"};
    stage day(plan);
    CHECK_FALSE(day.day().secret.who.contains(person("fay")));
    CHECK(day.says("fay", loaded(plan)) == "");
    CHECK(day.last.empty());  // which is no difference, either
}

TEST_CASE("rule 11: a plan that makes no sense is refused with what it lacks") {
    const auto refused = [](auto change) {
        auto plan = a_quiet_day();
        change(plan);
        state nothing;
        create_day it;
        it.plan = plan;
        const auto decided = decide(nothing, {}, command(it), asker{person("fay"), {}, {}}, at("08:00"));
        return decided ? std::string() : text(decided.error());
    };
    CHECK(refused([](auto& p) { p.day.name.clear(); }) == "plan_incomplete missing=[name]");
    CHECK(refused([](auto& p) { p.day.environment.clear(); }) == "plan_incomplete missing=[environment]");
    CHECK(refused([](auto& p) { p.day.procedure.clear(); }) == "plan_incomplete missing=[procedure]");
    CHECK(refused([](auto& p) { p.day.incident_channel = {}; }) == "plan_incomplete missing=[incident]");
    CHECK(refused([](auto& p) { p.day.agents_channel = {}; }) == "plan_incomplete missing=[agents]");
    CHECK(refused([](auto& p) { p.day.windows.clear(); }) == "plan_incomplete missing=[windows]");
    CHECK(
        refused([](auto& p) { p.day.agents_channel = p.day.incident_channel; }) == "plan_incomplete missing=[agents]");
    CHECK(refused([](auto& p) { p.limit = 0; }) == "plan_incomplete missing=[limit]");
    CHECK(refused([](auto& p) { p.day.windows = {hours("17:00", "15:00", "16:00", "09:00")}; }) ==
          "plan_incomplete missing=[windows]");
    CHECK(refused([](auto& p) { p.day.windows = {hours("09:00", "08:00", "16:00", "17:00")}; }) ==
          "plan_incomplete missing=[windows]");
    CHECK(refused([](auto& p) { p.day.windows = {hours("09:00", "15:00", "18:00", "17:00")}; }) ==
          "plan_incomplete missing=[windows]");
    CHECK(refused([](auto& p) { p.day.windows.push_back(hours("16:30", "17:00", "17:30", "18:00")); }) ==
          "plan_incomplete missing=[windows]");
    for (const auto absurd : {minutes::min(), minutes(-1), minutes(0), minutes(10'000), minutes::max()}) {
        CHECK(
            refused([&](auto& p) { p.day.reminders.neutral_every = absurd; }) == "plan_incomplete missing=[reminders]");
        CHECK(refused([&](auto& p) { p.day.reminders.quiet_card = absurd; }) == "plan_incomplete missing=[reminders]");
        CHECK(refused([&](auto& p) { p.day.reminders.asked_again = absurd; }) == "plan_incomplete missing=[reminders]");
        CHECK(refused([&](auto& p) { p.day.reminders.all_quiet = absurd; }) == "plan_incomplete missing=[reminders]");
        CHECK(refused([&](auto& p) { p.day.reminders.countdown = {absurd}; }) == "plan_incomplete missing=[reminders]");
        CHECK(refused([&](auto& p) { p.cards[{1}].planned = absurd; }) == "too_many what=minutes bound=9999");
        CHECK(refused([&](auto& p) { p.cards[{1}].rollback_estimate = absurd; }) == "too_many what=minutes bound=9999");
    }
    CHECK(refused([](auto& p) {
        for (std::uint32_t no = 1; no < 300; ++no) p.cards[{no}] = experiment("Many", "ada");
    }) == "too_many what=cards bound=200");
    CHECK(refused([](auto& p) {
        for (int i = 0; i < 2'000; ++i) p.who[person("p" + std::to_string(i))] = {role::responder, ""};
    }) == "too_many what=people bound=1000");
}

TEST_CASE("rule 11: plans that are loaded one after the other bring no more cards than fit") {
    const auto with_cards = [](std::uint32_t from, std::uint32_t to) {
        auto plan = a_quiet_day();
        plan.cards.clear();
        for (auto no = from; no <= to; ++no) plan.cards[{no}] = experiment("Card " + std::to_string(no), "ada");
        return plan;
    };
    stage day(with_cards(1, 199));
    CHECK(day.says("fay", loaded(with_cards(200, 201), true)) == "too_many what=cards bound=200");
    REQUIRE(day.says("fay", loaded(with_cards(200, 200), true)) == "");
    CHECK(day.says("fay", loaded(with_cards(201, 201), true)) == "too_many what=cards bound=200");
    CHECK(day.says("ada", add_card{experiment("One more", "ada")}) == "too_many what=cards bound=200");
    CHECK(day.day().secret.cards.size() == 200);
}

TEST_CASE("rule 11: cards are bounded, and have a component") {
    auto day = begun();
    day.rules.max_cards = 3;
    CHECK(day.says("ada", add_card{experiment("One more", "ada")}) == "too_many what=cards bound=3");
    day.rules.max_cards = 9;
    CHECK(day.says("ada", add_card{{}}) == "nothing_said wanted=component");
    auto lasting = experiment("Long", "ada");
    lasting.planned = minutes::max();
    CHECK(day.says("ada", add_card{lasting}) == "too_many what=minutes bound=9999");
    card_change fields;
    fields.rollback_estimate = minutes(-5);
    CHECK(day.says("ada", edit_card{{{1}}, fields}) == "too_many what=minutes bound=9999");
    REQUIRE(day.says("ada", add_card{experiment("One more", "ada")}) == "");
    CHECK(day.facts_said().starts_with("card_added card=4 plan=card_plan component=One more"));
}

TEST_CASE("rule 11: a card is changed field by field") {
    auto day = begun();
    card_change all;
    all.component = all.failure = all.expected = all.mode = all.method = all.technical_impact = all.business_impact =
        all.response = all.alert = all.load = "new";
    all.rollback = {"one", "two"};
    all.rollback_estimate = all.planned = 7min;
    all.owner = person("cy");
    all.teams = {"shop"};
    all.alone = true;
    all.together = {{2}};
    REQUIRE(day.says("ada", edit_card{{{1}}, all}) == "");
    const auto& plan = day.on_card(1).plan;
    for (const auto* each : {&plan.component, &plan.failure, &plan.expected, &plan.mode, &plan.method,
             &plan.technical_impact, &plan.business_impact, &plan.response, &plan.alert, &plan.load})
        CHECK(*each == "new");
    CHECK(plan.rollback.size() == 2);
    CHECK(plan.planned == 7min);
    CHECK(plan.alone);
    REQUIRE(day.says("ada", edit_card{{{1}}, all}) == "");
    CHECK(day.last.empty());
    CHECK(day.says("fay", edit_card{{}, all}) == "which_card candidates=[1 2 3]");
}

TEST_CASE("rule 11: the clock kicks off a complete day, at its hour or the one that was set") {
    stage day(a_quiet_day());
    CHECK(day.until("08:59").day().open.now == phase::planned);
    CHECK(day.until("09:00").day().open.now == phase::open);
    stage set(a_quiet_day());
    CHECK(set.says("fay", kick_off{false, wall("07:00")}) == "time_out_of_order what=kickoff");
    CHECK(set.says("fay", kick_off{false, wall("17:00")}) == "time_out_of_order what=kickoff");
    REQUIRE(set.says("fay", kick_off{false, wall("09:15")}) == "");
    CHECK(set.until("09:14").day().open.now == phase::planned);
    CHECK(set.until("09:15").day().open.now == phase::open);
}

TEST_CASE("rule 11: an hour that was set for the kickoff does not outlive the date it was set for") {
    stage day(a_quiet_day(), at("08:00", -1));
    REQUIRE(day.says("fay", kick_off{false, wall("09:15")}) == "");
    auto moved = a_quiet_day().day;
    moved.windows = {hours("09:00", "15:00", "16:00", "17:00", 2)};
    REQUIRE(day.says("fay", edit_day{moved}) == "");
    CHECK(day.until(at("20:00")).day().open.now == phase::planned);
    CHECK(day.until(at("09:00", 2)).day().open.now == phase::open);
}

TEST_CASE("rule 11: a day whose windows are over is not kicked off") {
    stage day(a_quiet_day());
    day.to("17:00").look();
    CHECK(day.day().open.now == phase::planned);
    CHECK(day.says("fay", kickoff_now()) == "time_out_of_order what=kickoff");
}

TEST_CASE("rule 11: a day without a facilitator is not kicked off by the clock") {
    setup plan = a_quiet_day().day;
    open_book nobody;
    CHECK(missing_for_kickoff(plan, nobody) == lines{"facilitator"});
    plan = {};
    CHECK(missing_for_kickoff(plan, nobody).size() == 7);
}

TEST_CASE("rule 11: extend moves last start, wind-down and end alike, and edits the pin") {
    auto day = begun();
    REQUIRE(day.says("fay", extend_day{wall("18:30"), "it goes so well"}) == "");
    const auto& in = day.day().plan.windows.front();
    CHECK(in.last_start.at == at("16:30"));
    CHECK(in.wind_down.at == at("17:30"));
    CHECK(in.ends == wall("18:30"));
    CHECK(joined_up(day.news()) ==
          joined_up({"03-16 09:00 #incidents longer_today", "03-16 09:00 #agents agents_extended"}));
    CHECK(day.to("16:00").says("ada", start(1)) == "");
    REQUIRE(day.says("fay", extend_day{wall("16:30"), "it does not"}) == "");
    CHECK(day.day().plan.windows.front().last_start.at == at("14:30"));
    REQUIRE(day.says("fay", extend_day{wall("16:01"), ""}) == "");
    CHECK(day.day().plan.windows.front().ends.at == at("16:01"));
}

TEST_CASE("rule 11: an extension makes sense, or is refused") {
    auto day = begun(a_week());
    day.to(at("12:00", -1));
    const struct {
        moment to;
        std::string refused;
    } table[] = {
        {wall("16:00", -1), "time_out_of_order what=extend"},  // as it is
        {wall("11:00", -1), "time_out_of_order what=extend"},  // over already
        {wall("09:00", -1), "time_out_of_order what=extend"},  // before it opened
        {wall("10:01", 0), "time_out_of_order what=extend"},   // into the next window
        {wall("10:00", 0), ""},
    };
    for (const auto& [to, refused] : table) {
        CAPTURE(to.local);
        CHECK(day.says("fay", extend_day{to, ""}) == refused);
    }
}

TEST_CASE("rule 11: at night it is the next window that is extended") {
    auto day = begun(a_week());
    day.until(at("20:00", -1));
    REQUIRE(day.says("fay", extend_day{wall("17:00"), ""}) == "");
    CHECK(day.day().plan.windows[0].ends.at == at("16:00", -1));
    CHECK(day.day().plan.windows[1].ends.at == at("17:00"));
}

TEST_CASE("rule 11: an extension moves a wind-down that was moved by hand, too, and ends running longer") {
    auto day = begun();
    REQUIRE(day.says("fay", wind_down{at("15:30")}) == "");
    REQUIRE(day.says("fay", extend_day{wall("18:00"), ""}) == "");
    CHECK(day.day().secret.wind_down_at == at("16:30"));
    day.until("18:00");
    CHECK(day.day().open.ran_longer);
    REQUIRE(day.says("fay", extend_day{wall("19:00"), ""}) == "");
    CHECK_FALSE(day.day().open.ran_longer);
    day.news();
    day.until("19:00");
    CHECK(day.news("#incidents") == lines{"03-16 19:00 #incidents runs_longer"});
}

TEST_CASE("rule 11: extended before it began, the date has moved, for those who were told of it") {
    stage day(a_quiet_day());
    auto told = a_quiet_day();
    told.day.notices = {at("07:00")};
    stage heard(told);
    heard.look().news();
    REQUIRE(day.says("fay", extend_day{wall("18:00"), ""}) == "");
    CHECK(day.news("#incidents").empty());
    REQUIRE(heard.says("fay", extend_day{wall("18:00"), ""}) == "");
    CHECK(heard.news("#incidents") == lines{"03-16 08:00 #incidents day_soon moved"});
}

TEST_CASE("rule 11: a day under way is edited, and keeps the windows it has had") {
    auto day = begun(a_week());
    day.until(at("12:00", 1)).news();
    auto plan = a_week().day;
    plan.windows.resize(2);
    CHECK(day.says("fay", edit_day{plan}) == "time_out_of_order what=windows");
    CHECK(day.says("fay", load_plan{[&] {
                                        auto all = a_week();
                                        all.day = plan;
                                        return all;
                                    }(),
                              true}) == "time_out_of_order what=windows");
    plan = a_week().day;
    plan.windows.resize(3);
    REQUIRE(day.says("fay", edit_day{plan}) == "");
    CHECK(day.news("#incidents") == lines{"03-17 12:00 #incidents longer_today"});
    day.until(at("16:00", 1));
    CHECK(day.day().open.ran_longer);
    plan.windows.push_back(hours("10:00", "14:30", "15:00", "16:00", 2));
    REQUIRE(day.says("fay", edit_day{plan}) == "");
    CHECK_FALSE(day.day().open.ran_longer);
    CHECK(day.says("fay", edit_day{{}}).starts_with("plan_incomplete"));
}

TEST_CASE("rule 11: a file that differs in nothing but in secrecy, zone or a person differs") {
    const auto differs = [](auto change) {
        stage day(a_quiet_day());
        auto plan = a_quiet_day();
        change(plan);
        return day.says("fay", loaded(plan));
    };
    CHECK(differs([](auto& p) { p.day.open = true; }) == "plan_differs changes=yes");
    CHECK(differs([](auto& p) { p.day.zone = "Europe/Berlin"; }) == "plan_differs changes=yes");
    CHECK(differs([](auto& p) { p.who.erase(person("olga")); }) == "plan_differs changes=yes");
    CHECK(differs([](auto& p) { p.limit = 3; }) == "plan_differs changes=yes");
}

TEST_CASE("rule 11: what a file can not change is told, and stays: who facilitates, and cards that are not in it") {
    stage day(a_quiet_day());
    auto plan = a_quiet_day();
    plan.facilitator = person("gus");
    plan.cards.erase({2});
    for (const bool confirmed : {false, true})
        CHECK(day.says("fay", loaded(plan, confirmed)) == "plan_differs not_in_file=[2] named_instead=@gus");
    plan.limit = 3;
    CHECK(day.says("fay", loaded(plan)) == "plan_differs not_in_file=[2] named_instead=@gus changes=yes");
    REQUIRE(day.says("fay", loaded(plan, true)) == "");
    CHECK(day.day().open.facilitator == person("fay"));
    CHECK(day.day().secret.cards.contains({2}));
}

TEST_CASE("rule 11: after an extend, an edit that moves no hour announces none") {
    auto day = begun(a_day());
    REQUIRE(day.says("fay", extend_day{wall("18:00"), "we began late"}) == "");
    day.news();
    auto plan = day.day().plan;
    plan.environment = "pre-production";
    // As a form or a file says it: with wall times beside all instants.
    plan.windows.front().last_start.local = "2027-03-16T16:00";
    plan.windows.front().wind_down.local = "2027-03-16T17:00";
    auto file = a_day();
    file.day = plan;
    auto loading = day;
    REQUIRE(day.says("fay", edit_day{plan}) == "");
    CHECK(day.last.size() == 1);
    CHECK(joined_up(day.news()) == "");
    REQUIRE(loading.says("fay", loaded(file, true)) == "");
    CHECK(joined_up(loading.news()) == "");
    plan.environment = day.day().plan.environment;
    plan.windows.front().wind_down.local = "17:00";
    REQUIRE(day.says("fay", edit_day{plan}) == "");
    CHECK(day.last.empty());
    plan.windows.front().ends = wall("19:00");
    REQUIRE(day.says("fay", edit_day{plan}) == "");
    CHECK_FALSE(day.news().empty());
}

TEST_CASE("rule 11: agents who were asked whether all is ready hear of a day that moves; before that they do not") {
    stage day(a_day(), at("08:00", -2));
    auto plan = a_day().day;
    plan.windows = {hours("09:00", "15:00", "16:00", "17:00", 1)};
    auto early = day;
    REQUIRE(early.says("fay", edit_day{plan}) == "");
    CHECK(joined_up(early.news("03-14")).find("day_moved") == std::string::npos);
    day.until(at("10:00", -1)).news();
    REQUIRE(day.says("fay", edit_day{plan}) == "");
    CHECK(joined_up(day.news()).find("#agents day_moved") != std::string::npos);
    plan.environment = "pre-production";
    REQUIRE(day.says("fay", edit_day{plan}) == "");
    CHECK(joined_up(day.news()).find("day_moved") == std::string::npos);
}

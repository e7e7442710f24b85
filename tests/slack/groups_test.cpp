// User groups: who is in them is known before somebody names one, and the desk hears of every change.
#include "slack/stage.hpp"

using namespace tests::slack;

namespace {

struct groups : stage {
    groups() { slack.of.groups["S0614TZR7"] = {"chaos-agents", {"UANNA", world::bot_user}}; }

    /// Who was in the group each time the desk was told of it.
    std::vector<std::string> told() const {
        std::vector<std::string> all;
        for (const auto& each : desk.groups) {
            std::string names = each.name + ":";
            for (const auto& who : each.members) names += " " + who.id;
            all.push_back(names);
        }
        return all;
    }
};

}  // namespace

TEST_CASE("groups are known by name, id and mention, without the bot, and the desk is told who is in them") {
    groups it;
    it.connects();
    CHECK(it.told() == std::vector<std::string>{"chaos-agents: UANNA"});
    for (const auto* name : {"chaos-agents", "Chaos-Agents", "S0614TZR7"}) {
        REQUIRE(it.bot->group(name));
        CHECK(it.bot->group(name)->members == std::set<day::person_id>{{day::platform::slack, "UANNA"}});
    }
    CHECK_FALSE(it.bot->group("others"));
}

TEST_CASE("a change is asked after once, however many events tell of it, and told") {
    groups it;
    const auto to = it.connects();
    it.slack.of.groups.at("S0614TZR7").members.insert("UBEN");
    for (int n = 0; n < 5; ++n) to->sends(it.slack.group_event("S0614TZR7"));
    it.clock.forward(2s);
    CHECK(it.slack.calls_of("usergroups.users.list") == 1);
    CHECK(it.slack.last_call_of("usergroups.users.list").arguments == json{{"usergroup", "S0614TZR7"}});
    CHECK(it.told().back() == "chaos-agents: UANNA UBEN");
}

TEST_CASE("a new name, a new group and a group that is switched off") {
    groups it;
    const auto to = it.connects();
    it.slack.of.groups["S2"] = {"night-shift", {"UBEN"}};
    json whole{{"id", "S2"}, {"handle", "night-shift"}, {"date_delete", 0}};
    to->sends(it.slack.event({{"type", "subteam_created"}, {"subteam", whole}}));
    it.clock.forward(2s);
    CHECK(it.told().back() == "night-shift: UBEN");
    whole["handle"] = "late-shift";
    to->sends(it.slack.event({{"type", "subteam_updated"}, {"subteam", whole}}));
    it.clock.forward(2s);
    CHECK(it.bot->group("late-shift"));
    CHECK_FALSE(it.bot->group("night-shift"));
    whole["date_delete"] = 1764000000;
    const auto before = it.told();
    to->sends(it.slack.event({{"type", "subteam_updated"}, {"subteam", whole}}));
    it.clock.forward(2s);
    CHECK(it.told() == before);
    CHECK(it.says("@late-shift was switched off; whoever takes part because of it keeps their role"));
}

TEST_CASE("what was lost, limited or not recorded is asked for and told again") {
    groups it;
    const auto to = it.connects();
    it.slack.of.groups.at("S0614TZR7").members = {"UBEN"};
    SUBCASE("Slack limits the question") {
        it.slack.faults["usergroups.users.list"] = {html(503), limits(20)};
        to->sends(it.slack.group_event("S0614TZR7"));
        it.clock.forward(2min);
    }
    SUBCASE("the disk was full") {
        int times = 0;
        it.desk.takes_in = [&times](const auto&) { return ++times >= 3; };
        to->sends(it.slack.group_event("S0614TZR7"));
        it.clock.forward(2min);
        CHECK(times == 3);
    }
    SUBCASE("nothing was heard for a while") {
        to->resets();
        it.clock.forward(30s);
    }
    CHECK(it.told().back() == "chaos-agents: UBEN");
}

TEST_CASE("without the right to read groups the rest goes on, and the log says what lacks") {
    groups it;
    auto scope = refuses("missing_scope");
    scope.body["needed"] = "usergroups:read";
    it.slack.faults["usergroups.list"] = {scope};
    it.connects();
    it.clock.forward(5min);
    CHECK(it.slack.calls_of("usergroups.list") == 1);
    CHECK(it.says("missing_scope (needs usergroups:read"));
    CHECK_FALSE(it.bot->group("chaos-agents"));
    CHECK(it.bot->is_connected());
}

TEST_CASE("a stop while groups are asked after ends it") {
    groups it;
    fault hanging;
    hanging.hangs = true;
    it.slack.faults["usergroups.list"] = {hanging};
    it.connects();
    it.stops();
    it.clock.forward(5s);
    CHECK(it.running->ended);
}

TEST_CASE("a group that was switched off is found no more, until it is switched on again") {
    groups it;
    const auto to = it.connects();
    const auto changes = [&](std::int64_t deleted) {
        to->sends(it.slack.event({{"type", "subteam_updated"},
            {"subteam", {{"id", "S0614TZR7"}, {"handle", "chaos-agents"}, {"date_delete", deleted}}}}));
        it.clock.forward(1s);
    };
    changes(1764000000);
    CHECK_FALSE(it.bot->group("chaos-agents"));
    CHECK_FALSE(it.bot->group("S0614TZR7"));
    changes(0);
    CHECK(it.bot->group("chaos-agents"));
    it.slack.of.groups.clear();  // switched off while nobody listened
    it.slack.open_peer()->resets();
    it.clock.forward(1min);
    CHECK_FALSE(it.bot->group("chaos-agents"));
}

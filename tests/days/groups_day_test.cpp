// Agents named by a user group of Slack: who comes into it or leaves it, while the bot listens and while it is away.
#include "days/workplace.hpp"

#include <doctest/doctest.h>

using namespace tests::days;

namespace {

struct planned : workplace {
    planned() : workplace("2026-11-16 09:00") {
        slack.of.groups["S0614TZR7"] = {"chaos-agents", {}};
        slack.changes_group("S0614TZR7", {"UADA", "UFAY"});
        pass(5s);
        say("UFAY", "GAGENTS",
            "/chaos new “Small storm” env: staging procedure: x incident: <#CINC|incidents> agents: "
            "<#GAGENTS|chaos-agents> zone: Europe/Berlin date: 2026-11-24 from: 10:00 last-start: 12:00 wind-down: "
            "12:30 until: 13:00 limit: 2");
        answer = say("UFAY", "GAGENTS",
            "/chaos people agents: <!subteam^S0614TZR7|@chaos-agents> team: shop responders: <@UREX|rex>");
    }
    std::string board(const std::string& who) { return say(who, "D" + who, "board"); }
    std::string answer;
};

}  // namespace

TEST_CASE("Agents come and go with their user group") {
    planned in;
    CHECK(in.answer.find("Agents: @ada (shop)") != std::string::npos);
    CHECK(
        in.answer.find("Whoever is in @chaos-agents (shop) is among the agents, now and later.") != std::string::npos);
    const auto for_agents = in.board("UADA"), for_nobody = in.board("UBO");
    CHECK(for_agents != for_nobody);
    in.slack.changes_group("S0614TZR7", {"UADA", "UBO"});
    in.pass(5s);
    CHECK(in.board("UBO") == for_agents);
    in.slack.changes_group("S0614TZR7", {"UBO"});
    in.pass(5s);
    CHECK(in.board("UADA") == for_nobody);
    CHECK(in.log == std::vector<std::string>{});
}

TEST_CASE("What a group became while the bot was away is so when it is back") {
    planned in;
    const auto for_agents = in.board("UADA"), for_nobody = in.board("UBO");
    in.slack.of.groups.at("S0614TZR7").members = {"UBO"};
    in.kill_at({in.steps()}, 1);
    in.say("UFAY", "GAGENTS", "/chaos status");
    in.pass(1min);
    REQUIRE(in.deaths == 1);
    CHECK(in.board("UBO") == for_agents);
    CHECK(in.board("UADA") == for_nobody);
}

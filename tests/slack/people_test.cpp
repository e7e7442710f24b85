// Who people are: guests, people of other workspaces, people who left.
#include "slack/stage.hpp"

using namespace tests::slack;

namespace {

std::string shown(const stage& of, const std::string& id) { return of.bot->name_of({day::platform::slack, id}); }

}  // namespace

TEST_CASE("guests, people from other workspaces and those who left are shown as such") {
    stage it;
    it.slack.of.about["UANNA"] = {{"team_id", "T1"}};
    it.slack.of.about["UBEN"] = {{"team_id", "T1"}, {"is_restricted", true}};
    it.slack.of.add_person("UEVE", "eve");
    it.slack.of.about["UEVE"] = {{"team_id", "T2"}};
    it.slack.of.add_person("UGONE", "gus");
    it.slack.of.about["UGONE"] = {{"deleted", true}};
    it.connects();
    CHECK(shown(it, "UANNA") == "anna");
    CHECK(shown(it, "UBEN") == "ben (guest)");
    CHECK(shown(it, "UEVE") == "eve (from another workspace)");
    CHECK(shown(it, "UGONE") == "gus (deactivated)");
    CHECK(shown(it, "UNOBODY") == "UNOBODY");
    REQUIRE(it.bot->person("eve"));
    CHECK(it.bot->person("eve")->id == "UEVE");
    CHECK_FALSE(it.bot->person("gus"));
}

TEST_CASE("somebody of another workspace is known by what they send") {
    stage it;
    const auto to = it.connects();
    auto pressed =
        it.slack.pressed("UANNA", {"CINC", "1.2", "UBOT00001", {}, {}}, {{"value", "status"}, {"action_id", "say-0"}});
    pressed["payload"]["user"] = {{"id", "UEVE"}, {"name", "eve"}, {"team_id", "T2"}};
    to->sends(pressed);
    it.clock.settle();
    CHECK(shown(it, "UEVE") == "eve (from another workspace)");
    CHECK(it.desk.asked.size() == 1);
}

TEST_CASE("who is renamed, comes or is deactivated is known so at once, not only after the daily look") {
    stage it;
    const auto to = it.connects();
    const auto changes = [&](const char* event, const json& user) {
        to->sends(it.slack.event({{"type", event}, {"user", user}}));
        it.clock.settle();
    };
    changes("user_change", {{"id", "UANNA"}, {"name", "annabel"}, {"team_id", "T1"}});
    CHECK(shown(it, "UANNA") == "annabel");
    CHECK(it.bot->person("Annabel"));
    CHECK_FALSE(it.bot->person("anna"));
    changes("user_change", {{"id", "UBEN"}, {"name", "ben"}, {"team_id", "T1"}, {"deleted", true}});
    CHECK(shown(it, "UBEN") == "ben (deactivated)");
    CHECK_FALSE(it.bot->person("ben"));
    changes("team_join", {{"id", "UNEW"}, {"name", "nora"}, {"team_id", "T1"}, {"is_restricted", true}});
    CHECK(shown(it, "UNEW") == "nora (guest)");
    changes("user_change", {{"id", "UBEN"}, {"name", "ben"}, {"team_id", "T1"}, {"deleted", false}});
    CHECK(shown(it, "UBEN") == "ben");
    changes("user_change", json::object());
    changes("user_change", "UANNA");
    CHECK(shown(it, "UANNA") == "annabel");
    CHECK(it.desk.asked.empty());
    CHECK(it.slack.calls_of("users.list") == 1);
}

TEST_CASE("a newcomer's belonging is looked up with their name") {
    stage it;
    const auto to = it.connects();
    it.slack.of.add_person("UNEW", "nora");
    it.slack.of.about["UNEW"] = {{"is_ultra_restricted", true}};
    to->sends(it.slack.joined("UNEW", "CINC"));
    it.clock.settle();
    CHECK(shown(it, "UNEW") == "nora (guest)");
}

TEST_CASE("people go by the name that they chose, and are found by either") {
    stage it;
    it.slack.of.about["UANNA"] = {{"profile", {{"display_name", "Anna K."}}}};
    const auto to = it.connects();
    CHECK(shown(it, "UANNA") == "Anna K.");
    CHECK(it.bot->person("anna k.")->id == "UANNA");
    CHECK(it.bot->person("anna")->id == "UANNA");
    it.slack.say("UANNA", "CINC", "/chaos status");  // which names them by the other one
    CHECK(shown(it, "UANNA") == "Anna K.");
    json renamed{{"id", "UANNA"}, {"name", "anna"}, {"profile", {{"display_name", ""}}}};
    to->sends(it.slack.event({{"type", "user_change"}, {"user", renamed}}));
    it.clock.settle();
    CHECK(shown(it, "UANNA") == "anna");
    CHECK_FALSE(it.bot->person("anna k."));
}

TEST_CASE("a member is meant before a guest, a guest before a stranger; of two members neither is") {
    stage it;
    it.slack.of.add_person("USTRANGE", "anna");
    it.slack.of.about["USTRANGE"] = {{"team_id", "T2"}};
    it.slack.of.add_person("UGUEST", "gwen");
    it.slack.of.about["UGUEST"] = {{"is_restricted", true}, {"profile", {{"display_name", "Anna"}}}};
    it.slack.of.add_person("UZGONE", "anna");
    it.slack.of.about["UZGONE"] = {{"deleted", true}};
    const auto to = it.connects();
    const auto changes = [&](const json& user) {
        to->sends(it.slack.event({{"type", "user_change"}, {"user", user}}));
        it.clock.settle();
    };
    CHECK(it.bot->person("anna")->id == "UANNA");
    changes({{"id", "UBEN"}, {"name", "ben"}, {"profile", {{"display_name", "Anna"}}}});
    CHECK_FALSE(it.bot->person("anna"));
    CHECK(it.bot->person("ben")->id == "UBEN");
    CHECK(it.bot->person("UANNA")->id == "UANNA");
    changes({{"id", "UBEN"}, {"name", "ben"}, {"deleted", true}, {"profile", {{"display_name", "Anna"}}}});
    CHECK(it.bot->person("anna")->id == "UANNA");
    changes({{"id", "UANNA"}, {"name", "annabel"}});
    CHECK(it.bot->person("anna")->id == "UGUEST");
    changes({{"id", "UGUEST"}, {"name", "gwen"}, {"is_restricted", true}});
    CHECK(it.bot->person("anna")->id == "USTRANGE");
}

TEST_CASE("a page of names that could not be had is asked for again, later each time; one that is refused is not") {
    stage it;
    it.slack.faults["conversations.list"] = {refuses("missing_scope")};
    it.slack.faults["users.list"] = {html(503), html(503)};
    it.connects();
    CHECK(it.slack.calls_of("conversations.list") == 1);
    CHECK(it.slack.calls_of("users.list") == 1);
    it.clock.forward(29s);
    CHECK(it.slack.calls_of("users.list") == 1);
    it.clock.forward(1s);
    CHECK(it.slack.calls_of("users.list") == 2);
    it.clock.forward(59s);
    CHECK_FALSE(it.bot->person("anna"));
    it.clock.forward(1s);
    CHECK(it.slack.calls_of("users.list") == 3);
    CHECK(it.bot->person("anna"));
    it.clock.forward(1h);
    CHECK(it.slack.calls_of("users.list") == 3);
    CHECK(it.slack.calls_of("conversations.list") == 1);
}

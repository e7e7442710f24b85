// A bot in several teams: a channel's name is that of the asker's own team, and who is in a team is known whenever the
// bot came into it, and whatever the server said at first.
#include "mattermost/stage.hpp"

using namespace tests::mattermost;

namespace {

struct two_teams : stage {
    explicit two_teams(bool with_bot = true) : team(server.of.add_team("web", with_bot)), ours(place("incidents")) {
        theirs = adds("incidents");
        only_theirs = adds("web-agents");
        server.of.person(server.of.add_person("wanda")).team = team;
    }
    std::string team;
    day::channel_id ours;
    std::string theirs, only_theirs;

    day::channel_id in(const std::string& id) const { return {day::platform::mattermost, id}; }
    /// In a way by which the bot hears nothing of who else is there.
    void brings_bot_in() {
        server.of.other_teams.back().has_bot = true;
        for (int n = 0; n < 2; ++n)  // it is told twice. Source: FACTS 3
            server.hub.tell("added_to_team", {{"team_id", team}, {"user_id", server.of.bot}}, {server.of.bot, {}, {}});
        clock.settle();
    }

private:
    std::string adds(const std::string& name) {
        const auto id = server.of.add_channel(name, {"ben"});
        server.of.place(id).team = team;
        return id;
    }
};

}  // namespace

TEST_CASE("a channel's name means the one of the team in which it is typed") {
    two_teams it;
    it.connects();
    CHECK(it.bot->channel("incidents", it.place("agents")) == it.ours);
    CHECK(it.bot->channel("Incidents", it.in(it.only_theirs)) == it.in(it.theirs));
    CHECK(it.bot->channel("incidents", it.in(it.theirs)) == it.in(it.theirs));
}

TEST_CASE("where no team is at hand only a name that one channel has means that channel") {
    two_teams it;
    it.connects();
    const auto directly = it.in(it.server.of.direct(it.id("anna"), it.server.of.bot).id);
    CHECK_FALSE(it.bot->channel("incidents", directly).has_value());
    CHECK(it.bot->channel("web-agents", directly) == it.in(it.only_theirs));
    CHECK(it.bot->channel("web-agents", it.place("agents")) == it.in(it.only_theirs));
    CHECK(it.bot->channel(it.theirs, directly) == it.in(it.theirs));
    CHECK_FALSE(it.bot->channel("nowhere", directly).has_value());
}

TEST_CASE("everybody in a team is known as soon as the bot is brought into it") {
    two_teams it(false);
    it.connects();
    CHECK_FALSE(it.bot->person("wanda").has_value());
    it.brings_bot_in();
    CHECK(it.bot->person("wanda") == it.person("wanda"));
    CHECK(it.bot->channel("web-agents", it.in(it.theirs)) == it.in(it.only_theirs));
    CHECK(it.desk.asked.empty());
}

TEST_CASE("whoever was not listed at the start is asked for until the server lists them, and that is told once") {
    two_teams it;
    it.server.faults["GET /users"] = {errs(500, "x.y"), html(502), errs(500, "x.y")};
    it.server.faults["GET /users/me/teams"] = {errs(500, "x.y")};
    it.starts();
    it.clock.forward(5min);
    CHECK(it.server.faults["GET /users"].empty());
    CHECK(it.bot->person("wanda") == it.person("wanda"));
    CHECK(it.bot->person("anna") == it.person("anna"));
    CHECK(it.times_logged("does not list everybody") == 1);
}

TEST_CASE("a list of people that takes its time keeps nobody from being heard") {
    two_teams it;
    it.server.faults["GET /users"] = {late(9s)};
    it.starts();
    it.clock.forward(4s);
    REQUIRE(it.bot->is_connected());
    it.server.say("anna", "incidents", "@chaosday stop-all fire");
    it.clock.settle();
    REQUIRE(it.desk.asked.size() == 1);
    CHECK_FALSE(it.bot->person("wanda").has_value());
    it.clock.forward(6s);
    CHECK(it.bot->person("wanda") == it.person("wanda"));
}

// Whom people call by name: known before the desk is asked, without anybody's waiting long for it.
#include "mattermost/stage.hpp"

using namespace tests::mattermost;

TEST_CASE("whoever is called by a name that is not known yet is looked up before the desk is asked") {
    stage it;
    it.connects();
    std::vector<std::pair<bool, bool>> known;
    it.desk.answers = [&](const desk::request&) {
        known.emplace_back(
            it.bot->person("zoe").has_value(), it.bot->channel("new-place", it.place("incidents")).has_value());
        return desk::answer{words("noted"), {}, {}, false};
    };
    const auto looks = [&] { return it.server.calls_of("POST /users/usernames"); };
    it.server.of.add_person("zoe");
    it.server.say("anna", "incidents", "@chaosday people agents: @Zoe, responders: @zoe.");
    CHECK(it.server.last_call_of("POST /users/usernames").body == json::array({"zoe"}));
    it.server.say("anna", "incidents", "@chaosday people agents: @zoe mail: me@nowhere.org to: @all, @anna");
    CHECK(looks() == 1);
    CHECK(known == std::vector<std::pair<bool, bool>>{{true, false}, {true, false}});
}

TEST_CASE("a slash command brings the ids of those whom it calls: they are known, and nobody has to be asked") {
    stage it;
    it.connects();
    std::optional<day::person_id> zoe;
    std::optional<day::channel_id> place;
    it.desk.answers = [&](const desk::request& asked) {
        zoe = it.bot->person("zoe");
        place = it.bot->channel("new-place", asked.from.where);
        return desk::answer{words("noted"), {}, {}, false};
    };
    it.server.of.add_person("zoe");
    it.server.of.add_channel("new-place", {"anna"}, false, false);
    CHECK(it.server.say("anna", "incidents", "/chaos new env: x agents: @zoe incident: ~new-place") == "noted");
    CHECK(zoe == it.person("zoe"));
    CHECK(place == it.place("new-place"));
    CHECK(it.server.calls_of("POST /users/usernames") == 0);
}

TEST_CASE("a server that does not tell who somebody is keeps nobody waiting for longer than a second") {
    stage it;
    it.connects();
    fault hangs;
    hangs.hangs = true;
    it.server.faults["POST /users/usernames"] = {hangs};
    std::string many = "@chaosday people";
    for (int n = 0; n < 30; ++n) many += " agents: @nobody" + std::to_string(n);
    it.server.say("anna", "incidents", many);
    CHECK(it.desk.asked.empty());
    CHECK(it.server.last_call_of("POST /users/usernames").body.size() == 20);
    it.clock.forward(1s);
    CHECK(it.desk.asked.size() == 1);
}

TEST_CASE("what one person says is asked in its order, also where it has to be found out first whom it calls") {
    stage it;
    it.connects();
    fault hangs;
    hangs.hangs = true;
    it.server.faults["POST /users/usernames"] = {hangs};
    it.server.say("anna", "incidents", "@chaosday card 3 owner: @newcomer");
    it.server.say("anna", "incidents", "@chaosday start 3");
    it.server.say("ben", "incidents", "@chaosday status");
    CHECK(it.desk.asked.size() == 1);
    CHECK(it.desk.asked.front().from.who == it.person("ben"));
    it.clock.forward(1s);
    REQUIRE(it.desk.asked.size() == 3);
    CHECK(std::get<desk::said_words>(it.desk.asked[1].what).words == "card 3 owner: @newcomer");
    CHECK(std::get<desk::said_words>(it.desk.asked[2].what).words == "start 3");
}

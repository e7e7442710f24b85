// The connection: taken up again where it was lost, found out when it is dead, and never given up for good.
#include "mattermost/stage.hpp"

using namespace tests::mattermost;

TEST_CASE("a connection that was lost is taken up again, and nothing is missed or heard twice") {
    stage it;
    const auto peer = it.connects();
    peer->hangs_up();
    it.clock.settle();
    CHECK_FALSE(it.bot->is_connected());
    it.server.say("anna", "incidents", "@chaosday status");
    CHECK(it.desk.asked.empty());
    it.clock.forward(5s);
    CHECK(it.bot->is_connected());
    CHECK(it.logs("is resumed"));
    REQUIRE(it.desk.asked.size() == 1);
    CHECK(it.server.messages("anna").size() == 1);
}

TEST_CASE("after a restart of the server what was said meanwhile is fetched, in its order, once") {
    stage it;
    it.connects();
    it.server.say("anna", "incidents", "@chaosday seen the first");
    it.server.restarts();
    it.server.posting.publish(
        {{"channel_id", it.place("incidents").id}, {"message", "@chaosday seen the second"}}, it.id("anna"));
    it.server.posting.publish(
        {{"channel_id", it.place("agents").id}, {"message", "@chaosday log third"}}, it.id("anna"));
    it.clock.forward(10s);
    CHECK(it.bot->is_connected());
    CHECK(it.bot->has_caught_up());
    std::vector<std::string> heard;
    for (std::size_t at = 0; at < it.desk.asked.size(); ++at) heard.push_back(it.desk.words_of(at));
    std::ranges::sort(heard);
    CHECK(heard == std::vector<std::string>{"log third", "seen the first", "seen the second"});
}

TEST_CASE("more posts than a page holds are fetched to the last one") {
    stage it;
    it.connects();
    it.server.say("anna", "incidents", "the last that is heard");
    it.server.dies();
    for (int number = 0; number < 450; ++number)
        it.server.posting.publish(
            {{"channel_id", it.place("incidents").id}, {"message", "@chaosday seen " + std::to_string(number)}},
            it.id("anna"));
    it.server.comes_back();
    it.clock.forward(2min);
    REQUIRE(it.desk.asked.size() == 450);
    for (std::size_t at = 0; at < 450; ++at) CHECK(it.desk.words_of(at) == "seen " + std::to_string(at));
}

TEST_CASE("what is late carries the time at which it was said") {
    stage it;
    it.connects();
    it.server.dies();
    it.server.posting.publish(
        {{"channel_id", it.place("incidents").id}, {"message", "@chaosday seen the fire"}}, it.id("anna"));
    const auto said_at = it.server.of.posts.back().number("create_at");
    it.clock.forward(5min);
    it.server.comes_back();
    it.clock.forward(2min);
    REQUIRE(it.desk.asked.size() == 1);
    REQUIRE(it.desk.asked[0].said_at.has_value());
    CHECK(it.desk.asked[0].said_at->time_since_epoch().count() == said_at);
}

TEST_CASE("when the last post that is known is gone, its time finds what came after") {
    stage it;
    it.connects();
    it.server.say("anna", "incidents", "soon to be deleted");
    auto& last = it.server.of.posts.back();
    it.server.dies();
    last.body["delete_at"] = last.body.at("create_at");
    const auto gone = last.id();
    it.server.posting.publish(
        {{"channel_id", it.place("incidents").id}, {"message", "@chaosday seen it"}}, it.id("anna"));
    std::erase_if(it.server.of.posts, [&](const posted& each) { return each.id() == gone; });
    it.server.comes_back();
    it.clock.forward(30s);
    REQUIRE(it.desk.asked.size() == 1);
    CHECK(it.desk.words_of(0) == "seen it");
}

TEST_CASE("a socket that is open and dead is found out by a ping that nobody answers") {
    stage it;
    it.connects();
    it.server.hub.panics();
    it.server.say("anna", "incidents", "@chaosday seen it");
    CHECK(it.desk.asked.empty());
    it.clock.forward(2min);
    CHECK(it.logs("open, and dead"));
    CHECK(it.bot->is_connected());
    REQUIRE(it.desk.asked.size() == 1);
}

TEST_CASE("a bot that was disabled and enabled again is connected anew") {
    stage it;
    it.connects();
    it.server.disable_bot();
    it.server.enable_bot();
    it.clock.forward(2min);
    CHECK(it.bot->is_connected());
    CHECK(it.server.say("anna", "anna", "status") == "noted");
}

TEST_CASE("a revoked token is told once, tried again and again, and never ends the bot") {
    stage it;
    it.connects();
    it.server.tokens.revoke(scripted_mattermost::bot_token);
    it.clock.forward(30min);
    CHECK(it.running->text() == "running");
    CHECK(it.times_logged("turns the bot's token away") == 1);
    for (const auto& each : it.log) CHECK(each.find(scripted_mattermost::bot_token) == std::string::npos);
}

TEST_CASE("a database that is down looks like a bad token, and passes") {
    stage it;
    it.connects();
    it.server.tokens.database_is_up = false;
    it.clock.forward(5min);
    CHECK(it.running->text() == "running");
    it.server.tokens.database_is_up = true;
    it.clock.forward(3min);
    CHECK(it.bot->is_connected());
    CHECK(it.server.say("anna", "anna", "status") == "noted");
}

TEST_CASE("users/me is asked every minute, which keeps the connection worth resuming") {
    stage it;
    it.connects();
    const auto before = it.server.calls_of("GET /users/me");
    it.clock.forward(10min);
    CHECK(it.server.calls_of("GET /users/me") == before + 10);
    it.server.hub.open_peer()->hangs_up();
    it.clock.forward(5s);
    CHECK(it.logs("is resumed"));
}

TEST_CASE("who starts while the server is away is let in when it comes back") {
    stage it;
    it.server.dies();
    it.starts();
    it.clock.forward(2min);
    CHECK(it.running->text() == "running");
    CHECK(it.times_logged("does not say who the bot is") == 1);
    it.server.comes_back();
    it.clock.forward(2min);
    CHECK(it.bot->is_connected());
}

TEST_CASE("a first start hears what was said a few minutes before, and nothing older") {
    stage it;
    const auto says = [&](const std::string& text) {
        it.server.posting.publish({{"channel_id", it.place("incidents").id}, {"message", text}}, it.id("anna"));
    };
    says("@chaosday seen long ago");
    it.clock.forward(20min);
    says("@chaosday seen just now");
    it.clock.forward(1min);
    it.connects();
    REQUIRE(it.desk.asked.size() == 1);
    CHECK(it.desk.words_of(0) == "seen just now");
}

TEST_CASE("an end closes the connection, and what was asked is answered") {
    stage it;
    it.connects();
    it.desk.takes = 500ms;
    it.server.say("anna", "anna", "status");
    it.stops();
    it.clock.forward(5s);
    CHECK(it.running->ended);
    CHECK(it.running->text() == "well");
    CHECK(it.server.messages("anna").size() == 2);
    CHECK(it.server.hub.open_peers() == 0);
}

TEST_CASE("a bot that leaves a channel tells the operator, and nobody else") {
    stage it;
    it.connects();
    it.server.leave("chaosday", "incidents");
    it.clock.forward(5s);
    CHECK(it.logs("removed from the channel"));
    CHECK(it.server.calls_of("POST /channels/direct") == 0);
}

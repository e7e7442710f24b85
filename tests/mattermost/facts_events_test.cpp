// Fact 3: what events mean, and what they only seem to mean.
#include "mattermost/stage.hpp"

using namespace tests::mattermost;

TEST_CASE("F3.4 who asks is told by user_id alone: a name that somebody gave themselves changes nothing") {
    stage it;
    it.connects();
    it.server.posting.publish({{"channel_id", it.place("incidents").id}, {"message", "@chaosday status"},
                                  {"props", {{"override_username", "anna"}}}},
        it.id("ben"));
    it.clock.settle();
    REQUIRE(it.desk.asked.size() == 1);
    CHECK(it.desk.asked[0].from.who == it.person("ben"));
    CHECK(it.server.messages("anna").empty());
    CHECK(it.server.messages("ben").size() == 1);
}

TEST_CASE("F3.4 whoever forges from_bot or from_webhook is not heard, and nobody else is in their place") {
    for (const auto* prop : {"from_bot", "from_webhook"}) {
        CAPTURE(prop);
        stage it;
        it.connects();
        it.server.posting.publish({{"channel_id", it.place("incidents").id}, {"message", "@chaosday stop-all"},
                                      {"props", {{prop, "true"}, {"override_username", "anna"}}}},
            it.id("ben"));
        it.clock.settle();
        CHECK(it.desk.asked.empty());
    }
}

TEST_CASE("F3.5 a mention in a thread is heard, and its answer is not in the thread") {
    stage it;
    it.connects();
    it.server.say("ben", "incidents", "a root");
    const auto root = it.server.message("incidents", "a root");
    it.server.posting.publish(
        {{"channel_id", root.channel()}, {"root_id", root.id()}, {"message", "@chaosday status"}}, it.id("anna"));
    it.clock.settle();
    CHECK(it.desk.asked.size() == 1);
    CHECK(it.server.messages("incidents").size() == 2);
    CHECK(it.server.messages("anna").back().text("root_id").empty());
}

TEST_CASE("F3.6 a post that is edited, pinned or deleted is not heard again") {
    stage it;
    it.connects();
    it.server.say("anna", "incidents", "@chaosday seen it");
    auto& post = *it.server.of.find_post(it.server.message("incidents", "seen it").id());
    it.server.posting.change(post, {{"message", "@chaosday seen it all"}});
    it.server.posting.pin(post, true);
    it.server.posting.remove(post, it.id("anna"));
    it.clock.settle();
    CHECK(it.desk.asked.size() == 1);
}

TEST_CASE("F3.7 what only one client shows, who types and who is online is no speech") {
    stage it;
    it.connects();
    it.server.posting.show_alone(
        it.server.of.bot, {{"channel_id", it.place("incidents").id}, {"message", "@chaosday status"}});
    const auto where = it.place("incidents").id;
    it.server.hub.tell("typing", {{"parent_id", ""}, {"user_id", it.id("anna")}}, {{}, where, {}});
    it.server.hub.tell(
        "status_change", {{"status", "away"}, {"user_id", it.server.of.bot}}, {it.server.of.bot, {}, {}});
    it.server.hub.tell("thread_updated", {{"thread", "{}"}}, {it.server.of.bot, {}, {}});
    it.clock.settle();
    CHECK(it.desk.asked.empty());
    CHECK_FALSE(it.logs("can not be read"));
}

TEST_CASE("F3.8 whoever was removed by somebody else is no farewell of ours") {
    stage it;
    it.connects();
    it.server.leave("ben", "incidents");
    CHECK(it.server.messages("ben").empty());
    CHECK_FALSE(it.logs("removed from the channel"));
}

TEST_CASE("F3.10 a person who was never seen before is answered in a direct channel that nobody had opened") {
    stage it;
    it.connects();
    it.server.of.add_person("cara");
    CHECK(it.server.say("cara", "cara", "help") == "noted");
    CHECK(it.desk.asked[0].from.who == it.person("cara"));
}

TEST_CASE("F3.11 @all, @channel and @here are no words to us, though the server says that they mention us") {
    stage it;
    it.connects();
    for (const auto* text : {"@all stop-all", "@channel status", "@here stop-all"})
        it.server.say("anna", "incidents", text);
    CHECK(it.desk.asked.empty());
}

TEST_CASE("F3.12 in a group of a few people the bot is spoken to by name, and answers each directly") {
    stage it;
    const auto id = it.server.of.add_channel("0123456789abcdef0123456789abcdef01234567", {"anna", "ben"});
    it.server.of.channels.at(id).type = 'G';
    it.connects();
    const auto says = [&](const std::string& text) {
        it.server.posting.publish({{"channel_id", id}, {"message", text}}, it.id("anna"));
        it.clock.forward(2s);
    };
    says("status");
    CHECK(it.desk.asked.empty());
    says("@chaosday status");
    REQUIRE(it.desk.asked.size() == 1);
    CHECK(std::get<desk::said_words>(it.desk.asked[0].what).in_the_open);
    CHECK(it.server.messages("anna").size() == 1);
    CHECK(it.server.messages("0123456789abcdef0123456789abcdef01234567").size() == 2);
}

TEST_CASE("F3.13 two copies of the bot hear everything, and what they answer is one post") {
    stage it;
    it.connects();
    auto second = std::make_unique<platform>(it.around(), it.how);
    const auto running = tests::play(it.io, second->run());
    it.clock.settle();
    REQUIRE(second->is_connected());
    it.server.say("anna", "incidents", "@chaosday status");
    it.server.say("anna", "anna", "board");
    it.clock.forward(5s);
    CHECK(it.desk.asked.size() == 4);
    CHECK(it.server.messages("anna").size() == 3);  // what she said, and two answers
    running->stop.emit(net::cancellation_type::terminal);
    it.clock.forward(10s);
    CHECK(running->ended);
}

TEST_CASE("F3.14 somebody new at the server is known by name before they say a word") {
    stage it;
    it.connects();
    const auto id = it.server.of.add_person("nora");
    CHECK_FALSE(it.bot->person("nora").has_value());
    it.server.hub.tell("new_user", {{"user_id", id}}, {});
    it.clock.settle();
    CHECK(it.bot->person("nora") == it.person("nora"));
}

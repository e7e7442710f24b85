// What events look like and who hears them (FACTS 3).
#include "scripted/mattermost/client.hpp"

using namespace tests::mattermost;

namespace {

struct heard : client {
    std::shared_ptr<listener> bot = listens();
    json post() const { return bot->inner("posted", "post"); }
    json data(const std::string& event) const {
        for (auto each = bot->heard.rbegin(); each != bot->heard.rend(); ++each)
            if (each->value("event", "") == event) return each->at("data");
        return {};
    }
    bool mentions_bot(const std::string& text) {
        server.say("anna", "incidents", text);
        const auto it = data("posted");
        return it.contains("mentions") && it.at("mentions").get<std::string>().find(server.of.bot) != std::string::npos;
    }
};

}  // namespace

TEST_CASE("posted carries the post as JSON in a string") {
    heard it;
    it.server.say("anna", "incidents", "hello from anna");
    CHECK(differs(it.bot->last(), captured("posted-user-public")) == "");
    CHECK(differs(it.post(), captured("posted-user-public", "post")) == "");
    CHECK(it.post().at("user_id") == it.anna);
    CHECK(it.data("posted").at("sender_name") == "@anna");
}

TEST_CASE("Inside that string < > and & are escaped as Go does it, twice over") {
    heard it;
    it.server.say("anna", "incidents", "a < b & c > d");
    const auto raw = go_json({{"post", go_json({{"message", "<"}})}});
    CHECK(raw == R"({"post":"{\"message\":\"\\u003c\"}"})");
    CHECK(it.post().at("message") == "a < b & c > d");
}

TEST_CASE("mentions holds the bot for its name as a word, for everybody's names, and in direct messages") {
    heard it;
    for (const auto* text :
        {"@chaosday status", "well, @ChaosDay: status", "@all look", "@channel look", "@here look"}) {
        CAPTURE(text);
        CHECK(it.mentions_bot(text));
    }
    for (const auto* text : {"chaosday status", "`@chaosday`", "```\n@chaosday\n```", "x@chaosday", "@chaosdays"}) {
        CAPTURE(text);
        CHECK_FALSE(it.mentions_bot(text));
        CHECK_FALSE(it.data("posted").contains("mentions"));
    }
    it.server.say("anna", "anna", "no name at all");
    CHECK(it.data("posted").at("mentions") == json(json::array({it.server.of.bot}).dump()));
}

TEST_CASE("A direct message has the channel of two ids, no team, and its sender as the channel's name") {
    heard it;
    it.server.say("anna", "anna", "hello");
    const auto it_says = it.data("posted");
    CHECK(it_says.at("channel_type") == "D");
    CHECK(it_says.at("channel_name").get<std::string>().find("__") == 26);
    CHECK(it_says.at("channel_display_name") == "@anna");
    CHECK(it_says.at("team_id") == "");
}

TEST_CASE("The bot hears its own posts, with from_bot as a string, and only channels that it is in") {
    heard it;
    it.posts("my own");
    CHECK(it.post().at("props") == json{{"from_bot", "true"}});
    const auto other = it.server.of.add_channel("other", {"anna"}, false, false);
    const auto before = it.bot->heard.size();
    it.server.say("anna", "other", "@chaosday hello");
    CHECK(it.bot->heard.size() == before);
}

TEST_CASE("A person can forge from_webhook and another name: sender_name follows, user_id does not") {
    heard it;
    it.answer(201, "POST", "posts",
        {{"channel_id", it.incidents}, {"message", "forged"},
            {"props", {{"from_webhook", "true"}, {"override_username", "root"}}}},
        it.anna_token);
    CHECK(it.data("posted").at("sender_name") == "root");
    CHECK(it.post().at("user_id") == it.anna);
}

TEST_CASE("System messages carry a person's id and a type of their own") {
    heard it;
    it.server.of.add_person("cara");
    it.server.join("cara", "incidents");
    CHECK(
        it.data("user_added") == json{{"team_id", it.server.of.team_id}, {"user_id", it.server.of.person("cara").id}});
    CHECK(it.data("posted").at("sender_name") == "System");
    CHECK(it.post().at("type") == "system_join_channel");
    CHECK(it.post().at("user_id") == it.server.of.person("cara").id);
}

TEST_CASE("user_removed has two shapes: for those who stay and for whoever had to go") {
    heard it;
    it.server.leave("ben", "incidents");
    CHECK(it.data("user_removed") == json{{"user_id", it.ben}, {"remover_id", it.ben}});
    it.server.leave("chaosday", "incidents");
    CHECK(it.data("user_removed") == json{{"channel_id", it.incidents}, {"remover_id", it.server.of.bot}});
}

TEST_CASE("Reactions, headers, archiving, new names") {
    heard it;
    const auto on = it.posts("look");
    it.server.react("anna", it.server.message("incidents", "look"), "pencil");
    CHECK(differs(it.bot->inner("reaction_added", "reaction"), captured("reaction_added-removed", "reaction")) == "");
    it.server.react("anna", it.server.message("incidents", "look"), "pencil", false);
    CHECK(it.bot->inner("reaction_removed", "reaction").at("create_at") == 0);
    it.answer(200, "PUT", "channels/" + it.incidents + "/patch", {{"header", "Chaos today"}});
    CHECK(differs(it.bot->inner("channel_updated", "channel"), captured("channel_updated", "channel")) == "");
    CHECK(it.post().at("type") == "system_header_change");
    it.server.archive("incidents");
    CHECK(it.data("channel_deleted").at("channel_id") == it.incidents);
    it.server.rename("anna", "hanna");
    CHECK(it.data("user_updated").at("user").at("username") == "hanna");
}

TEST_CASE("post_edited comes for a new text and for a pin; post_deleted shows the post as it was") {
    heard it;
    const auto id = it.posts("first").at("id").get<std::string>();
    it.answer(200, "PUT", "posts/" + id + "/patch", {{"message", "second"}});
    CHECK(it.bot->inner("post_edited", "post").at("edit_at") > 0);
    CHECK(it.data("post_edited").size() == 1);
    const auto edited = it.bot->inner("post_edited", "post").at("edit_at");
    it.answer(200, "POST", "posts/" + id + "/pin");
    CHECK(it.bot->inner("post_edited", "post").at("is_pinned") == true);
    CHECK(it.bot->inner("post_edited", "post").at("edit_at") == edited);
    it.answer(200, "DELETE", "posts/" + id);
    CHECK(it.bot->inner("post_deleted", "post").at("delete_at") == 0);
    CHECK(it.bot->inner("post_deleted", "post").at("message") == "second");
}

TEST_CASE("The longest post makes a frame of more than a hundred thousand bytes, and it arrives whole") {
    heard it;
    it.server.say("anna", "incidents", std::string(16'383, '<'));
    CHECK(go_json(it.bot->last()).size() > 115'000);
    CHECK(it.post().at("message").get<std::string>().size() == 16'383);
}

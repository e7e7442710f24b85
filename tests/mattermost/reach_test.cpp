// Whether the server can call the bot: found out, told once, and done without where it can not.
#include "mattermost/stage.hpp"

using namespace tests::mattermost;

namespace {

/// The server has an address for the bot, and nobody answers there.
struct cut_off : stage {
    cut_off() { server.bridge.calls = nullptr; }
    void is_reached() {
        server.bridge.calls = [this](bot::wire::http_request call) { return bot->answer(std::move(call)); };
    }
};

speech::message with_button() { return {{speech::paragraph{{speech::text{"choose"}}}}, {button("Seen", "seen it")}}; }

}  // namespace

TEST_CASE("a callback that can not be reached is told once, with what still works and what to look at") {
    cut_off it;
    it.connects();
    it.clock.forward(2h);
    CHECK(it.times_logged("can not call the bot") == 1);
    CHECK(it.logs("mentions and direct messages do"));
    CHECK(it.logs("AllowedUntrustedInternalConnections"));
    CHECK(it.server.calls_of("POST /commands/execute") > 5);
    CHECK_FALSE(it.logs(stage::command_token));
}

TEST_CASE("without callbacks everything goes by mention and direct message, buttons and forms as words") {
    cut_off it;
    it.connects();
    CHECK(it.server.say("anna", "incidents", "@chaosday status") == "noted");
    CHECK(it.server.say("ben", "ben", "status") == "noted");
    CHECK_THROWS_AS(it.server.say("anna", "incidents", "/chaos status"), nobody_answers);
    REQUIRE(it.finishes(it.bot->post(it.place("incidents"), "1-p1", with_button())).has_value());
    const auto post = it.server.messages("incidents").back();
    CHECK_FALSE(post.body.at("props").contains("attachments"));
    CHECK(post.message().find("`@chaosday seen it`") != std::string::npos);
}

TEST_CASE("when the callback is reached again, that is told, and there are buttons from then on") {
    cut_off it;
    it.connects();
    it.is_reached();
    it.clock.forward(11min);
    CHECK(it.times_logged("reaches the bot again") == 1);
    REQUIRE(it.finishes(it.bot->post(it.place("incidents"), "1-p1", with_button())).has_value());
    const auto post = it.server.messages("incidents").back();
    CHECK(it.server.press("anna", post.body, "Seen") == "noted");
    const auto tries = it.server.calls_of("POST /commands/execute");
    it.clock.forward(2h);
    CHECK(it.server.calls_of("POST /commands/execute") <= tries + 2);
}

TEST_CASE("a server without the command is told so, and how to make it") {
    stage it;
    it.server.of.commands.clear();
    it.connects();
    it.clock.forward(1h);
    CHECK(it.times_logged("knows no command /chaos: run chaosday mattermost-setup") == 1);
}

TEST_CASE("a bot that is taken out of a team says so; others who leave it are no news") {
    stage it;
    it.connects();
    const auto leaves = [&](const std::string& who) {
        it.server.hub.tell("leave_team", {{"team_id", it.server.of.team_id}, {"user_id", who}}, {});
        it.clock.settle();
    };
    leaves(it.id("ben"));
    CHECK_FALSE(it.logs("removed from a team"));
    leaves(it.server.of.bot);
    CHECK(it.times_logged("removed from a team") == 1);
}

TEST_CASE("a channel that is archived is told to whoever facilitates a day there") {
    stage it;
    it.connects();
    it.desk.notices.push_back({it.person("anna"), words("it was archived: unarchive it")});
    it.server.archive("incidents");
    it.clock.forward(5s);
    REQUIRE(it.server.messages("anna").size() == 1);
    CHECK(it.server.messages("anna")[0].message() == "it was archived: unarchive it");
    CHECK(it.logs("was archived"));
}

TEST_CASE("a callback that worked and breaks is noticed within the hour, and again when it is mended") {
    cut_off it;
    it.is_reached();
    it.connects();
    CHECK_FALSE(it.logs("can not call the bot"));
    it.server.bridge.calls = nullptr;
    it.clock.forward(61min);
    CHECK(it.times_logged("can not call the bot") == 1);
    it.is_reached();
    it.clock.forward(11min);
    CHECK(it.times_logged("reaches the bot again") == 1);
}

TEST_CASE("a command that calls another program is told once, and what the bot says to it is said once") {
    stage it;
    it.server.bridge.calls = [](bot::wire::http_request) -> net::awaitable<bot::wire::http_response> {
        co_return bot::wire::http_response{200, {}, "I am another tool"};
    };
    it.connects();
    it.clock.forward(5h);
    CHECK(it.times_logged("calls another program") == 1);
    CHECK(it.server.calls_of("POST /commands/execute") == 1);
    it.server.bridge.calls = [&it](bot::wire::http_request call) { return it.bot->answer(std::move(call)); };
    REQUIRE(it.finishes(it.bot->post(it.place("incidents"), "1-p1", with_button())).has_value());
    CHECK(it.server.press("anna", it.server.messages("incidents").back().body, "Seen") == "noted");
}

TEST_CASE("a command with a token that is none of ours is told as that, and not as a bot that can not be called") {
    stage it;
    it.server.of.commands[0].token = "anotherstokenanothersoken1";
    it.connects();
    it.clock.forward(5h);
    CHECK(it.times_logged("a token of a command that the bot does not know") == 1);
    CHECK_FALSE(it.logs("can not call the bot"));
    CHECK_FALSE(it.logs("anotherstoken"));
    REQUIRE(it.finishes(it.bot->post(it.place("incidents"), "1-p1", with_button())).has_value());
    CHECK(it.server.messages("incidents").back().body.at("props").contains("attachments"));
}

TEST_CASE("a command of method G, or one that is redirected, is told as that once, and its token nowhere") {
    for (const bool is_redirected : {false, true}) {
        stage it;
        if (!is_redirected) it.server.of.commands[0].method = "G";
        it.server.bridge.calls = [&](bot::wire::http_request call) -> net::awaitable<bot::wire::http_response> {
            if (is_redirected && call.method == "POST") co_return bot::wire::http_response{302, {}, {}};
            auto answering = it.bot->answer(std::move(call));
            co_return co_await std::move(answering);
        };
        it.connects();
        it.clock.forward(5h);
        CHECK(it.times_logged("calls the bot by GET") == 1);
        CHECK_FALSE(it.logs("can not call the bot"));
        CHECK_FALSE(it.logs(stage::command_token));
        CHECK(it.server.calls_of("POST /commands/execute") == 1);
        CHECK(it.desk.asked.empty());
    }
}

TEST_CASE("what is no POST is answered as if nothing were there") {
    stage it;
    it.connects();
    for (const auto* method : {"GET", "HEAD", "PUT"})
        for (const auto* path : {"/mattermost/command", "/mattermost/button", "/mattermost/form"})
            CHECK(it.finishes(it.bot->answer({method, path, {}, {}})).status == 404);
}

TEST_CASE("until a call has come buttons have their words beside them; from then on they stand alone") {
    stage it;
    it.server.of.commands.clear();
    it.connects();
    const auto post = [&](const char* name) {
        REQUIRE(it.finishes(it.bot->post(it.place("incidents"), name, with_button())).has_value());
        return it.server.messages("incidents").back();
    };
    const auto unproved = post("1-p1");
    CHECK(it.server.of.shown(unproved.body) == "choose\n[Seen]\n→ Seen: @chaosday seen it");
    CHECK(it.server.press("anna", unproved.body, "Seen") == "noted");
    CHECK(it.server.of.shown(post("1-p2").body) == "choose\n[Seen]");
}

// How people reach the bot, and that only they read its answers.
#include "mattermost/stage.hpp"

using namespace tests::mattermost;

TEST_CASE("a slash command is asked at the desk, and its answer is for the asker alone") {
    stage it;
    it.connects();
    CHECK(it.server.say("anna", "incidents", "/chaos status  now") == "noted");
    REQUIRE(it.desk.asked.size() == 1);
    CHECK(it.desk.words_of(0) == "status  now");
    CHECK(it.desk.asked[0].from.who == it.person("anna"));
    CHECK(it.desk.asked[0].from.where == it.place("incidents"));
    CHECK(it.server.messages("incidents").empty());
    CHECK(it.server.bridge.alone.back().by == "slash");
}

TEST_CASE("a mention in a channel is answered by direct message, and never there") {
    stage it;
    it.connects();
    CHECK(it.server.say("anna", "incidents", "@chaosday status") == "noted");
    REQUIRE(it.desk.asked.size() == 1);
    CHECK(it.desk.words_of(0) == "status");
    CHECK(std::get<desk::said_words>(it.desk.asked[0].what).in_the_open);
    CHECK(it.server.messages("incidents").size() == 1);
    CHECK(it.server.messages("anna").size() == 1);
}

TEST_CASE("a direct message needs no mention, and is answered where it was said") {
    stage it;
    it.connects();
    CHECK(it.server.say("ben", "ben", "help start") == "noted");
    CHECK(it.desk.words_of(0) == "help start");
    CHECK_FALSE(std::get<desk::said_words>(it.desk.asked[0].what).in_the_open);
    CHECK(it.server.messages("ben").size() == 2);
}

TEST_CASE("when the direct message fails the answer waits for it, and the channel never reads it") {
    stage it;
    it.connects();
    for (int times = 0; times < 2; ++times) it.server.faults["POST /channels/direct"].push_back(errs(500, "x.y"));
    CHECK(it.server.say("anna", "incidents", "@chaosday status") == "");
    it.clock.forward(10s);
    CHECK(it.server.messages("incidents").size() == 1);
    REQUIRE(it.server.messages("anna").size() == 1);
    CHECK(it.server.messages("anna")[0].message() == "noted");
}

TEST_CASE(
    "a direct answer that may stand is looked for when the server has forgotten that it was sent, and stands once") {
    for (const bool stands : {true, false}) {
        CAPTURE(stands);
        stage it;
        it.connects();
        auto lost = errs(502, "x.y");
        lost.happens_first = stands;
        it.server.faults["POST /posts"] = std::deque<fault>(5, errs(500, "x.y"));
        it.server.faults["POST /posts"].front() = lost;
        CHECK(it.server.say("anna", "incidents", "@chaosday status") == (stands ? "noted" : ""));
        it.clock.forward(5min);
        CHECK(it.server.messages("anna").size() == 1);
        CHECK(it.times_logged("could not be given") == 0);
    }
}

TEST_CASE("what takes the desk long is answered in time, and the answer follows by the response path") {
    stage it;
    it.connects();
    it.desk.takes = 5s;
    it.server.bridge.patience = 30s;
    const auto waiting = it.server.bridge.types(it.id("anna"), it.place("incidents").id, "/chaos status");
    it.clock.forward(3s);
    REQUIRE(waiting->is_over);
    CHECK(waiting->complaint.empty());
    it.clock.forward(3s);
    REQUIRE(it.server.bridge.alone.size() == 2);
    CHECK(it.server.bridge.alone[1].by == "hook");
    CHECK(it.server.bridge.alone[1].text == "noted");
    CHECK(it.server.messages("anna").empty());
}

TEST_CASE("the host of a response URL is anybody's: the answer goes to the configured server") {
    stage it;
    it.connects();
    it.server.bridge.seen_as = "https://evil.example.org";
    it.desk.takes = 5s;
    const auto waiting = it.server.bridge.types(it.id("anna"), it.place("incidents").id, "/chaos status");
    it.clock.forward(8s);
    CHECK(it.server.bridge.alone.back().text == "noted");
    for (const auto& each : it.server.dials) CHECK(each.host == "127.0.0.1");
}

TEST_CASE("a call without a token of ours is turned away, and nothing is asked") {
    stage it;
    it.connects();
    it.server.of.commands[0].token = "anotherstokenanothersoken1";
    const auto refused = it.server.bridge.types(it.id("anna"), it.place("incidents").id, "/chaos stop-all");
    it.clock.settle();
    CHECK(refused->complaint.find("401") != std::string::npos);
    CHECK(it.desk.asked.empty());
    CHECK_FALSE(it.logs("anotherstoken"));
    CHECK(it.logs("turned away"));
}

TEST_CASE("calls without a token of ours are told once a minute, with how many there were") {
    stage it;
    it.connects();
    const bot::wire::http_request forged{"POST", "/mattermost/command",
        {{"Content-Type", "application/x-www-form-urlencoded"}},
        "token=guessed&trigger_id=x&user_id=" + it.id("anna") + "&channel_id=" + it.place("incidents").id};
    const auto calls = [&](int times) {
        for (int n = 0; n < times; ++n) CHECK(it.finishes(it.bot->answer(forged)).status == 401);
    };
    calls(100);
    CHECK(it.times_logged("had no token of ours") == 1);
    it.clock.forward(1min);
    calls(2);
    CHECK(it.times_logged("had no token of ours") == 2);
    CHECK(it.logs("(and 99 like it since the last was told)"));
}

TEST_CASE("posts of ours, of bots, of webhooks and of the server itself are not heard") {
    stage it;
    it.connects();
    const auto says = [&](json props, const std::string& type, const std::string& who) {
        it.server.posting.publish({{"channel_id", it.place("incidents").id}, {"message", "@chaosday stop-all"},
                                      {"props", std::move(props)}, {"type", type}},
            it.id(who));
        it.clock.settle();
    };
    says({{"from_webhook", "true"}}, "", "anna");
    says({{"from_bot", "true"}}, "", "anna");
    says(json::object(), "system_header_change", "anna");
    says(json::object(), "", "chaosday");
    CHECK(it.desk.asked.empty());
    says({{"override_username", "admin"}}, "", "ben");
    REQUIRE(it.desk.asked.size() == 1);
    CHECK(it.desk.asked[0].from.who == it.person("ben"));
}

TEST_CASE("a reaction puts a message on the record with its own time, author and link, and takes it off again") {
    stage it;
    it.connects();
    it.server.say("ben", "incidents", "the shop is slow");
    const auto post = it.server.message("incidents", "slow");
    it.clock.forward(10s);
    it.server.react("anna", post, "pencil");
    REQUIRE(it.desk.asked.size() == 1);
    const auto& marked = std::get<desk::marked_message>(it.desk.asked[0].what);
    CHECK(marked.author == it.person("ben"));
    CHECK(marked.text == "the shop is slow");
    CHECK(marked.by_reaction);
    CHECK(marked.at.time_since_epoch().count() == post.number("create_at"));
    CHECK(marked.link == it.server.link_to(post));
    it.server.react("anna", post, "pencil", false);
    REQUIRE(it.desk.asked.size() == 2);
    CHECK(std::holds_alternative<desk::unmarked_message>(it.desk.asked[1].what));
    it.server.react("anna", post, "fire");
    CHECK(it.desk.asked.size() == 2);
}

TEST_CASE("whoever comes into a channel is told to the desk; the bot itself is not greeted") {
    stage it;
    it.connects();
    it.server.of.add_person("carla");
    it.server.join("carla", "incidents");
    REQUIRE_FALSE(it.desk.asked.empty());
    CHECK(std::get<desk::came_in>(it.desk.asked[0].what).who == it.person("carla"));
    CHECK(it.bot->person("carla") == it.person("carla"));
}

TEST_CASE("a person who is renamed is known by the new name only") {
    stage it;
    it.connects();
    REQUIRE(it.bot->person("anna") == it.person("anna"));
    const auto who = it.person("anna");
    it.server.rename("anna", "anna.b");
    CHECK(it.bot->person("anna.b") == who);
    CHECK_FALSE(it.bot->person("anna").has_value());
    CHECK(it.bot->channel("incidents", it.place("agents")) == it.place("incidents"));
}

namespace {

/// Answers with the names of three of whom nobody here has heard yet.
void names_strangers(stage& in) {
    in.desk.answers = [](const desk::request&) {
        speech::line said{speech::text{"ask "}};
        for (const auto* each :
            {"stranger1stranger1stranger", "stranger2stranger2stranger", "stranger3stranger3stranger"})
            said.emplace_back(speech::person{{day::platform::mattermost, each}});
        return desk::answer{{{speech::paragraph{std::move(said)}}, {}}, {}, {}, false};
    };
}

}  // namespace

TEST_CASE("a call is answered in time whatever the API does: the answer follows when the names are known") {
    for (const bool is_limited : {true, false}) {
        CAPTURE(is_limited);
        stage it;
        it.connects();
        names_strangers(it);
        auto slow = is_limited ? limits(20) : fault{};
        slow.hangs = !is_limited;
        it.server.faults["GET /users/{}"] = std::deque<fault>(is_limited ? 1 : 4, slow);
        it.server.bridge.patience = 30s;
        const auto waiting = it.server.bridge.types(it.id("anna"), it.place("incidents").id, "/chaos status");
        it.clock.forward(16s);
        REQUIRE(waiting->is_over);
        CHECK(waiting->complaint.empty());
        it.clock.forward(1min);
        CHECK(it.server.bridge.alone.back().by == "hook");
        CHECK(it.server.bridge.alone.back().text.starts_with("ask "));
    }
}

TEST_CASE("a form that can not be opened at once, for the server limits us or its ticket is old, is said in words") {
    for (const auto& trouble : {limits(20), errs(400, "api.action.dialog.trigger_id.expired.app_error")}) {
        stage it;
        it.connects();
        it.desk.answers = [](const desk::request&) {
            desk::answer asks{words("say start CARD"), {}, {}, false};
            asks.open = speech::form{"start", "Start", "Start", {{"card", "3"}}, {}};
            asks.open->fields.push_back({"why", "Why?", "", "", speech::field_kind::lines, true, {}});
            return asks;
        };
        it.server.faults["POST /actions/dialogs/open"] = {trouble};
        const auto waiting = it.server.bridge.types(it.id("anna"), it.place("incidents").id, "/chaos start");
        it.clock.forward(3s);
        REQUIRE(waiting->is_over);
        CHECK(waiting->complaint.empty());
        CHECK(it.server.bridge.alone.back().text == "say start CARD");
    }
}

TEST_CASE("a response path that is no good any more leaves the direct message") {
    stage it;
    it.connects();
    it.desk.takes = 5s;
    it.server.faults["POST /hooks/commands/{}"] = {errs(404, "api.command_hook.try_use.invalid.app_error")};
    it.server.bridge.types(it.id("anna"), it.place("incidents").id, "/chaos status");
    it.clock.forward(10s);
    REQUIRE(it.server.messages("anna").size() == 1);
    CHECK(it.server.messages("anna")[0].message() == "noted");
}

TEST_CASE("a form of which nobody knows whether it opened is said in words too, and taken when it is sent") {
    fault hanging, broken = errs(500, "x.y");
    hanging.hangs = broken.happens_first = hanging.happens_first = true;
    for (const auto& trouble : {hanging, broken}) {
        stage it;
        it.connects();
        it.desk.answers = [](const desk::request& asked) {
            desk::answer asks{words("say start CARD"), {}, {}, false};
            if (std::holds_alternative<desk::filled_form>(asked.what))
                return desk::answer{words("on it"), {}, {}, false};
            asks.open = speech::form{"start", "Start", "Start", {{"card", "3"}}, {}};
            asks.open->fields.push_back({"why", "Why?", "", "", speech::field_kind::lines, true, {}});
            return asks;
        };
        it.server.faults["POST /actions/dialogs/open"] = {trouble};
        const auto waiting = it.server.bridge.types(it.id("anna"), it.place("incidents").id, "/chaos start");
        it.clock.forward(12s);
        REQUIRE(waiting->is_over);
        CHECK(waiting->complaint.empty());
        REQUIRE_FALSE(it.server.bridge.alone.empty());
        CHECK(it.server.bridge.alone.back().text == "say start CARD");
        CHECK(it.server.submit("anna", {{"why", "now"}}) == "on it");
        CHECK(it.server.bridge.alone.back().by == "hook");  // the form knows by which way it was asked for
    }
}

TEST_CASE("an answer that the server would cut off goes directly") {
    stage it;
    it.connects();
    std::string all;
    for (int line = 0; line < 30'000; ++line) all += "line " + std::to_string(line) + " of a very long report\n";
    it.desk.answers = [&](const desk::request&) { return desk::answer{words(all), {}, {}, false}; };
    CHECK(it.server.say("anna", "incidents", "/chaos export").starts_with("I have answered you in a direct message."));
    it.clock.forward(30s);
    std::string read;
    for (const auto& each : it.server.messages("anna")) read += each.message();
    CHECK(read == all);
    // The same by the response path, which an answer takes that is late.
    it.desk.takes = 5s;
    it.server.bridge.types(it.id("ben"), it.place("incidents").id, "/chaos export");
    it.clock.forward(1min);
    CHECK(it.server.calls_of("POST /hooks/commands/{}") == 0);
    CHECK(it.server.messages("ben").size() == it.server.messages("anna").size());
}

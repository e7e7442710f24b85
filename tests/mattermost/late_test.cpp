// What was said while the bot was away, and what it had answered before it went.
#include "mattermost/absence.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

using namespace tests::mattermost;

TEST_CASE("what was answered before a restart is neither asked nor answered again") {
    absence it;
    it.connects();
    it.server.say("anna", "incidents", "@chaosday status");
    it.server.say("ben", "ben", "extend 17:00");
    REQUIRE(it.desk.asked.size() == 2);
    for (const auto wait : {10s, 120s}) {
        it.clock.forward(wait);
        it.restarts_bot();
        CHECK(it.desk.asked.size() == 2);
        CHECK(it.server.messages("anna").size() == 1);
        CHECK(it.server.messages("ben").size() == 2);
    }
}

TEST_CASE("what was asked and not answered before a restart is asked again") {
    absence it;
    it.connects();
    it.server.faults["POST /posts"] = std::deque<fault>(3, errs(500, "x.y"));
    it.server.say("anna", "incidents", "@chaosday status");
    CHECK(it.desk.asked.size() == 1);
    CHECK(it.server.messages("anna").empty());
    it.restarts_bot();
    it.clock.forward(30s);
    CHECK(it.desk.asked.size() == 2);
    CHECK(it.server.messages("anna").size() == 1);
}

TEST_CASE("who does not say whether an answer stands is no reason to leave somebody without one") {
    absence it;
    it.connects();
    it.server.say("anna", "incidents", "@chaosday status");
    it.stops();
    it.clock.forward(5s);
    it.bot.reset();
    it.server.faults["POST /channels/direct"].push_back(errs(500, "x.y"));
    it.starts();
    it.clock.forward(10s);
    CHECK(it.desk.asked.size() == 2);
}

TEST_CASE("a bot that was away for hours hears what was said meanwhile, and does nothing twice") {
    absence it;
    it.connects();
    it.clock.forward(20min);
    it.server.say("anna", "incidents", "@chaosday log before it went");
    it.clock.forward(1min);
    it.goes_away();
    it.clock.forward(1h);
    it.writes("anna", "@chaosday stop-all");
    const auto said_at = it.server.of.posts.back().number("create_at");
    it.clock.forward(1h);
    it.comes_back();
    REQUIRE(it.desk.asked.size() == 2);
    CHECK(it.desk.words_of(1) == "stop-all");
    REQUIRE(it.desk.asked[1].said_at.has_value());
    CHECK(it.desk.asked[1].said_at->time_since_epoch().count() == said_at);
    it.clock.forward(1min);
    it.restarts_bot();
    it.clock.forward(30min);
    it.restarts_bot();
    CHECK(it.desk.asked.size() == 2);
}

TEST_CASE("what was fetched late and not answered before a second crash is asked again") {
    absence it;
    it.connects();
    it.clock.forward(20min);
    it.goes_away();
    it.clock.forward(1h);
    it.writes("anna", "@chaosday log the outage");
    it.clock.forward(1h);
    it.server.faults["POST /posts"] = std::deque<fault>(40, errs(500, "x.y"));
    it.comes_back();
    CHECK(it.asked_of("log the outage") == 1);
    it.clock.forward(1min);
    it.server.faults.clear();
    it.restarts_bot();
    CHECK(it.asked_of("log the outage") == 2);
    CHECK(it.server.messages("anna").size() == 1);
}

TEST_CASE("eight days back are heard and no more; also when what was kept can not be read; another account's is none") {
    const std::string own = "own", others = R"({"account":"somebodyelsesaccountatall1","heard_until":1})";
    for (const auto& kept : std::vector<std::optional<std::string>>{own, "", "{", "[]", std::nullopt, others}) {
        CAPTURE(kept.value_or("none"));
        absence it;
        it.connects();
        it.clock.forward(20min);
        it.goes_away();
        it.writes("anna", "@chaosday seen long ago");
        it.clock.forward(25h);
        it.writes("anna", "@chaosday seen a week ago");
        it.clock.forward(24h * 7);
        it.writes("anna", "@chaosday seen today");
        it.clock.forward(3h);
        if (kept != own) it.mark = kept;
        it.comes_back();
        const bool is_first = !kept || kept == others;
        CHECK(it.asked_of("seen long ago") == 0);
        CHECK(it.asked_of("seen a week ago") == (is_first ? 0 : 1));
        CHECK(it.asked_of("seen today") == (is_first ? 0 : 1));
        CHECK(it.logs("can not be read any more") == (!is_first && kept != own));
    }
}

TEST_CASE("what could not be fetched before the next restart is fetched after it") {
    absence it;
    it.connects();
    it.clock.forward(20min);
    it.server.dies();
    it.writes("anna", "@chaosday log it");
    it.clock.forward(30min);
    it.server.faults["GET /channels/{}/posts"] = std::deque<fault>(4'000, errs(500, "x.y"));
    it.server.comes_back();
    it.clock.forward(30min);
    CHECK(it.desk.asked.empty());
    it.goes_away();
    it.server.faults.clear();
    it.comes_back();
    CHECK(it.asked_of("log it") == 1);
}

TEST_CASE("a post that was written down before one that was heard, by a slow database, is fetched as well") {
    absence it;
    it.connects();
    it.server.say("ben", "incidents", "long before");
    it.clock.forward(2min);
    // The server tells of the later ones first, and then dies.
    it.server.hub.open_peer()->in->is_zombie = true;
    it.writes("anna", "@chaosday seen smoke");
    it.server.hub.open_peer()->in->is_zombie = false;
    it.server.say("ben", "incidents", "beside it");
    it.clock.forward(50s);
    it.server.say("ben", "incidents", "@chaosday seen fire");
    it.server.restarts();
    it.clock.forward(30s);
    CHECK(it.asked_of("seen smoke") == 1);
    CHECK(it.asked_of("seen fire") == 1);
}

TEST_CASE("more than a list by time holds is read back page by page, and so is what it leaves out") {
    absence it;
    it.connects();
    it.clock.forward(1min);
    it.server.dies();
    for (int n = 0; n < 1'100; ++n) it.writes("anna", "@chaosday seen " + std::to_string(n));
    it.server.comes_back();
    it.clock.forward(10min);
    std::map<std::string, int> asked;
    for (std::size_t at = 0; at < it.desk.asked.size(); ++at) ++asked[it.desk.words_of(at)];
    for (int n = 0; n < 1'100; ++n) REQUIRE(asked["seen " + std::to_string(n)] == 1);
}

TEST_CASE("however much was said meanwhile, all of it is heard, the oldest first") {
    absence it;
    it.connects();
    it.clock.forward(1min);
    it.server.dies();
    for (int n = 0; n < 2; ++n) {
        it.writes("anna", "@chaosday seen " + std::to_string(n));
        for (int between = 0; between < 5'100; ++between) it.writes("ben", "so it goes");
    }
    it.server.comes_back();
    it.clock.forward(10min);
    REQUIRE(it.desk.asked.size() == 2);
    for (std::size_t n = 0; n < 2; ++n) CHECK(it.desk.words_of(n) == "seen " + std::to_string(n));
    CHECK_FALSE(it.logs("could not be fetched"));
}

TEST_CASE("a list by time that is empty though there is something is not believed") {
    absence it;
    it.connects();
    it.clock.forward(1min);
    it.server.dies();
    it.writes("anna", "@chaosday seen it");
    fault nothing;
    nothing.text = R"({"order":[],"posts":{}})";
    it.server.faults["GET /channels/{}/posts"] = {nothing};
    it.server.comes_back();
    it.clock.forward(1min);
    CHECK(it.asked_of("seen it") == 1);
}

TEST_CASE("late is late by the server's clock, however far ours is off") {
    for (const auto off : {-10min, 0min, 10min}) {
        CAPTURE(off.count());
        absence it;
        it.wall.off = off;
        it.connects();
        it.server.say("anna", "incidents", "@chaosday status");
        REQUIRE(it.desk.asked.size() == 1);
        CHECK_FALSE(it.desk.asked[0].said_at.has_value());
        it.server.dies();
        it.writes("anna", "@chaosday seen it");
        it.clock.forward(5min);
        it.server.comes_back();
        it.clock.forward(2min);
        REQUIRE(it.desk.asked.size() == 2);
        CHECK(it.desk.asked[1].said_at.has_value());
    }
}

TEST_CASE("an announcement is found again far back, however far our clock is off") {
    for (const auto off : {-10min, 10min}) {
        CAPTURE(off.count());
        absence it;
        it.wall.off = off;
        it.connects();
        const auto before = it.wall.now();
        REQUIRE(it.finishes(it.bot->post(it.place("incidents"), "1-p1", words("kickoff"))).has_value());
        for (int n = 0; n < 450; ++n) it.writes("ben", "talk");
        CHECK((*it.finishes(it.bot->find(it.place("incidents"), "1-p1", before))).has_value());
    }
}

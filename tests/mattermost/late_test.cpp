// What was said and marked while the bot was away, and what it had answered before it went.
#include "mattermost/stage.hpp"

#include <map>

using namespace tests::mattermost;

namespace {

struct house : stage {
    void goes_away() {
        stops();
        clock.forward(5s);
        bot.reset();
    }
    void comes_back() {
        starts();
        clock.forward(2s);
        REQUIRE(bot->has_caught_up());
    }
    void restarts_bot() {
        goes_away();
        comes_back();
    }
    posted& writes(const std::string& who, const std::string& text, const std::string& where = "incidents") {
        return server.posting.publish({{"channel_id", server.of.place(where).id}, {"message", text}}, id(who));
    }
    /// So often was this asked.
    std::size_t asked_of(const std::string& text) const {
        std::size_t count = 0;
        for (std::size_t at = 0; at < desk.asked.size(); ++at) count += desk.words_of(at) == text ? 1U : 0U;
        return count;
    }
    /// As somebody does while the bot hears nothing.
    void marks(const std::string& who, const posted& which, bool added = true) {
        server.posting.react(id(who), *server.of.find_post(which.id()), "pencil", added);
        clock.settle();
    }
    std::size_t marks_asked() const {
        return static_cast<std::size_t>(std::ranges::count_if(
            desk.asked, [](const auto& each) { return std::holds_alternative<desk::marked_message>(each.what); }));
    }
};

}  // namespace

TEST_CASE("what was answered before a restart is neither asked nor answered again") {
    house it;
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
    house it;
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
    house it;
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

TEST_CASE("reactions that were set while nothing was heard are taken as live ones, once, on old posts too") {
    house it;
    it.connects();
    it.server.say("ben", "incidents", "the shop is slow");
    it.server.say("ben", "incidents", "and the cart is empty");
    const auto slow = it.server.message("incidents", "slow"), cart = it.server.message("incidents", "cart");
    it.server.react("anna", cart, "pencil");
    REQUIRE(it.marks_asked() == 1);
    it.clock.forward(5min);
    it.server.dies();
    it.marks("anna", slow);
    it.marks("ben", cart);
    it.server.comes_back();
    it.clock.forward(30s);
    REQUIRE(it.marks_asked() == 3);
    const auto& marked = std::get<desk::marked_message>(it.desk.asked[1].what);
    CHECK(marked.text == "the shop is slow");
    CHECK(marked.author == it.person("ben"));
    CHECK(marked.by_reaction);
    CHECK(it.desk.asked[1].from.who == it.person("anna"));
    CHECK(it.desk.asked[2].from.who == it.person("ben"));
    it.server.restarts();
    it.clock.forward(30s);
    CHECK(it.marks_asked() == 3);
    it.restarts_bot();
    CHECK(it.marks_asked() == 3);
}

TEST_CASE("a reaction that was taken back before anybody heard of it, or means nothing here, is none") {
    house it;
    it.connects();
    it.server.say("ben", "incidents", "the shop is slow");
    it.server.say("ben", "ben", "help");
    const auto slow = it.server.message("incidents", "slow"), help = it.server.message("ben", "noted");
    it.clock.forward(5min);
    const auto before = it.desk.asked.size();
    it.server.dies();
    it.marks("anna", slow);
    it.marks("anna", slow, false);
    it.server.posting.react(it.id("anna"), *it.server.of.find_post(slow.id()), "fire", true);
    it.marks("ben", help);
    it.server.comes_back();
    it.clock.forward(30s);
    CHECK(it.desk.asked.size() == before);
}

TEST_CASE("reactions that can not be fetched yet are fetched later") {
    house it;
    it.connects();
    it.server.say("ben", "incidents", "the shop is slow");
    const auto slow = it.server.message("incidents", "slow");
    it.clock.forward(5min);
    it.server.dies();
    it.marks("anna", slow);
    it.server.faults["GET /posts/{}/reactions"].push_back(errs(500, "x.y"));
    it.server.comes_back();
    it.clock.forward(1min);
    CHECK(it.marks_asked() == 1);
    CHECK(it.logs("could not be fetched yet"));
}

TEST_CASE("a bot that was away for hours hears what was said meanwhile, and does nothing twice") {
    house it;
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
    house it;
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
        house it;
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
    house it;
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
    house it;
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
    house it;
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
    house it;
    it.connects();
    it.clock.forward(1min);
    it.server.dies();
    for (int n = 0; n < 3; ++n) {
        it.writes("anna", "@chaosday seen " + std::to_string(n));
        for (int between = 0; between < 5'100; ++between) it.writes("ben", "so it goes");
    }
    it.server.comes_back();
    it.clock.forward(10min);
    REQUIRE(it.desk.asked.size() == 3);
    for (std::size_t n = 0; n < 3; ++n) CHECK(it.desk.words_of(n) == "seen " + std::to_string(n));
    CHECK_FALSE(it.logs("could not be fetched"));
}

TEST_CASE("a list by time that is empty though there is something is not believed") {
    house it;
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
        house it;
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
        house it;
        it.wall.off = off;
        it.connects();
        const auto before = it.wall.now();
        REQUIRE(it.finishes(it.bot->post(it.place("incidents"), "1-p1", words("kickoff"))).has_value());
        for (int n = 0; n < 450; ++n) it.writes("ben", "talk");
        CHECK((*it.finishes(it.bot->find(it.place("incidents"), "1-p1", before))).has_value());
    }
}

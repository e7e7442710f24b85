// A button that did what it says is used up, for everybody and for good; one that did nothing, or lasts, is not.
#include "chat/mattermost/single_use.hpp"

#include "mattermost/stage.hpp"

using namespace tests::mattermost;

namespace {

speech::message with_buttons(std::vector<speech::button> them) {
    return {{speech::paragraph{{speech::text{"choose"}}}}, std::move(them)};
}

struct panel : stage {
    panel() {
        server.of.place("agents").members.insert(id("ben"));
        connects();
        desk.answers = [this](const desk::request&) {
            desk::answer done{words("done"), {}, {}, false};
            done.changed = does_something;
            return done;
        };
    }
    posted announces(const speech::message& what) {
        REQUIRE(finishes(bot->post(place("agents"), "1-a" + std::to_string(++made), what)).has_value());
        return server.messages("agents").back();
    }
    std::string shown(const posted& it) { return server.of.shown(server.of.find_post(it.id())->body); }
    void restarts_bot() {
        stops();
        clock.forward(5s);
        bot.reset();
        starts();
    }
    bool does_something = true;
    int made = 0;
};

}  // namespace

TEST_CASE("a button that did its work goes, its neighbour stays, and the post says who pressed it") {
    panel it;
    const auto post = it.announces(with_buttons({button("Rolled back", "rolled-back 3"), button("Snooze", "later")}));
    CHECK(it.server.press("anna", post.body, "Rolled back") == "done");
    CHECK(it.shown(post).find("[Rolled back]") == std::string::npos);
    CHECK(it.shown(post).find("✓ Rolled back (anna)") != std::string::npos);
    CHECK(it.shown(post).find("[Snooze]") != std::string::npos);
    const auto stands = it.server.message("agents", "choose");
    CHECK(stands.body.at("props").at("from_bot") == "true");
    CHECK(stands.body.at("props").at("chaosday") == "1-a1");
    CHECK(it.server.press("anna", stands.body, "Snooze") == "done");
    CHECK(it.shown(post).find("[") == std::string::npos);
}

TEST_CASE("pressed again by whomever, from a client that shows the old post or by a call made again, it does nothing") {
    panel it;
    const auto post = it.announces(with_buttons({button("Rolled back", "rolled-back 3")}));
    it.server.press("anna", post.body, "Rolled back");
    const auto call = it.server.bridge.asked.back();
    CHECK(it.server.press("anna", post.body, "Rolled back") == "");  // a double click
    for (const std::string who : {"anna", "ben"}) {
        it.clock.forward(3s);
        const auto said = it.server.press(who, post.body, "Rolled back");
        CHECK(said.find("was pressed before") != std::string::npos);
        CHECK(said.find("/chaos rolled-back 3") != std::string::npos);
    }
    it.clock.forward(3s);
    const auto again = it.finishes(it.bot->answer(call));
    CHECK(again.status == 200);
    CHECK(again.body.find("was pressed before") != std::string::npos);
    CHECK(it.desk.asked.size() == 1);
}

TEST_CASE("a post is no longer remembered when its buttons are gone, and makes nobody forget another") {
    panel it;
    const auto post = it.announces(with_buttons({button("Rolled back", "rolled-back 3")}));
    for (int n = 0; n < 300; ++n) {
        const auto passing = it.announces(with_buttons({button("Snooze", "later")}));
        const day::post_ref which{it.place("agents"), passing.id()};
        if (n % 2 == 0)
            REQUIRE(it.finishes(it.bot->edit(which, "1-a" + std::to_string(it.made), words("over"))).has_value());
        else
            REQUIRE(it.finishes(it.bot->remove(which)).has_value());
    }
    CHECK(it.server.press("anna", post.body, "Rolled back") == "done");
    CHECK(it.shown(post).find("✓ Rolled back (anna)") != std::string::npos);
}

TEST_CASE("a button that was refused may be pressed again, and so may one that lasts") {
    panel it;
    it.does_something = false;
    const auto starts = it.announces(with_buttons({button("Start", "start 3")}));
    it.server.press("anna", starts.body, "Start");
    it.clock.forward(3s);
    it.does_something = true;
    CHECK(it.server.press("anna", starts.body, "Start") == "done");
    CHECK(it.desk.asked[0].until_done);  // and so asked anew
    CHECK(it.desk.asked[1].until_done);
    auto stop = button("Stop everything", "stop-all");
    stop.lasts = true;
    const auto lasting = it.announces(with_buttons({stop}));
    for (int times = 0; times < 3; ++times) {
        CHECK(it.server.press("anna", lasting.body, "Stop everything") == "done");
        it.clock.forward(3s);
    }
    CHECK(it.shown(lasting).find("[Stop everything]") != std::string::npos);
    CHECK_FALSE(it.desk.asked.back().until_done);
    CHECK(it.desk.asked[3].from.cause != it.desk.asked[4].from.cause);
}

TEST_CASE("while a press is under way another one waits for nothing and does nothing") {
    panel it;
    const auto post = it.announces(with_buttons({button("Rolled back", "rolled-back 3")}));
    it.desk.takes = 5s;
    it.server.bridge.patience = 30s;
    const auto first = it.server.bridge.clicks(it.id("anna"), post.body, "say1");
    it.clock.forward(1s);
    CHECK(it.server.press("ben", post.body, "Rolled back").find("being done") != std::string::npos);
    it.clock.forward(10s);
    CHECK(it.desk.asked.size() == 1);
    CHECK(it.shown(post).find("✓ Rolled back (anna)") != std::string::npos);  // the answer came late, and so did this
    CHECK_FALSE(it.server.has_answer("anna", "Rolled back"));
    CHECK(it.server.messages("anna").size() == 1);
}

TEST_CASE("after a restart the record knows the press by its cause, and a button that did nothing works") {
    panel it;
    it.does_something = false;
    const auto post = it.announces(with_buttons({button("Rolled back", "rolled-back 3")}));
    it.server.press("anna", post.body, "Rolled back");
    it.restarts_bot();
    CHECK(it.server.press("anna", post.body, "Rolled back") == "done");
    REQUIRE(it.desk.asked.size() == 2);
    CHECK(it.desk.asked[0].from.cause == it.desk.asked[1].from.cause);
}

TEST_CASE("a button that was used up by a later press is known after a restart, too") {
    panel it;
    const auto post = it.announces(with_buttons({button("Rolled back", "rolled-back 3")}));
    for (const bool does_something : {false, true}) {
        it.does_something = does_something;
        it.server.press("anna", post.body, "Rolled back");
        it.clock.forward(3s);
    }
    it.restarts_bot();
    it.server.press("ben", post.body, "Rolled back");
    REQUIRE(it.desk.asked.size() == 3);
    CHECK(it.desk.asked[2].from.cause == it.desk.asked[1].from.cause);
}

TEST_CASE("the answers to two presses of one button are two, though the first was late and refused") {
    panel it;
    const auto post = it.announces(with_buttons({button("Rolled back", "rolled-back 3")}));
    it.does_something = false;
    it.desk.takes = 5s;
    it.server.bridge.patience = 30s;
    for (int presses = 1; presses <= 2; ++presses) {
        it.server.bridge.clicks(it.id("anna"), post.body, "say1");
        it.clock.forward(8s);
        CHECK(it.server.messages("anna").size() == static_cast<std::size_t>(presses));
    }
}

TEST_CASE("a message that shows how things stand is made anew in its place") {
    panel it;
    int cards = 2;
    const auto board = [&] {
        auto made = with_buttons({button("Restored", "restored 1")});
        made.body.emplace_back(speech::paragraph{{speech::text{std::to_string(cards) + " cards"}}});
        made.again = "board";
        return made;
    };
    it.desk.answers = [&](const desk::request& asked) {
        if (std::get<desk::said_words>(asked.what).words == "board") return desk::answer{board(), {}, {}, false};
        --cards;
        desk::answer done{words("done"), {}, {}, false};
        done.changed = true;
        return done;
    };
    it.server.say("anna", "anna", "board");
    it.clock.forward(3s);
    CHECK(it.server.press_answer("anna", "Restored").find("done") != std::string::npos);
    CHECK(it.shown(it.server.messages("anna").back()).find("1 cards") != std::string::npos);
    it.clock.forward(3s);
    CHECK(it.server.press_answer("anna", "Restored").find("done") != std::string::npos);
    CHECK(it.shown(it.server.messages("anna").back()).find("0 cards") != std::string::npos);
}

TEST_CASE("a form that was sent is known after a restart, and one that was mended is another request") {
    panel it;
    speech::form start{"start", "Start card 3", "Start", {{"card", "3"}}, {}};
    start.fields.push_back({"why", "Why now?", "", "", speech::field_kind::lines, true, {}});
    it.desk.answers = [&](const desk::request& asked) {
        if (std::holds_alternative<desk::said_words>(asked.what)) return desk::answer{words("…"), start, {}, false};
        const auto why = std::get<desk::filled_form>(asked.what).values.at("why");
        if (why == "no") return desk::answer{words("no"), {}, {{"why", "Say why."}}, true};
        return desk::answer{words("started"), {}, {}, false};
    };
    it.server.say("anna", "agents", "/chaos start 3");
    it.server.submit("anna", {{"why", "no"}});
    it.server.submit("anna", {{"why", "now"}});
    const auto sent = it.server.bridge.asked.back();
    it.restarts_bot();
    it.finishes(it.bot->answer(sent));
    REQUIRE(it.desk.asked.size() == 4);
    CHECK(it.desk.asked[1].from.cause != it.desk.asked[2].from.cause);
    CHECK(it.desk.asked[2].from.cause == it.desk.asked[3].from.cause);
}

TEST_CASE("of 10,000 buttons that were pressed the first is forgotten: then the record knows what it did") {
    chat::mattermost::single_use it;
    using standing = chat::mattermost::single_use::standing;
    for (int n = 0; n < 10'000; ++n) {
        it.begin(std::to_string(n));
        it.end(std::to_string(n), true);
    }
    CHECK(it.of("0") == standing::used_up);
    it.begin("one more");
    CHECK(it.of("0") == standing::free);
    CHECK(it.of("1") == standing::used_up);
    CHECK(it.of("one more") == standing::under_way);
    it.end("0", true);
    CHECK(it.of("0") == standing::free);
}

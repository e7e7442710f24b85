// The Home of each person: shown when it is opened, anew when it has changed, and before a new role is answered.
#include "chat/slack/blocks.hpp"
#include "slack/stage.hpp"

using namespace tests::slack;

namespace {

struct at_home : stage {
    at_home() {
        desk.homes["UANNA"] = words("the board");
        desk.homes["UBEN"] = words("what to do");
        connects();
    }
    void opens(const std::string& user) {
        slack.open_peer()->sends(slack.opens_home(user));
        clock.settle();
    }
    std::string shows(const std::string& user) {
        return slack.homes.contains(user) ? slack.of.shown(slack.homes.at(user)) : "(nothing)";
    }
};

const day::person_id anna{day::platform::slack, "UANNA"};

}  // namespace

TEST_CASE("whoever opens their Home is shown it, each their own") {
    at_home it;
    it.opens("UANNA");
    it.opens("UBEN");
    CHECK(it.shows("UANNA") == "the board");
    CHECK(it.shows("UBEN") == "what to do");
    CHECK(it.slack.open_peer()->heard.size() == 2);
    it.slack.open_peer()->sends(it.slack.event({{"type", "app_home_opened"}, {"user", "UANNA"}, {"tab", "messages"}}));
    it.clock.forward(5s);
    CHECK(it.slack.calls_of("views.publish") == 2);
}

TEST_CASE("the opening that the guide shows, without a wrapper, is understood too") {
    at_home it;
    it.slack.open_peer()->sends({{"envelope_id", "e1"}, {"type", "events_api"}, {"accepts_response_payload", false},
        {"payload", {{"type", "app_home_opened"}, {"user", "UANNA"}, {"tab", "home"}}}});
    it.clock.settle();
    CHECK(it.shows("UANNA") == "the board");
}

TEST_CASE("a change is shown to those who have looked, soon; many changes in a row are shown once") {
    at_home it;
    it.opens("UANNA");
    for (int n = 0; n < 20; ++n) {
        it.desk.homes["UANNA"] = words("board " + std::to_string(n));
        it.bot->day_changed({1});
        it.clock.forward(10ms);
    }
    it.clock.forward(1s);
    CHECK(it.shows("UANNA") == "board 19");
    CHECK(it.slack.calls_of("views.publish") == 2);
    CHECK(it.shows("UBEN") == "(nothing)");
}

TEST_CASE("what does not differ is not published again; opened again, it is") {
    at_home it;
    it.opens("UANNA");
    it.bot->day_changed({1});
    it.clock.forward(5s);
    CHECK(it.slack.calls_of("views.publish") == 1);
    it.opens("UANNA");
    CHECK(it.slack.calls_of("views.publish") == 2);
}

TEST_CASE("before a new role is answered, the Home is right for it, also of whoever has not looked yet") {
    at_home it;
    it.desk.homes["UANNA"] = words("what to do");
    const auto done = tests::play(it.io, it.bot->roles_changed({anna, {day::platform::room, "UBEN"}}));
    it.clock.settle();
    CHECK(done->text() == "well");
    CHECK(it.shows("UANNA") == "what to do");
    CHECK(it.shows("UBEN") == "(nothing)");
}

TEST_CASE("a Slack that does not answer holds the answer up for three seconds, and the Home is published in the end") {
    at_home it;
    for (int n = 0; n < 2; ++n) it.slack.faults["views.publish"].push_back(refuses("internal_error"));
    const auto done = tests::play(it.io, it.bot->roles_changed({anna}));
    it.clock.forward(2'900ms);
    CHECK_FALSE(done->ended);
    it.clock.forward(200ms);
    CHECK(done->text() == "well");
    CHECK(it.says("could not be shown before"));
    it.clock.forward(30s);
    CHECK(it.shows("UANNA") == "the board");
}

TEST_CASE("a day that changes at any moment while a Home is shown holds no answer up") {
    at_home it;
    bool was_in_time = true;
    for (int moment = 0; was_in_time; ++moment) {
        CAPTURE(moment);
        it.desk.homes["UANNA"] = words("board " + std::to_string(moment));
        const auto done = tests::play(it.io, it.bot->roles_changed({anna}));
        for (int steps = 0; steps < moment && !done->ended; ++steps) it.io.run_one();
        was_in_time = !done->ended;
        it.bot->day_changed({1});
        it.clock.settle();
        REQUIRE(done->text() == "well");
        CHECK(it.shows("UANNA") == "board " + std::to_string(moment));
        it.clock.forward(2s);
    }
}

TEST_CASE("two who wait for the same Home are both answered") {
    at_home it;
    it.slack.faults["views.publish"] = {fault{.body = {}, .text = {}, .headers = {}, .after = 1s}};
    const auto one = tests::play(it.io, it.bot->roles_changed({anna}));
    const auto other = tests::play(it.io, it.bot->roles_changed({anna}));
    it.clock.forward(2s);
    CHECK(one->text() == "well");
    CHECK(other->text() == "well");
}

TEST_CASE("a Home that Slack refuses is left alone; after a stop and a start it is shown again") {
    at_home it;
    it.slack.faults["views.publish"] = {refuses("not_enabled")};
    it.opens("UANNA");
    it.clock.forward(1min);
    CHECK(it.slack.calls_of("views.publish") == 1);
    it.stops();
    it.clock.forward(5s);
    it.starts();
    it.opens("UANNA");
    CHECK(it.shows("UANNA") == "the board");
}

TEST_CASE("a Home keeps to Slack's hundred blocks, whole entries only, and says that there is more") {
    speech::message board;
    for (int n = 0; n < 60; ++n)
        board.body.emplace_back(speech::entry{
            {speech::text{"card " + std::to_string(n)}}, {{"Start", "start 1", speech::look::plain, std::nullopt}}});
    const auto view = nlohmann::json::parse(chat::slack::home_of_message(board));
    REQUIRE(view.at("blocks").size() <= 100);
    CHECK(view.at("blocks").size() >= 98);
    CHECK(view.at("blocks")[view.at("blocks").size() - 2].at("type") == "actions");
    const world any;
    CHECK(any.shown(view).find("There is more than fits in here") != std::string::npos);
    std::set<std::string> ids;
    std::size_t rows = 0;
    for (const auto& each : view.at("blocks"))
        if (each.at("type") == "actions" && ++rows) ids.insert(each.at("block_id").get<std::string>());
    CHECK(rows > 40);
    CHECK(ids.size() == rows);
    CHECK(any.shown(nlohmann::json::parse(chat::slack::home_of_message(words("short")))) == "short");
}

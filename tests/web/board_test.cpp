// The board live: what is on it, who sees it, what can be done from it, and when a frame leaves.
#include "web/day_bench.hpp"

#include <set>

using namespace tests;
using namespace std::chrono_literals;
using nlohmann::json;

namespace {

/// The card of that number on the page's newest board, with its column.
std::pair<std::string, json> card_on(const std::shared_ptr<page>& board, int no) {
    const auto frame = board->of_type("board").back();
    for (const auto& [column, cards] : frame.at("columns").items())
        for (const auto& each : cards)
            if (each.at("no") == no) return {column, each};
    return {};
}
std::string column_of(const std::shared_ptr<page>& board, int no) { return card_on(board, no).first; }
json head_of(const std::shared_ptr<page>& board) { return board->of_type("board").back().at("head"); }

}  // namespace

TEST_CASE("an agent who comes is told who they are, what time it is, and shown the board") {
    open_day it;
    const auto welcome = it.ada->of_type("welcome").at(0);
    CHECK(welcome.at("name") == "ada");
    CHECK(welcome.at("may_start") == true);
    CHECK(it.fay->of_type("welcome").at(0).at("may_start") == false);
    CHECK(it.fay->of_type("welcome").at(0).at("may_move") == true);
    CHECK(welcome.at("people").size() == 3);
    CHECK(it.ada->of_type("clock").at(0).at("speed") == 1);
    const auto board = it.ada->of_type("board").at(0);
    CHECK(board.at("environment") == "pre-production");
    CHECK(board.at("phase") == "open");
    CHECK(it.ada->bytes.find("chaosday=") == std::string::npos);
    const auto verbs = welcome.at("verbs").get<std::set<std::string>>();
    CHECK(verbs.contains("start"));
    CHECK_FALSE(verbs.contains("end"));
}

TEST_CASE("a card shows title, teams, owner, hours, its last note, and who it runs with") {
    open_day it;
    it.day.say("ada", "chaos-agents", "start 1 why: everybody is here");
    it.day.say("ada", "chaos-agents", "log 1 \"the queue grows\"");
    it.pass(200ms);
    const auto [column, card] = card_on(it.ada, 1);
    CHECK(column == "running");
    CHECK(card.at("title").get<std::string>().starts_with("Mail service"));
    CHECK(card.at("teams") == json::array({"shop"}));
    CHECK(card.at("owner") == json{{"id", "ada"}, {"name", "ada"}});
    CHECK(card.at("note") == "the queue grows");
    CHECK(card.at("together") == json::array({2}));
    CHECK(card.at("alone") == false);
    CHECK(card.at("since").is_number());
    CHECK(card.at("planned").is_number());
}

TEST_CASE("the head shows places, hours, changes, what teams have on their hands, and what stands in the way") {
    open_day it;
    it.day.say("ada", "chaos-agents", "start 1 why: now");
    it.day.say("ada", "chaos-agents", "change \"the alert is off\" restore: \"switch it on\" why: noise");
    it.day.say("rex", "incidents", "seen \"orders come late\" team: shop");
    it.day.say("fay", "chaos-agents", "hold a look first");
    it.pass(200ms);
    const auto head = head_of(it.ada);
    CHECK(head.at("taken") == 1);
    CHECK(head.at("limit") == 2);
    CHECK(head.at("hours").at("last_start") < head.at("hours").at("wind_down"));
    CHECK(head.at("hours").at("wind_down") < head.at("hours").at("ends"));
    CHECK(head.at("changes").at(0).at("restore") == "switch it on");
    CHECK(head.at("load") == json::array({json{{"team", "shop"}, {"open", 1}}}));
    CHECK(head.at("in_the_way").at("hold").at("why") == "a look first");
    CHECK_FALSE(head.at("in_the_way").contains("stopped"));
    CHECK(card_on(it.ada, 2).second.at("waits") == json::array({"hold"}));
    it.day.say("rex", "incidents", "real payments fail");
    it.pass(200ms);
    CHECK(head_of(it.ada).at("in_the_way").at("stopped").at("real") == true);
    CHECK(head_of(it.ada).at("in_the_way").at("stopped").at("by") == "rex");
}

TEST_CASE("a full house and a card that runs alone are waiting reasons") {
    open_day it;
    it.day.say("fay", "chaos-agents", "limit 1");
    it.day.say("ada", "chaos-agents", "start 1 why: now");
    it.pass(200ms);
    CHECK(card_on(it.ada, 2).second.at("waits") == json::array({"limit 1 reached"}));
}

TEST_CASE("moves are the guest's own words to the desk: same rules, same refusals, same record") {
    open_day it;
    const auto asked = it.press(it.ada, "start 1 why: from the board");
    CHECK_FALSE(asked.contains("refused"));
    CHECK(column_of(it.ada, 1) == "running");
    CHECK(column_of(it.fay, 1) == "running");
    const auto& note = it.day.day().secret.notes.back();
    CHECK(note.who == person("ada"));
    CHECK(note.why == "from the board");
    CHECK(it.press(it.fay, "start 2 why: now").contains("refused"));
    CHECK(column_of(it.fay, 2) == "ready");
    const auto typed = it.day.say("fay", "chaos-agents", "start 2 why: now");
    CHECK(it.press(it.fay, "start 2 why: now").at("refused").get<std::string>() == typed);
    CHECK(it.press(it.ada, "log 1 \"looks bad\"").contains("said"));
    CHECK(it.press(it.ada, "stop 1 by team why: found it").dump().find("tc qdisc del") != std::string::npos);
    CHECK(column_of(it.fay, 1) == "rolling-back");
    it.press(it.ada, "rolled-back 1");
    CHECK(column_of(it.fay, 1) == "resolved-by-team");
}

TEST_CASE("a move that lacks something opens its form, and the filled form is the move") {
    open_day it;
    it.press(it.ada, "start 1 why: now");
    const auto opened = it.press(it.ada, "stop 1");
    REQUIRE(opened.contains("open"));
    CHECK(opened.at("open").at("verb") == "stop");
    it.talk().say(
        it.ada, json{{"type", "fill"}, {"id", "form-1"}, {"verb", "stop"}, {"given", opened.at("open").at("given")},
                    {"values", {{"by", "agents"}, {"why", "enough"}}}}
                    .dump());
    it.pass(200ms);
    CHECK(column_of(it.ada, 1) == "rolling-back");
}

TEST_CASE("a card opens with its whole story, with names in place of ids") {
    open_day it;
    it.press(it.ada, "start 1 why: everybody is here");
    const auto story = it.press(it.fay, "card 1");
    const auto text = story.at("said").dump();
    CHECK(text.find("everybody is here") != std::string::npos);
    CHECK(text.find("tc qdisc add") != std::string::npos);
    CHECK(text.find("\"person\"") == std::string::npos);
}

TEST_CASE("a page that is there is told so at a constant rate, and stays") {
    open_day it;
    const auto before = it.ada->of_type("alive").size();
    it.pass(60s);
    CHECK(it.ada->of_type("alive").size() == before + 6);
    it.press(it.ada, "start 1 why: now");
    it.pass(60s);
    CHECK(it.ada->of_type("alive").size() == before + 12);
    CHECK_FALSE(it.ada->reading->ended);
}

TEST_CASE("a move said twice is made once") {
    open_day it;
    const auto before = it.day.day().secret.notes.size();
    const auto move = json{{"type", "press"}, {"id", "same"}, {"words", "log 1 \"once\""}}.dump();
    it.talk().say(it.ada, move);
    it.talk().say(it.ada, move);
    it.pass(200ms);
    CHECK(it.ada->of_type("done").size() == 2);
    CHECK(it.day.day().secret.notes.size() == before + 1);
}

TEST_CASE("a page speaks of its own day, whatever other days its guest is in") {
    open_day it;
    it.day.plan_another("@ada");
    const auto& other = it.day.at.known().days.rbegin()->second;
    REQUIRE(bot::day::role_of(other, person("ada")) == bot::day::role::agent);
    const auto before = other.secret;
    CHECK_FALSE(it.press(it.ada, "start 1 why: now").contains("refused"));
    CHECK(column_of(it.ada, 1) == "running");
    CHECK((other.secret == before));
}

TEST_CASE("an open page can do what its buttons do, and nothing else") {
    open_day it;
    const auto facts = it.day.at.known().facts;
    for (const auto* words : {"end", "end force: now", "reveal", "stop-all", "link", "limit 9", "facilitator @ada",
             "/chaos end", " end", "START 1", "people agents: @rex", "export md", ""})
        it.press(it.fay, words);
    CHECK(it.fay->of_type("misunderstood").size() == 13);
    CHECK(it.fay->of_type("done").empty());
    for (const auto* words : {"nonsense", "{}", R"({"type":"hello","as":"fay"})", R"({"type":"clock","change":"jump"})",
             R"({"type":"say","id":"1","text":"start 1"})", R"({"type":"fill","id":"1","verb":"end"})"})
        it.talk().say(it.fay, words);
    CHECK(it.fay->of_type("misunderstood").size() == 19);
    CHECK(it.day.at.known().facts == facts);
    it.talk().say(it.fay, std::string((64 << 10) + 1, 'x'));
    CHECK(it.fay->reading->ended);
}

TEST_CASE("the board is for agents and the facilitator until the reveal, then what is revealed is for everybody") {
    open_day it;
    const auto rex = it.cookie("rex");
    CHECK(it.open("board", rex)->refused_with() == 403);
    it.press(it.ada, "start 1 why: now");
    it.press(it.ada, "stop 1 by team why: enough");
    it.press(it.ada, "rolled-back 1");
    it.day.say("fay", "chaos-agents", "end");
    it.day.say("fay", "chaos-agents", "reveal");
    const auto board = it.open("board", rex);
    const auto frame = board->of_type("board").at(0);
    const auto card = frame.at("columns").at("resolved-by-team").at(0);
    CHECK(card.at("no") == 1);
    REQUIRE(card.at("ran").size() == 1);
    CHECK(card.at("ran").at(0).at("rolled_back").is_number());
    CHECK_FALSE(frame.contains("head"));
    CHECK(board->bytes.find("tc qdisc add") == std::string::npos);
    CHECK_FALSE(board->of_type("welcome").at(0).contains("people"));
}

TEST_CASE("a stop and a real incident are on the board of everybody, a hold is the agents' own") {
    open_day it;
    it.press(it.ada, "start 1 why: now");
    it.day.say("fay", "chaos-agents", "reveal 1");
    const auto board = it.board_of("rex");
    const auto stopped = [&] { return board->of_type("board").back().at("stopped"); };
    CHECK(stopped().is_null());
    it.day.say("fay", "chaos-agents", "hold a look first");
    it.pass(200ms);
    CHECK(board->of_type("board").size() == 1);
    it.day.say("rio", "incidents", "stop-all");
    it.pass(200ms);
    CHECK(stopped().at("real") == false);
    CHECK(stopped().at("since").is_number());
    it.day.say("rio", "incidents", "real payments fail");
    it.pass(200ms);
    CHECK(stopped().at("real") == true);
    CHECK(stopped().size() == 2);
    it.day.say("fay", "chaos-agents", "resume yes why: solved");
    it.pass(200ms);
    CHECK(stopped().is_null());
    CHECK(board->bytes.find("a look first") == std::string::npos);
}

TEST_CASE("nothing is shown before it is on disk, and what the disk refused never was") {
    open_day it;
    const auto before = it.ada->of_type("board").size();
    it.day.book.be_slow();
    bot::desk::answer answer;
    it.day.begin("bo", "chaos-agents", bot::desk::said_words{"start 2 why: now", false}, answer);
    it.site->day_changed(it.day.day().id);
    it.pass(500ms);
    CHECK(it.ada->of_type("board").size() == before);
    it.day.book.fail();
    it.pass(500ms);
    CHECK(it.ada->of_type("board").size() == before);
    it.day.book.recover();
    it.day.book.be_quick();
    it.press(it.ada, "start 1 why: now");
    CHECK(column_of(it.ada, 1) == "running");
    CHECK(column_of(it.ada, 2) == "ready");
}

TEST_CASE("many changes at once are one frame, and no change is none") {
    open_day it;
    const auto before = it.ada->of_type("board").size();
    for (int n = 0; n < 50; ++n) it.day.say("ada", "chaos-agents", "log 1 \"note " + std::to_string(n) + "\"");
    it.pass(100ms);
    CHECK(it.ada->of_type("board").size() == before + 1);
    CHECK(card_on(it.ada, 1).second.at("note") == "note 49");
    it.site->day_changed(it.day.day().id);
    it.pass(1s);
    CHECK(it.ada->of_type("board").size() == before + 1);
}

TEST_CASE(
    "whoever gives a command waits no longer for many who watch: until a frame is due nobody's sight is looked at") {
    open_day it;
    std::vector<std::shared_ptr<page>> all;
    for (const auto* who : {"ada", "bo", "fay", "rex", "rio"}) {
        const auto cookie = it.cookie(who);
        for (int n = 0; n < 8; ++n) all.push_back(it.open(who[0] == 'r' ? "status" : "board", cookie));
    }
    it.pass(1s);
    const auto before = it.looks;
    it.day.say("ada", "chaos-agents", "log 1 \"the queue grows\"");
    CHECK(it.looks - before <= 1);
    it.pass(200ms);
    CHECK(card_on(all.front(), 1).second.at("note") == "the queue grows");
}

TEST_CASE("time alone changes the board: after last start no card may start") {
    open_day it;
    it.day.time.run_to(it.day.day().plan.windows.front().last_start.at + 30s);
    CHECK(card_on(it.ada, 1).second.at("waits") == json::array({"last start is over"}));
}

TEST_CASE("between two windows both boards say so, and when the day resumes") {
    day_with_a_break plans;
    day_bench it(&plans);
    it.day.kick_off();
    it.day.say("fay", "chaos-agents", "reveal 1");
    const std::vector boards{it.board_of("ada"), it.board_of("rex")};
    const auto& windows = it.day.day().plan.windows;
    const auto newest = [](const auto& board) { return board->of_type("board").back(); };
    for (const auto& each : boards) CHECK(newest(each).at("between_windows") == false);
    it.day.time.run_to(windows[0].ends.at + 30s);
    for (const auto& each : boards) {
        CHECK(newest(each).at("phase") == "open");
        CHECK(newest(each).at("between_windows") == true);
        CHECK(newest(each).at("resumes") == windows[1].opens.at.time_since_epoch().count());
    }
    CHECK(head_of(boards[0]).at("hours").at("opens") == newest(boards[0]).at("resumes"));
    it.day.time.run_to(windows[1].opens.at + 30s);
    for (const auto& each : boards) {
        CHECK(newest(each).at("between_windows") == false);
        CHECK_FALSE(newest(each).contains("resumes"));
    }
}

// Many pages, and pages that ask for too much: what one may not take from the others.
#include "web/day_bench.hpp"

#include <boost/asio/post.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

using namespace tests;
using namespace std::chrono_literals;
using nlohmann::json;

TEST_CASE("pages that do not answer give their seats back") {
    open_day it;
    const auto cookie = it.cookie("bo");
    std::vector<std::shared_ptr<page>> dead;
    while (dead.size() < web::live_day::pages_each) dead.push_back(it.talk().call_and_die("/board/live", cookie));
    CHECK(it.open("board", cookie)->refused_with() == 503);
    it.pass(40s);
    CHECK(it.open("board", cookie)->line);
}

TEST_CASE("a crowd is shown one and the same board, and there is an end to a crowd") {
    open_day it;
    const auto cookie = it.cookie("ada");
    std::vector<std::shared_ptr<page>> all;
    const auto who = [&] { return it.talk().get("/who", "localhost", "Cookie: " + cookie + "\r\n"); };
    for (std::size_t n = 0; n < web::live_day::pages_each; ++n) {
        CHECK_FALSE(has(who(), "full"));
        all.push_back(it.open("board", cookie));
    }
    CHECK(it.open("board", cookie)->refused_with() == 503);
    CHECK(has(who(), R"("full":"Too many of your pages, or of the bot's, are open: close one.")"));
    it.press(it.ada, "start 1 why: now");
    for (const auto& each : all) CHECK(each->of_type("board").back() == it.ada->of_type("board").back());
    all.front()->line->kill();
    it.pass(100ms);
    CHECK_FALSE(has(who(), "full"));
    CHECK(it.open("board", cookie)->line);
}

namespace {

using crowd = std::vector<std::shared_ptr<page>>;

std::size_t heard_by(const crowd& all) {
    std::size_t heard = 0;
    for (const auto& each : all) heard += each->heard.size();
    return heard;
}

/// As somebody whose turn comes again and again while a frame goes out: how many pages were told in between, at most.
net::awaitable<void> take_turns(virtual_clock& time, const crowd& all, std::size_t& most) {
    const auto executor = co_await net::this_coro::executor;
    co_await bot::clock::sleep_for(time, 100ms);
    auto before = heard_by(all);
    for (int turn = 0; turn < 300; ++turn) {
        co_await net::post(executor, net::use_awaitable);
        const auto now = heard_by(all);
        most = std::max(most, now - before);
        before = now;
    }
}

}  // namespace

TEST_CASE("while a crowd is sent a board, whoever asks for something waits for a few pages and not for all of them") {
    open_day it;
    crowd all;
    for (const auto* who : {"ada", "bo", "fay"}) {
        const auto cookie = it.cookie(who);
        for (int n = 0; n < 7; ++n) all.push_back(it.open("board", cookie));
    }
    it.pass(1s);
    const auto before = heard_by(all);
    it.day.say("ada", "chaos-agents", "log 1 \"the queue grows\"");
    std::size_t most = 0;
    play(it.day.io, take_turns(it.day.time, all, most));
    it.pass(100ms);
    CHECK(heard_by(all) == before + all.size());
    CHECK(most > 0);
    CHECK(most <= 10);
}

TEST_CASE("two hundred requests of a page wait and are answered; with one more it is hung up on, and others go on") {
    open_day it;
    it.day.book.be_slow();
    int said = 0;
    const auto say = [&] {
        const auto no = std::to_string(++said);
        it.talk().say(it.ada, json{{"type", "press"}, {"id", no}, {"words", "log 1 \"note " + no + "\""}}.dump());
    };
    while (said < 201) say();  // one of them is being served
    CHECK_FALSE(it.ada->reading->ended);
    SUBCASE("two hundred") {
        it.day.book.be_quick();
        it.pass(1s);
        CHECK(it.ada->of_type("done").size() == 201);
        CHECK(it.day.day().secret.notes.size() >= 201);
    }
    SUBCASE("one more") {
        say();
        CHECK(it.ada->reading->ended);
        it.day.book.be_quick();
        CHECK_FALSE(it.press(it.fay, "card 1").empty());
    }
}

TEST_CASE("64 KiB of a page are taken, more is told why and hung up on, and others go on") {
    open_day it;
    it.talk().say(it.ada, std::string(64 << 10, 'x'));
    CHECK(it.ada->of_type("misunderstood").size() == 1);
    it.talk().say(it.ada, std::string((64 << 10) + 1, 'x'));
    it.pass(100ms);
    REQUIRE(it.ada->reading->ended);
    REQUIRE(it.ada->line->closed_because());
    CHECK(it.ada->line->closed_because()->code == 1009);
    CHECK_FALSE(it.press(it.fay, "card 1").empty());
}

TEST_CASE("pages that come together do not overtake the count") {
    open_day it;
    const auto cookie = it.cookie("ada");
    std::vector<std::shared_ptr<page>> all;
    while (all.size() <= web::live_day::pages_each)
        all.push_back(it.talk().begin_call("/board/live", "localhost", "http://localhost", cookie));
    it.pass(200ms);
    CHECK(std::ranges::count_if(all, [](const auto& each) { return each->line.has_value(); }) ==
          web::live_day::pages_each);
    CHECK(std::ranges::count_if(all, [](const auto& each) { return each->refused_with() == 503; }) == 1);
}

TEST_CASE("five hundred pages, of boards and of the status together, and not one more until one is closed") {
    day_bench it;
    it.day.kick_off();
    std::vector<std::shared_ptr<page>> all;
    for (int n = 0; all.size() < web::live_day::pages_most; ++n) {
        const auto cookie = it.cookie(n == 0 ? "ada" : "passer-by-" + std::to_string(n));
        for (std::size_t theirs = 0; theirs < web::live_day::pages_each && all.size() < web::live_day::pages_most;
            ++theirs)
            all.push_back(
                it.talk().call(n == 0 ? "/board/live" : "/status/live", "localhost", "http://localhost", cookie));
    }
    CHECK(std::ranges::all_of(all, [](const auto& each) { return each->line.has_value(); }));
    const auto late = it.cookie("rex");
    CHECK(it.open("status", late)->refused_with() == 503);
    all.front()->line->kill();
    it.pass(100ms);
    CHECK(it.open("status", late)->line);
    CHECK(it.open("status", late)->refused_with() == 503);
}

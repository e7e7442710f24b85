// What was said while the bot could not hear it: what only writes down or stops is done late, all else is asked again.
#include "desk/stage.hpp"

using namespace bot;
using namespace std::chrono_literals;
using tests::has;
using tests::stage;

namespace {

struct open_day : stage {
    open_day() {
        kick_off();
        time.forward(1h);
    }
    day::instant back_then() const { return time.now() - 7min; }
    desk::answer says_late(const std::string& who, const std::string& where, const std::string& words_said,
        const std::string& cause = {}) {
        desk::request asked;
        asked.from = {tests::person(who), tests::channel(where), cause};
        asked.what = desk::said_words{words_said, false};
        asked.said_at = back_then();
        desk::answer got;
        const auto asking = tests::play(io, at.ask(std::move(asked)), got);
        time.settle();
        REQUIRE_MESSAGE(asking->text() == "well", asking->text());
        return got;
    }
};

}  // namespace

TEST_CASE("late log, seen, learned, improve and idea are on the record with the time at which they were said") {
    open_day it;
    it.says_late("ada", "chaos-agents", "log the queue grows");
    CHECK(it.day().secret.notes.back().happened == it.back_then());
    CHECK(it.day().secret.notes.back().written == it.time.now());
    it.says_late("rex", "incidents", "seen the cart is empty");
    REQUIRE_FALSE(it.day().open.sightings.empty());
    CHECK(it.day().open.sightings.rbegin()->second.seen == it.back_then());
    for (const std::string words : {"learned look at the queue", "improve the alert", "idea a dashboard"}) {
        CAPTURE(words);
        it.says_late("rex", "incidents", words);
        CHECK(it.day().secret.lessons.back().at == it.back_then());
    }
    CHECK(it.day().secret.lessons.size() == 3);
}

TEST_CASE("a late stop-all and a late real stop everything while the day is open") {
    for (const std::string words : {"stop-all fire", "real the shop is down"}) {
        CAPTURE(words);
        open_day it;
        it.says_late("rex", "incidents", words);
        CHECK(it.day().open.stopped.has_value());
    }
}

TEST_CASE("any other late change is not made: its author is asked whether they still want it") {
    open_day it;
    const auto before = it.at.known().facts;
    const auto answer = it.says_late("fay", "chaos-agents", "hold the web team is overwhelmed");
    CHECK(it.at.known().facts == before);
    const auto text = speech::plain(answer.say);
    CHECK(has(text, "hold the web team is overwhelmed"));
    CHECK(has(text, "I have not done it"));
    REQUIRE(answer.say.buttons.size() == 1);
    it.say("fay", "chaos-agents", answer.say.buttons[0].words);
    CHECK(it.day().secret.on_hold.has_value());
}

TEST_CASE("a plan that was to be loaded a while ago is not, and makes no day") {
    open_day it;
    const auto before = it.at.known().facts;
    for (const std::string words : {"plan load week", "plan load single-day yes"}) {
        CAPTURE(words);
        const auto answer = it.says_late("fay", "chaos-agents", words);
        CHECK(it.at.known().facts == before);
        CHECK(has(speech::plain(answer.say), "I have not done it"));
    }
    CHECK(it.at.known().days.size() == 1);
}

TEST_CASE("a late question is answered, and what was done in time is not asked about again") {
    open_day it;
    CHECK(has(speech::plain(it.says_late("rex", "incidents", "status").say), "pre-production"));
    it.say("fay", "chaos-agents", "hold why: a break", "post-1");
    const auto again = it.says_late("fay", "chaos-agents", "hold why: a break", "post-1");
    CHECK_FALSE(has(speech::plain(again.say), "could not hear"));
}

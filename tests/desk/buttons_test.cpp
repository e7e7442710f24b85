// Buttons under messages that stand: what can not be done any more goes, so that nobody presses a dead one.
#include "day/announce.hpp"
#include "day/on_show.hpp"
#include "desk/stage.hpp"
#include "speech/still_good.hpp"

#include <algorithm>

using namespace bot;
using namespace std::chrono_literals;
using tests::has;
using tests::paper_port;
using tests::stage;

namespace {

/// The newest message with this text, as it stands now.
paper_port::sheet with(const stage& of, std::string_view text) {
    for (auto each = of.port.sheets.rbegin(); each != of.port.sheets.rend(); ++each)
        if (has(each->text, text)) return *each;
    FAIL(std::string(text));
    return of.port.sheets.front();
}

bool offers(const paper_port::sheet& it, const std::string& label) { return has(it.text, "[" + label + "]"); }

/// Card 1 runs, and its owner was asked what they see.
struct asked_day : stage {
    asked_day() {
        kick_off();
        time.forward(30min);
        say("ada", "chaos-agents", "start 1 why: the stand-ups are over");
        time.forward(25min);
        REQUIRE(offers(question(), "Stop"));
    }
    paper_port::sheet question() const { return with(*this, "what do you see?"); }
    paper_port::sheet public_kickoff() const { return with(*this, "begins in pre-production"); }
    paper_port::sheet agents_kickoff() const { return with(*this, "[Board]"); }
    /// What this says would be offered to agents now.
    bool is_good(const std::string& words) const {
        const speech::message one{{}, {{"x", words, speech::look::plain, {}}}};
        return !speech::with_good_buttons_for_agents(one, time.now(), day()).buttons.empty();
    }
};

/// The same state and the same channels, in another process.
struct next_process : stage {
    explicit next_process(const stage& before, bool is_connected = true) : stage("", state_of(before)) {
        connected = is_connected;
        port.sheets = before.port.sheets;
        time.run_to(before.time.now());
        keeper.look_if_changed(day().id);
        outbox.look_everywhere();
    }
    static day::state state_of(const stage& before) {
        day::state known;
        for (const auto& each : before.book.facts()) day::apply(known, each);
        return known;
    }
};

}  // namespace

TEST_CASE("a button goes when what it does can not be done any more, once for all that happened") {
    asked_day it;
    it.say("ada", "chaos-agents", "stop 1 by agents");
    it.say("ada", "chaos-agents", "rolled-back 1");
    CHECK(it.question().edits == 0);
    it.time.forward(5s);
    CHECK(it.question().edits == 1);
    CHECK_FALSE(offers(it.question(), "Stop"));
    CHECK_FALSE(offers(it.question(), "Log a note"));
}

TEST_CASE("a button that is good again comes back") {
    asked_day it;
    it.say("ada", "chaos-agents", "stop 1 by agents");
    it.time.forward(5s);
    CHECK_FALSE(offers(it.question(), "Stop"));
    it.say("ada", "chaos-agents", "undo");
    it.time.forward(5s);
    CHECK(offers(it.question(), "Stop"));
    CHECK(it.question().edits == 2);
}

TEST_CASE("what was said of one run of a card offers nothing for the next") {
    asked_day it;
    it.say("ada", "chaos-agents", "stop 1 by agents rolled-back");
    it.time.forward(5s);
    const auto edits = it.question().edits;
    it.say("ada", "chaos-agents", "start 1 why: once more");
    it.time.forward(5s);
    CHECK(it.question().edits == edits);
    CHECK_FALSE(offers(it.question(), "Stop"));
    CHECK(offers(with(it, "once more"), "Stop"));
}

TEST_CASE("a message whose platform is away, loses the edit or falls over is edited later, and once") {
    using enum paper_port::fate;
    for (const auto fate : {lost, falls_over, arrives_unanswered}) {
        asked_day it;
        it.port.edit_fates = {fate, fate};  // of the question, and of the news that it was started
        it.say("ada", "chaos-agents", "stop 1 by agents");
        it.time.forward(2min);
        CHECK_FALSE(offers(it.question(), "Stop"));
        CHECK(it.question().edits == (fate == arrives_unanswered ? 2 : 1));
        const auto asked = it.port.edits_asked;
        it.time.forward(20min);
        CHECK(it.port.edits_asked == asked);
    }
    asked_day it;
    it.connected = false;
    it.say("ada", "chaos-agents", "stop 1 by agents");
    it.time.forward(1min);
    CHECK(it.question().edits == 0);
    it.connected = true;
    it.time.forward(2min);
    CHECK(it.question().edits == 1);
}

TEST_CASE("a message that the platform does not let us edit is left alone") {
    asked_day it;
    it.port.edit_fates = {paper_port::fate::refused, paper_port::fate::refused};
    it.say("ada", "chaos-agents", "stop 1 by agents");
    it.time.forward(1min);
    it.say("ada", "chaos-agents", "rolled-back 1");
    it.time.forward(1h);
    CHECK(it.question().edits == 0);
    CHECK(std::ranges::count_if(it.told, [](const auto& each) { return has(each, "too old"); }) == 2);
}

TEST_CASE("what a button may still do depends on its card, its change and the day") {
    asked_day it;
    for (const auto* words : {"stop 1", "log 1", "board", "stop-all", "hold", "end", "check", "start 2", "card 1 edit",
             "no verb of ours", "tick stakeholders"})
        CHECK_MESSAGE(it.is_good(words), words);
    for (const auto* words : {"start 1", "rolled-back 1", "kickoff now", "stop 99", "restored 1", "retro", "ready 1"})
        CHECK_MESSAGE(!it.is_good(words), words);
    it.say("fay", "chaos-agents", "tick stakeholders");
    CHECK_FALSE(it.is_good("tick stakeholders"));
    it.say("ada", "chaos-agents", "change the alert restore: as it was");
    CHECK(it.is_good("restored 1"));
}

TEST_CASE("under a hold only a card that the hold is waived for may still be started by a button") {
    asked_day it;
    it.say("fay", "chaos-agents", "hold a team is busy");
    for (const auto* words : {"start 2", "hold"}) CHECK_MESSAGE(!it.is_good(words), words);
    for (const auto* words : {"stop 1", "stop-all"}) CHECK_MESSAGE(it.is_good(words), words);
    it.say("fay", "chaos-agents", "waive 2 hold why: it is harmless");
    it.time.forward(5s);
    CHECK(it.is_good("start 2"));
    CHECK(offers(with(it, "it is harmless"), "Start"));
    CHECK_FALSE(it.is_good("start 3"));
}

TEST_CASE(
    "while everything stands still nothing can be started, and after the resume it can; nobody has to miss the alarm") {
    for (const std::string words : {"stop-all it burns", "real the shop is down"}) {
        CAPTURE(words);
        asked_day it;
        it.say("fay", "chaos-agents", "waive 2 limit why: it is harmless");
        it.time.forward(5s);
        const auto waiver = [&] { return with(it, "it is harmless"); };
        REQUIRE(offers(waiver(), "Start"));
        it.say("rex", "incidents", words);
        it.time.forward(5s);
        CHECK_FALSE(offers(waiver(), "Start"));
        CHECK_FALSE(offers(it.question(), "Stop"));
        CHECK(offers(it.question(), "Log a note"));
        CHECK(offers(it.public_kickoff(), "Stop everything"));
        CHECK(offers(it.public_kickoff(), "I see a failure"));
        CHECK(it.public_kickoff().edits == 0);
        CHECK(offers(it.agents_kickoff(), "Stop everything"));
        CHECK(it.is_good("rolled-back 1"));
        CHECK_FALSE(it.is_good("hold"));
        it.say("fay", "chaos-agents", "resume yes");
        it.time.forward(5s);
        CHECK(offers(waiver(), "Start"));
    }
}

TEST_CASE("after the end neither kickoff offers to stop anything, and nobody is offered to end the day once more") {
    stage it;
    it.kick_off();
    it.time.forward(7h + 30min);
    const auto offering = [&](const std::string& label) {
        return std::ranges::count_if(it.port.sheets, [&](const auto& each) { return offers(each, label); });
    };
    REQUIRE(offering("End the day") >= 1);
    REQUIRE(offering("Stop everything") == 2);
    REQUIRE(offering("I see a failure") == 1);
    it.say("fay", "chaos-agents", "end");
    it.time.forward(30s);
    CHECK(it.day().open.now == day::phase::ended);
    CHECK(offering("End the day") == 0);
    CHECK(offering("Stop everything") == 0);
    CHECK(offering("I see a failure") == 0);
    CHECK(offering("Board") >= 1);
    CHECK(offering("Retrospective") >= 1);
}

TEST_CASE("the stakeholders' kickoff and the greetings lose their buttons with the end, too") {
    stage it;
    it.say("fay", "chaos-agents", "edit stakeholders: #everybody");
    it.kick_off();
    it.ask("zoe", "incidents", desk::came_in{tests::person("zoe")});
    it.time.forward(1min);
    REQUIRE(it.port.texts(tests::channel("everybody")).size() == 1);
    REQUIRE(has(it.port.texts(tests::channel("everybody")).front(), "[Stop everything]"));
    REQUIRE(has(it.port.texts(tests::person("zoe")).front(), "[I see a failure]"));
    it.say("fay", "chaos-agents", "end");
    it.time.forward(30s);
    CHECK_FALSE(has(it.port.texts(tests::channel("everybody")).front(), "[Stop everything]"));
    CHECK_FALSE(has(it.port.texts(tests::person("zoe")).front(), "[I see a failure]"));
}

TEST_CASE("a day that is extended has its kickoffs say so, to the end") {
    asked_day it;
    it.say("fay", "chaos-agents", "extend 17:45 why: one more card");
    it.time.forward(5s);
    CHECK(has(it.public_kickoff().text, "17:45"));
    CHECK(it.public_kickoff().edits == 1);
    it.say("ada", "chaos-agents", "stop 1 by agents rolled-back");
    it.say("fay", "chaos-agents", "end");
    it.time.forward(30s);
    CHECK(has(it.public_kickoff().text, "17:45"));
    CHECK(it.public_kickoff().edits == 2);
}

TEST_CASE("the agents' kickoff follows the day's times, its limit and its facilitator") {
    asked_day it;
    const auto kickoff_says = [&](std::string_view part) {
        it.time.forward(5s);
        CHECK_MESSAGE(has(it.agents_kickoff().text, part), it.agents_kickoff().text);
    };
    it.say("fay", "chaos-agents", "extend 17:45");
    kickoff_says("end 17:45");
    it.say("fay", "chaos-agents", "wind-down 16:10");
    kickoff_says("wind-down 16:10");
    it.say("fay", "chaos-agents", "limit 3");
    kickoff_says("At most 3");
    it.say("fay", "chaos-agents", "undo");
    kickoff_says("At most 2");
    it.say("fay", "chaos-agents", "facilitator @gus");
    kickoff_says("@gus facilitates");
    CHECK(it.agents_kickoff().edits == 5);
}

TEST_CASE("a kickoff that waited for its platform says what holds when it stands") {
    stage it;
    it.connected = false;
    it.kick_off();
    it.say("fay", "chaos-agents", "extend 17:45");
    it.connected = true;
    it.time.forward(2min);
    CHECK(has(with(it, "begins in pre-production").text, "17:45"));
    CHECK(has(with(it, "[Board]").text, "end 17:45"));
}

TEST_CASE("what a kickoff was to say when the bot died, it says by the next process, which writes it once") {
    asked_day before;
    before.connected = false;
    before.say("fay", "chaos-agents", "extend 17:45");
    before.time.forward(5s);
    next_process after(before);
    after.time.forward(30s);
    CHECK(has(with(after, "begins in pre-production").text, "17:45"));
    CHECK(has(with(after, "[Board]").text, "end 17:45"));
    after.time.forward(30min);
    CHECK(after.port.edits_asked == 2);
}

TEST_CASE("what a bot before this one has said is kept up to date as well") {
    asked_day before;
    next_process after(before);
    after.time.forward(30s);
    CHECK(after.port.edits_asked == 0);
    after.say("ada", "chaos-agents", "stop 1 by agents rolled-back");
    after.say("fay", "chaos-agents", "end");
    after.time.forward(30s);
    CHECK_FALSE(offers(with(after, "what do you see?"), "Stop"));
    CHECK_FALSE(offers(with(after, "begins in pre-production"), "Stop everything"));
}

TEST_CASE("what the bot before this one did not come to do is done, unless the day is long over") {
    for (const auto away : {1h, 20h}) {
        CAPTURE(away.count());
        asked_day before;
        before.connected = false;
        before.say("ada", "chaos-agents", "stop 1 by agents rolled-back");
        before.say("fay", "chaos-agents", "end");
        before.time.forward(away);
        next_process after(before);
        after.time.forward(30s);
        const bool is_done = away < day::news_keeps;
        CHECK(offers(with(after, "what do you see?"), "Stop") != is_done);
        CHECK(offers(with(after, "begins in pre-production"), "Stop everything") != is_done);
    }
}

TEST_CASE("a day keeps the newest in mind, and the kickoff; once it is closed nothing") {
    asked_day it;
    for (std::size_t n = 0; n < day::most_on_show; ++n) {
        it.say("fay", "chaos-agents", "waive 2 limit why: round " + std::to_string(n));
        it.time.forward(1min);
    }
    const auto& shown = it.day().secret.on_show;
    CHECK(shown.size() == day::most_on_show);
    const auto& oldest = std::get<day::for_agents>(shown.front().said.to);
    CHECK(std::holds_alternative<day::agents_kickoff>(oldest.news));
    it.say("ada", "chaos-agents", "stop 1 by agents rolled-back");
    it.say("fay", "chaos-agents", "end");
    it.time.forward(1min);
    CHECK_FALSE(it.day().open.on_show.empty());
    CHECK(it.outbox.days_in_mind() > 0);
    CHECK(it.keeper.days_in_mind() == 1);
    it.say("fay", "chaos-agents", "close");
    CHECK(it.day().open.on_show.empty());
    CHECK(it.day().secret.on_show.empty());
    it.time.forward(1min);
    CHECK(it.outbox.days_in_mind() == 0);
    CHECK(it.keeper.days_in_mind() == 0);
}

// The timeline live on the board: what it shows, how often it comes, and who gets it.
#include "web/day_bench.hpp"

using namespace tests;
using namespace std::chrono_literals;

namespace {

std::string picture_on(const std::shared_ptr<page>& board) {
    const auto all = board->of_type("timeline");
    return all.empty() ? "" : all.back().at("svg").get<std::string>();
}

}  // namespace

TEST_CASE("the board has the timeline of the day, drawn without a style of its own, and follows it") {
    open_day it;
    it.pass(2s);
    CHECK(picture_on(it.ada).starts_with("<svg class=\"day-picture\""));
    CHECK(picture_on(it.ada) == picture_on(it.fay));
    CHECK(picture_on(it.ada).find("<style") == std::string::npos);
    CHECK(picture_on(it.ada).find(" style=") == std::string::npos);
    it.day.say("ada", "chaos-agents", "start 1");
    it.day.say("ada", "chaos-agents", "log 1 \"the queue <grows>\"");
    it.pass(4s);
    CHECK(picture_on(it.ada).find("the queue &lt;grows&gt;") != std::string::npos);
    CHECK(picture_on(it.ada).find("class=\"b b-running\"") != std::string::npos);
}

TEST_CASE("the timeline comes at its own pace, and only when it has changed") {
    open_day it;
    it.pass(4s);
    const auto before = it.ada->of_type("timeline").size();
    for (int news = 0; news < 10; ++news) {
        it.day.say("ada", "chaos-agents", "log \"still quiet\"");
        it.pass(100ms);
    }
    it.pass(2s);
    CHECK(it.ada->of_type("timeline").size() <= before + 2);
    const auto after = it.ada->of_type("timeline").size();
    it.pass(20s);
    CHECK(it.ada->of_type("timeline").size() == after);
    it.day.say("ada", "chaos-agents", "start 1");
    it.pass(4s);
    const auto running = it.ada->of_type("timeline").size();
    it.pass(3min);
    const auto minutes = it.ada->of_type("timeline").size() - running;
    CHECK(minutes >= 2);
    CHECK(minutes <= 3);
}

TEST_CASE("the status page has no timeline; after the reveal the board shows everybody what was revealed") {
    open_day it;
    const auto status = it.status_of("rex");
    it.day.say("ada", "chaos-agents", "start 1 why: everybody is here");
    it.day.say("ada", "chaos-agents", "log 1 \"the queue grows\"");
    it.day.say("ada", "chaos-agents", "stop 1 by team rolled-back");
    it.day.say("fay", "chaos-agents", "end");
    it.day.say("fay", "chaos-agents", "reveal");
    it.pass(4s);
    CHECK(status->of_type("timeline").empty());
    const auto board = it.board_of("rex");
    it.pass(4s);
    CHECK(picture_on(board).find("1 Mail service") != std::string::npos);
    CHECK(picture_on(board).find("the queue grows") == std::string::npos);
    CHECK(picture_on(board).find("2 Support") == std::string::npos);
    CHECK(picture_on(it.ada).find("the queue grows") != std::string::npos);
}

TEST_CASE("whoever loses the board loses the timeline with it") {
    open_day it;
    it.pass(4s);
    it.day.say("fay", "chaos-agents", "people remove: @ada");
    const auto bytes = it.ada->bytes.size();
    it.day.say("bo", "chaos-agents", "start 2");
    it.pass(10s);
    CHECK(it.ada->bytes.substr(bytes).find("timeline") == std::string::npos);
    CHECK_FALSE(it.fay->of_type("timeline").empty());
}

TEST_CASE("who becomes or stops being an agent while a timeline is drawn gets none that was drawn for another right") {
    open_day it;
    it.day.say("fay", "chaos-agents", "reveal 1");
    const std::map<std::string, std::shared_ptr<page>> boards{{"rex", it.board_of("rex")}, {"rio", it.board_of("rio")}};
    it.pass(4s);
    it.drawing_takes = 1s;
    it.day.say("ada", "chaos-agents", "start 2 why: everybody is here");
    it.pass(2'500ms);  // the agents' timeline is being drawn, everybody else's may wait behind it
    it.day.book.be_slow();
    bot::desk::answer into;
    it.day.begin("fay", "chaos-agents", bot::desk::said_words{"people agents: @rex", false}, into);
    it.pass(3s);
    it.day.book.be_quick();
    it.pass(5s);
    CHECK(picture_on(it.ada).find("2 Support") != std::string::npos);
    for (const auto& [who, board] : boards) {
        CAPTURE(who);
        CHECK(board->bytes.find("2 Support") == std::string::npos);
    }
}

TEST_CASE("who leaves while their timeline is drawn is not sent it, and the others are") {
    open_day it;
    it.pass(4s);
    it.drawing_takes = 1s;
    it.day.say("bo", "chaos-agents", "start 2 why: everybody is here");
    it.pass(2'500ms);
    const auto bytes = it.ada->bytes.size();
    it.day.say("fay", "chaos-agents", "people remove: @ada");
    it.pass(4s);
    CHECK(it.ada->bytes.substr(bytes).find("timeline") == std::string::npos);
    CHECK(picture_on(it.fay).find("class=\"b b-running\"") != std::string::npos);
}

TEST_CASE("what the disk refused is on no timeline, however long it is drawn") {
    open_day it;
    it.pass(4s);
    it.drawing_takes = 1s;
    it.day.book.be_slow();
    bot::desk::answer into;
    it.day.begin("bo", "chaos-agents", bot::desk::said_words{"start 2 why: now", false}, into);
    it.site->day_changed(it.day.day().id);
    it.pass(2'500ms);
    it.day.book.fail();
    it.pass(100ms);
    it.day.book.recover();
    it.day.book.be_quick();
    it.pass(30s);
    CHECK(picture_on(it.ada).find("class=\"b b-running\"") == std::string::npos);
}

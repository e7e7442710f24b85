// What people do on their pages, and what comes of it.
#include "chat/room/message_json.hpp"
#include "room/room_bench.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

using namespace tests;
using namespace bot::chat::room;
namespace desk = bot::desk;

namespace {

const desk::said_words& words_of(const room_bench& it, std::size_t n = 0) {
    return std::get<desk::said_words>(it.desk.asked.at(n).what);
}

}  // namespace

TEST_CASE("plain chat goes into the channel and no further") {
    room_bench it;
    const auto receipt = it.take("rex", page_say{"1", "incidents", "  checkout is slow, /chaos they say  "});
    CHECK(receipt.refused.empty());
    CHECK(receipt.id == "1");
    CHECK(it.desk.asked.empty());
    CHECK(it.room->standing().find("incidents", "1")->first.typed == "checkout is slow, /chaos they say");
    CHECK(it.take("rex", page_say{"2", "incidents", " \n "}).refused.empty());
    CHECK_FALSE(it.room->standing().find("incidents", "2"));
}

TEST_CASE("a slash command is answered to the asker alone, and is not seen in the channel") {
    room_bench it;
    it.take("rex", page_say{"1", "incidents", "/chaos seen checkout is slow"});
    CHECK(words_of(it).words == "seen checkout is slow");
    CHECK_FALSE(words_of(it).in_the_open);
    CHECK(it.desk.asked[0].from.who == person_called("rex"));
    CHECK(it.desk.asked[0].from.where == channel_called("incidents"));
    CHECK(it.desk.asked[0].from.cause == "rex/1");
    CHECK(it.seen_by("rex").find("heard: seen checkout") != std::string::npos);
    CHECK(it.seen_by("rex").find("/chaos seen checkout is slow") != std::string::npos);
    CHECK(it.seen_by("rio").empty());
    CHECK(it.seen_by("ada").empty());
    it.take("rex", page_say{"2", "incidents", "/chaosx is no command"});
    CHECK(it.desk.asked.size() == 1);
    it.take("rex", page_say{"3", "incidents", "/chaos"});
    CHECK(words_of(it, 1).words.empty());
}

TEST_CASE("a mention is said in the open, its answer to the author alone") {
    room_bench it;
    it.take("ada", page_say{"1", "incidents", "@chaosday start 3"});
    CHECK(words_of(it).words == "start 3");
    CHECK(words_of(it).in_the_open);
    CHECK(it.seen_by("rex").find("@chaosday start 3") != std::string::npos);
    CHECK(it.seen_by("rex").find("heard:") == std::string::npos);
    CHECK(it.seen_by("ada").find("heard: start 3") != std::string::npos);
}

TEST_CASE("what is typed to the bot directly is a command, answered there") {
    room_bench it;
    it.take("ada", page_say{"1", "@ada", "status"});
    it.take("ada", page_say{"2", "@ada", "/chaos board"});
    CHECK(words_of(it, 0).words == "status");
    CHECK_FALSE(words_of(it, 0).in_the_open);
    CHECK(words_of(it, 1).words == "board");
    CHECK(it.room->standing().find("@ada", "2")->first.by.empty());
    CHECK(it.seen_by("bo").empty());
}

TEST_CASE("a request that is said again is not done again, not even after a restart") {
    room_bench it;
    for (int n = 0; n < 2; ++n) {
        it.take("ada", page_say{"1", "incidents", "hello"});
        it.take("ada", page_say{"2", "incidents", "/chaos status"});
        it.take("ada", page_say{"3", "@ada", "status"});
        it.take("ada", page_join{"4", "incidents"});
        it.take("ada", page_react{"5", "incidents", "1", "eyes", true});
        it.restart();
    }
    CHECK(it.desk.asked.size() == 2);
    CHECK_FALSE(it.room->standing().find("incidents", "2"));
    CHECK_FALSE(it.room->standing().find("@ada", "3"));
    CHECK(it.room->standing().next_answer_id("ada") == "2");
    it.take("bo", page_say{"1", "incidents", "another person may use the same name"});
    CHECK(it.room->standing().find("incidents", "2"));
}

TEST_CASE("what a form says before it asks goes with it") {
    bot::speech::form form{"resume", "Resume", "Yes, resume", {}, {}};
    CHECK_FALSE(bot::chat::room::json_of(form).contains("note"));
    form.note = echo_desk::saying("Is it safe to go on?");
    CHECK(bot::chat::room::json_of(form).at("note") == "Is it safe to go on?");
}

TEST_CASE("buttons say their words, forms are opened and filled in") {
    room_bench it;
    desk::answer opens;
    opens.open = bot::speech::form{"start", "Start a card", "Start", {{"card", "3"}}, {}};
    opens.say = echo_desk::saying("for platforms without forms");
    it.desk.next = opens;
    const auto pressed = it.take("ada", page_press{"1", "chaos-agents", "start 3"});
    CHECK(words_of(it).words == "start 3");
    REQUIRE(pressed.open);
    CHECK(pressed.open->given.at("card") == "3");
    CHECK(it.seen_by("ada").empty());

    desk::answer complains;
    complains.at_field = {{"why", "say why"}};
    it.desk.next = complains;
    CHECK(it.take("ada", page_fill{"2", "chaos-agents", "start", {{"card", "3"}}, {}}).at_field.at("why") == "say why");
    const auto filled = it.take("ada", page_fill{"3", "chaos-agents", "start", {{"card", "3"}}, {{"why", "now"}}});
    CHECK(filled.at_field.empty());
    const auto& form = std::get<desk::filled_form>(it.desk.asked.back().what);
    CHECK(form.given.at("card") == "3");
    CHECK(form.values.at("why") == "now");
    CHECK(it.seen_by("ada").find("filled: start") != std::string::npos);
}

TEST_CASE("a pencil puts a message on the record, with its author and time; without one it is taken off") {
    room_bench it;
    it.take("rex", page_say{"1", "incidents", "checkout is slow"});
    it.take("fay", page_react{"1", "incidents", "1", "pencil", true});
    const auto& kept = std::get<desk::marked_message>(it.desk.asked.at(0).what);
    CHECK(kept.author == person_called("rex"));
    CHECK(kept.at == it.clock.now());
    CHECK(kept.text == "checkout is slow");
    CHECK(kept.link == "#incidents-1");
    CHECK(it.seen_by("rio").find("pencil") != std::string::npos);
    it.take("fay", page_react{"2", "incidents", "1", "pencil", false});
    CHECK(std::get<desk::unmarked_message>(it.desk.asked.at(1).what).message.id == "1");
    CHECK(it.room->standing().find("incidents", "1")->reactions.empty());
    it.take("fay", page_react{"3", "incidents", "1", "eyes", true});
    CHECK(it.desk.asked.size() == 2);
    CHECK_FALSE(it.take("fay", page_react{"4", "incidents", "1", "bomb", true}).refused.empty());
    CHECK_FALSE(it.take("fay", page_react{"5", "incidents", "77", "eyes", true}).refused.empty());
}

TEST_CASE("the shortcut puts a message on the record without a trace in the channel") {
    room_bench it;
    it.take("rex", page_say{"1", "incidents", "checkout is slow"});
    const auto before = it.seen_by("rex");
    it.take("ada", page_keep{"1", "incidents", "1"});
    CHECK(std::holds_alternative<desk::marked_message>(it.desk.asked.at(0).what));
    CHECK(it.seen_by("rex") == before);
    it.posted(channel_called(incidents), "", "from the bot");
    it.take("ada", page_keep{"2", "incidents", "2"});
    CHECK(std::get<desk::marked_message>(it.desk.asked.at(1).what).author.is_bot());
    CHECK_FALSE(it.take("ada", page_keep{"3", "incidents", "3"}).refused.empty());
}

TEST_CASE("only its author deletes a message") {
    room_bench it;
    it.take("rex", page_say{"1", "incidents", "oops"});
    CHECK_FALSE(it.take("ada", page_remove{"1", "incidents", "1"}).refused.empty());
    CHECK(it.room->standing().find("incidents", "1"));
    CHECK(it.take("rex", page_remove{"2", "incidents", "1"}).refused.empty());
    CHECK_FALSE(it.room->standing().find("incidents", "1"));
    CHECK(it.take("rex", page_remove{"3", "incidents", "1"}).refused.empty());
}

TEST_CASE("who comes late can read, joins, and the desk hears of it") {
    room_bench it;
    CHECK_FALSE(it.take("rio", page_say{"1", "incidents", "hello"}).refused.empty());
    it.take("rio", page_join{"2", "incidents"});
    CHECK(std::get<desk::came_in>(it.desk.asked.at(0).what).who == person_called("rio"));
    CHECK(it.take("rio", page_say{"3", "incidents", "hello"}).refused.empty());
}

TEST_CASE("nobody does anything where they may not be") {
    room_bench it;
    it.take("ada", page_say{"0", "chaos-agents", "secret"});
    for (const std::string where : {"chaos-agents", "@ada", "nowhere", ""}) {
        CAPTURE(where);
        CHECK_FALSE(it.take("rex", page_say{"1", where, "/chaos status"}).refused.empty());
        CHECK_FALSE(it.take("rex", page_press{"2", where, "status"}).refused.empty());
        CHECK_FALSE(it.take("rex", page_keep{"3", where, "1"}).refused.empty());
        CHECK_FALSE(it.take("rex", page_react{"4", where, "1", "pencil", true}).refused.empty());
        CHECK_FALSE(it.take("rex", page_join{"5", where}).refused.empty());
        CHECK(it.reception->verbs("rex", where).empty());
    }
    CHECK_FALSE(it.take("nobody", page_say{"1", "incidents", "hello"}).refused.empty());
    CHECK(it.desk.asked.empty());
    CHECK(it.reception->verbs("ada", "incidents").size() == 3);
}

TEST_CASE("read marks move forward only") {
    room_bench it;
    for (int n = 0; n < 3; ++n) it.posted(channel_called(incidents), "", "news");
    it.reception->mark_read("rex", {"incidents", "2"});
    it.reception->mark_read("rex", {"incidents", "1"});
    it.reception->mark_read("rex", {"incidents", "9"});
    it.reception->mark_read("rex", {"chaos-agents", "1"});
    CHECK(it.room->standing().has_read("rex", "incidents", "2"));
    CHECK_FALSE(it.room->standing().has_read("rex", "incidents", "3"));
    CHECK(it.room->standing().last_for("rex") == 4);
    CHECK(it.room->standing().last_for("rio") == 3);
}

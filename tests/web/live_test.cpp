// Pages on their sockets: who is shown what, and how one that was away is brought up to date.
#include "web/web_bench.hpp"

#include <doctest/doctest.h>

using namespace tests;
using namespace std::chrono_literals;
using namespace bot::chat::room;
using nlohmann::json;

TEST_CASE("a page that comes is told who it is, where it is, what time it is, and all that was") {
    web_bench it;
    it.posted(channel_called(incidents), "1/public/1", "it begins");
    const auto rex = it.open("rex");
    const auto welcome = rex->of_type("welcome").at(0);
    CHECK(welcome.at("as") == "rex");
    CHECK(welcome.at("to") == 1);
    CHECK(welcome.at("people").size() == 5);
    CHECK(welcome.at("channels").size() == 2);
    CHECK(it.open("ada")->of_type("welcome").at(0).at("channels").size() == 3);
    CHECK(rex->of_type("clock").at(0).at("zone") == "Europe/Berlin");
    const auto event = rex->of_type("events").at(0).at("events").at(0);
    CHECK(event.at("said").at("body").size() == 1);
    CHECK_FALSE(event.contains("name"));
}

TEST_CASE("what happens is shown at once to whoever may know, and not a frame leaves to others") {
    web_bench it;
    const auto rex = it.open("rex"), ada = it.open("ada"), ada_too = it.open("ada");
    const auto before = rex->bytes;
    it.say(ada, {{"type", "say"}, {"id", "1"}, {"where", "chaos-agents"}, {"text", "secret"}});
    it.say(ada, {{"type", "say"}, {"id", "2"}, {"where", "incidents"}, {"text", "/chaos start 3"}});
    it.posted(person_called("ada"), "", "for ada");
    it.agents_board = R"({"columns":{"running":[]},"type":"board"})";
    it.live.show_standing();
    it.clock.settle();
    CHECK(rex->bytes == before);
    CHECK(ada->events() == 3);
    CHECK(ada_too->events() == 3);
    CHECK(ada->of_type("done").size() == 2);
    CHECK(ada_too->of_type("done").empty());
    CHECK(ada->of_type("board").size() == 2);
    CHECK(rex->of_type("board").at(0).at("columns").is_null());
    it.live.show_standing();
    it.clock.settle();
    CHECK(ada->of_type("board").size() == 2);
}

TEST_CASE("the parts that people have follow the day, as far as whoever plays may know them") {
    using bot::day::role;
    web_bench it;
    const auto rex = it.open("rex"), ada = it.open("ada");
    const auto part = [](const auto& page, const char* of) { return page->of_type("parts").back().at("parts").at(of); };
    CHECK(part(rex, "rio") == "responder, joins later");
    auto& day = it.day.emplace();
    day.open.facilitator = person_called("ada");
    day.open.course.push_back({bot::day::occasion::handed_over, it.clock.now(), person_called("fay"), "", 0});
    // Who hands over may be an agent whom nobody was told of: two of them can appoint another facilitator.
    day.open.course.push_back({bot::day::occasion::handed_over, it.clock.now(), person_called("rio"), "", 0});
    for (const auto& [who, as] : {std::pair("fay", role::agent), {"bo", role::agent}, {"rex", role::responder}})
        day.secret.who[person_called(who)].as = as;
    it.live.show_standing();
    it.clock.settle();
    for (const auto& page : {rex, ada}) {
        CHECK(part(page, "ada") == "facilitator");
        CHECK(part(page, "fay") == "agent of chaos");
        CHECK(part(page, "bo") == "agent of chaos");
    }
    CHECK(part(ada, "rio") == "guest");
    CHECK(part(rex, "rio") == "responder, joins later");
    const auto before = rex->bytes;
    day.secret.who[person_called("bo")].as = role::observer;
    it.live.show_standing();
    it.clock.settle();
    CHECK(part(ada, "bo") == "observer");
    CHECK(rex->bytes == before);
}

TEST_CASE("a page that was away asks from its last number and misses nothing") {
    web_bench it;
    for (int n = 0; n < 250; ++n) it.posted(channel_called(incidents), "", "news " + std::to_string(n));
    const auto whole = it.open("rex");
    CHECK(whole->events() == 250);
    for (const std::size_t since : {0U, 1U, 99U, 100U, 249U, 250U}) {
        const auto back = it.open("rex", since);
        CHECK(back->events() == 250 - since);
        if (since < 250) CHECK(back->of_type("events").at(0).at("from") == since + 1);
    }
    CHECK(it.open("rex", 251)->of_type("events").at(0).at("from") == 1);
    CHECK(it.open("rex", 100, "another room")->of_type("events").at(0).at("from") == 1);
}

TEST_CASE("a page that comes late to a long day is told all of it, however long that is") {
    web_bench it;
    const std::string page_full(40'000, 'x');
    constexpr std::size_t posts = 430;
    for (std::size_t n = 0; n < posts; ++n) it.posted(channel_called(incidents), "", page_full);
    CHECK(std::filesystem::file_size(it.file) > 16 << 20);
    CHECK(it.open("rex")->events() == posts);
}

TEST_CASE("a page can play another person") {
    web_bench it;
    it.posted(channel_called(agents), "", "secret");
    const auto page = it.open("rex");
    CHECK(page->events() == 0);
    it.say(page, {{"type", "hello"}, {"as", "ada"}, {"room", it.room->id()}, {"since", 0}});
    CHECK(page->events() == 1);
    it.say(page, {{"type", "hello"}, {"as", "eve"}, {"since", 0}});
    CHECK(page->of_type("misunderstood").size() == 1);
    CHECK(page->of_type("welcome").size() == 2);
}

TEST_CASE("nothing is done for a page that has not said who it is") {
    web_bench it;
    const auto page = it.call("http://127.0.0.1:8080");
    it.say(page, {{"type", "say"}, {"id", "1"}, {"where", "incidents"}, {"text", "hello"}});
    CHECK(page->of_type("done").at(0).contains("refused"));
    it.posted(channel_called(incidents), "", "news");
    CHECK(page->events() == 0);
    it.say(page, {{"type", "complete"}, {"where", "incidents"}});
    CHECK(page->of_type("verbs").at(0).at("verbs").empty());
}

TEST_CASE("nonsense is answered, and a page that says too much at once is hung up on") {
    web_bench it;
    const auto page = it.open("rex");
    it.say_raw(page, "nonsense");
    CHECK(page->of_type("misunderstood").size() == 1);
    it.say(page, {{"type", "say"}, {"id", "1"}, {"where", "incidents"}, {"text", "still here"}});
    CHECK(page->events() == 1);
    REQUIRE(page->line->send(std::string(page_words_max + 1, 'x')));
    it.clock.settle();
    CHECK(page->reading->ended);
    it.posted(channel_called(incidents), "", "the room goes on");
    CHECK(it.open("rex")->events() == 2);
    CHECK(it.troubles.empty());
}

TEST_CASE("the clock is turned by a page and shown to all of them") {
    web_bench it;
    const auto rex = it.open("rex"), ada = it.open("ada");
    const auto turn = [&](json how) {
        how["type"] = "clock";
        it.say(rex, how);
        return ada->of_type("clock").back();
    };
    CHECK(turn({{"change", "pause"}}).at("paused") == true);
    CHECK(it.time.is_paused());
    CHECK(turn({{"change", "speed"}, {"speed", 300}}).at("speed") == 300);
    CHECK(turn({{"change", "resume"}}).at("paused") == false);
    const auto before = ada->of_type("clock").size();
    CHECK(turn({{"change", "jump"}}).at("nothing_to_come") == false);
    CHECK(rex->of_type("clock").back().at("nothing_to_come") == true);
    CHECK(ada->of_type("clock").size() == before);
    it.next_event = it.time.now() + 90min;
    CHECK(turn({{"change", "jump"}}).at("now") == it.next_event->time_since_epoch().count());
}

TEST_CASE("completion knows the person and the place") {
    web_bench it;
    const auto rex = it.open("rex"), ada = it.open("ada");
    for (const auto& each : {rex, ada}) it.say(each, {{"type", "complete"}, {"where", "incidents"}});
    CHECK(rex->of_type("verbs").at(0).at("verbs").size() == 2);
    CHECK(ada->of_type("verbs").at(0).at("verbs").size() == 3);
}

TEST_CASE("a form goes to the page that asked for it") {
    web_bench it;
    const auto ada = it.open("ada"), ada_too = it.open("ada");
    bot::desk::answer opens;
    opens.open = bot::speech::form{"start", "Start a card", "Start", {{"card", "3"}},
        {{"why", "Why?", "one line", "", bot::speech::field_kind::lines, false, {{"a", "A"}}}}};
    it.desk.next = opens;
    it.say(ada, {{"type", "press"}, {"id", "1"}, {"where", "chaos-agents"}, {"words", "start 3"}});
    const auto form = ada->of_type("done").at(0).at("open");
    CHECK(form.at("given").at("card") == "3");
    CHECK(form.at("fields").at(0).at("kind") == "lines");
    CHECK(form.at("fields").at(0).at("options").at(0).at("label") == "A");
    CHECK(ada_too->of_type("done").empty());
}

TEST_CASE("a board that the disk refused is shown to nobody") {
    web_bench it;
    const auto ada = it.open("ada");
    CHECK(ada->of_type("board").size() == 1);
    it.disk_takes_it = false;
    it.agents_board = R"({"columns":{"running":[]},"type":"board"})";
    it.live.show_standing();
    it.clock.settle();
    CHECK(ada->of_type("board").size() == 1);
    it.disk_takes_it = true;
    it.live.show_standing();
    it.clock.settle();
    CHECK(ada->of_type("board").size() == 2);
}

TEST_CASE("a page that plays somebody else meanwhile is not shown the board of who it was") {
    web_bench it;
    const auto page = it.open("ada");
    it.agents_board = R"({"columns":{"running":[]},"type":"board"})";
    it.live.show_standing();
    REQUIRE(page->line->send(R"({"type":"hello","as":"rex"})"));
    it.clock.settle();
    std::string as;
    for (const auto& each : page->heard) {
        if (each.at("type") == "welcome") as = each.at("as").get<std::string>();
        if (each.at("type") == "board" && as == "rex") CHECK(each.at("columns").is_null());
    }
    CHECK(as == "rex");
    CHECK(page->of_type("board").back().at("columns").is_null());
}

TEST_CASE("the room says goodbye to its pages") {
    web_bench it;
    const auto ada = it.open("ada");
    it.live.close(1s);
    it.clock.forward(2s);
    CHECK(ada->reading->ended);
    CHECK(ada->line->closed_because()->code == 1001);
}

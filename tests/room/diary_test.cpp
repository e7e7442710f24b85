// The room's file: everything again after a restart, wherever the file was cut.
#include "room/room_bench.hpp"
#include "sanitized.hpp"
#include "text_of_file.hpp"

#include <algorithm>
#include <csignal>
#include <doctest/doctest.h>
#include <sys/resource.h>

using namespace tests;
using namespace bot::chat::room;
namespace speech = bot::speech;
using bot::day::instant;

namespace {

/// One of everything that a message can hold.
speech::message rich_message() {
    const auto ada = person_called("ada");
    const instant noon(std::chrono::hours(12));
    const speech::line line{speech::text{"bold", true, true, false}, speech::text{"code", false, false, true},
        speech::link{"wiki", "https://wiki.test/"}, speech::person{ada}, speech::channel{channel_called(incidents)},
        speech::time{noon, "12:00 UTC"}, speech::line_break{}};
    speech::message made;
    made.body = {speech::paragraph{line}, speech::heading{line}, speech::items{{line, line}, true},
        speech::items{{line}, false}, speech::code_block{"rm -rf"}, speech::divider{},
        speech::entry{line, {{"Stop", "stop 3", speech::look::danger, "Really?"}}}};
    made.buttons = {{"See", "seen", speech::look::primary, {}}, {"Look", "status", speech::look::plain, {}}};
    return made;
}

std::vector<event> one_of_each() {
    const auto said = rich_message();
    const instant at(std::chrono::seconds(5));
    return {posted{"incidents", "1", "", at, "", said, "1/public/1", ""},
        posted{"chaos-agents", "1", "ada", at, "typed „so“ \n\"and\" 🙂", {}, "", "ada/1"},
        edited{"incidents", "1", "n", said}, pinned{"incidents", "1", true}, topic_set{"incidents", "to"},
        reacted{"incidents", "1", "rex", "eyes", true},
        answered{"rex", "incidents", "1", at, "/chaos status", said, "rex/1/answer"}, joined{"incidents", "rio", at},
        read_up_to{"incidents", "rex", "1"}, removed{"incidents", "1"}};
}

}  // namespace

TEST_CASE("every event is the same again after a restart") {
    room_bench it;
    for (const auto& each : one_of_each()) REQUIRE(it.room->write(each));
    const auto before = it.seen_by("rex");
    const auto id = it.room->id();
    it.restart();
    CHECK(it.seen_by("rex") == before);
    CHECK(it.room->id() == id);
    const auto all = one_of_each();
    diary again(it.file);
    const auto past = again.take_past();
    REQUIRE(past.size() == all.size());
    for (std::size_t n = 0; n != all.size(); ++n) CHECK(past[n] == all[n]);
}

TEST_CASE("a restarted room finds its announcements, knows its members and gives no number twice") {
    room_bench it;
    const auto first = it.posted(channel_called(incidents), "1/public/1", "it begins");
    it.take("rio", page_join{"j1", "incidents"});
    it.restart();
    const auto found = it.result(it.room->find(channel_called(incidents), "1/public/1", it.clock.now()));
    REQUIRE(found);
    CHECK(*found == first);
    CHECK(it.room->standing().is_member("rio", "incidents"));
    CHECK(it.posted(channel_called(incidents), "", "next").id == "2");
}

TEST_CASE("cut at any byte, the file yields its whole lines and can be written to again") {
    room_bench it;
    for (const auto& each : one_of_each()) REQUIRE(it.room->write(each));
    const auto whole = text_of_file(it.file);
    const auto all = one_of_each();
    constexpr std::size_t stride = is_sanitized ? 7 : 1;
    for (std::size_t cut = 0; cut <= whole.size(); cut += stride) {
        CAPTURE(cut);
        const auto part = whole.substr(0, cut);
        const auto lines = static_cast<std::size_t>(std::ranges::count(part, '\n'));
        const auto file = it.directory / "cut.jsonl";
        put_contents(file, part);
        {
            diary torn(file);
            const auto past = torn.take_past();
            REQUIRE(past.size() == (lines == 0 ? 0 : lines - 1));
            REQUIRE(std::equal(past.begin(), past.end(), all.begin()));
            REQUIRE(torn.append(all.back()));
        }
        diary again(file);
        REQUIRE(again.take_past().back() == all.back());
    }
}

TEST_CASE("damage before the last line is refused by its number") {
    room_bench it;
    for (const auto& each : one_of_each()) REQUIRE(it.room->write(each));
    const auto whole = text_of_file(it.file);
    for (const std::string spoilt : {"no json", R"({"type":"dance","where":"incidents"})", R"({"type":"posted"})",
             R"({"type":"edited","where":"incidents","id":"1","said":{"body":[{"song":[]}]}})"}) {
        const auto second = whole.find('\n') + 1;
        put_contents(it.directory / "bad.jsonl", whole.substr(0, second) + spoilt + "\n" + whole.substr(second));
        CHECK_THROWS_WITH_AS(
            diary(it.directory / "bad.jsonl"), doctest::Contains("line 2 can not be read"), std::runtime_error);
    }
    CHECK_THROWS_AS(diary(it.directory / "missing/room.jsonl"), std::runtime_error);
}

TEST_CASE("a full disk is told, changes nothing, and spoils nothing") {
    room_bench it;
    it.posted(channel_called(incidents), "", "one");
    const auto before = text_of_file(it.file);
    rlimit usual{};
    ::getrlimit(RLIMIT_FSIZE, &usual);
    const rlimit tight{before.size() + 10, usual.rlim_max};
    const auto old = ::signal(SIGXFSZ, SIG_IGN);
    ::setrlimit(RLIMIT_FSIZE, &tight);
    const auto refused = it.result(it.room->post(channel_called(incidents), "", echo_desk::saying("two")));
    const auto said = it.take("rex", page_say{"s1", "incidents", "hello"});
    const auto asked = it.take("rex", page_say{"s2", "incidents", "/chaos seen smoke"});
    ::setrlimit(RLIMIT_FSIZE, &usual);
    ::signal(SIGXFSZ, old);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().of == bot::chat::failure::kind::not_sent);
    CHECK_FALSE(said.refused.empty());
    CHECK(it.desk.asked.size() == 1);  // which was done, and is not to be said again
    CHECK(asked.refused.ends_with("It is this: heard: seen smoke"));
    CHECK(text_of_file(it.file) == before);
    CHECK(it.posted(channel_called(incidents), "", "three").id == "2");
}

TEST_CASE("a room has its bounds: what is full takes no more and opens again, what is longer is none of ours") {
    const own_directory at;
    const auto file = at / "room.jsonl";
    const joined news{.where = "incidents", .who = "rio", .at = {}};
    {
        diary small(file, 200);
        while (small.append(news)) {}
        CHECK(small.append(news).error() ==
              "the room is full: move room.jsonl away and start again, to begin with an empty one");
    }
    CHECK(std::filesystem::file_size(file) <= 200);
    CHECK_FALSE(diary(file, 200).take_past().empty());
    CHECK_THROWS_WITH_AS(diary(file, 100), doctest::Contains("Move the file away"), std::runtime_error);
}

// The rehearsal room as the port of the core.
#include "room/room_bench.hpp"

#include <doctest/doctest.h>

using namespace tests;
using namespace bot::chat::room;
using bot::chat::failure;

namespace {

const auto incidents_channel = channel_called(incidents);
const auto agents_channel = channel_called(agents);

std::string text_of(const room_bench& it, const bot::day::post_ref& which) {
    const auto* found = it.room->standing().find(which.where.id, which.id);
    return found ? bot::speech::plain(found->said) : "nothing";
}

}  // namespace

TEST_CASE("what is posted stands there and is found by its name") {
    room_bench it;
    const auto first = it.posted(incidents_channel, "1/public/1", "it begins");
    CHECK(first.where == incidents_channel);
    const auto found = it.result(it.room->find(incidents_channel, "1/public/1", it.clock.now()));
    REQUIRE(found);
    CHECK(*found == first);
    CHECK(it.result(it.room->find(agents_channel, "1/public/1", it.clock.now())) == std::nullopt);
    CHECK(it.result(it.room->find(incidents_channel, "1/public/2", it.clock.now())) == std::nullopt);
    const auto later = it.clock.now() + std::chrono::milliseconds(1);
    CHECK(it.result(it.room->find(incidents_channel, "1/public/1", later)) == std::nullopt);
}

TEST_CASE("posts are counted in each channel, so that no number tells of another channel") {
    room_bench it;
    for (int n = 0; n < 5; ++n) it.posted(agents_channel, "", "secret");
    CHECK(it.posted(incidents_channel, "", "public").id == "1");
    CHECK(it.posted(person_called("rex"), "", "for one").where.id == "@rex");
}

TEST_CASE("posts are edited, removed, pinned and unpinned") {
    room_bench it;
    const auto which = it.posted(incidents_channel, "n", "before");
    CHECK(it.result(it.room->edit(which, "n", echo_desk::saying("after"))));
    CHECK(text_of(it, which) == bot::speech::plain(echo_desk::saying("after")));
    CHECK(it.result(it.room->pin(which)));
    CHECK(it.room->standing().find("incidents", which.id)->is_pinned);
    CHECK(it.result(it.room->unpin(which)));
    CHECK_FALSE(it.room->standing().find("incidents", which.id)->is_pinned);
    CHECK(it.result(it.room->remove(which)));
    CHECK(text_of(it, which) == "nothing");
    CHECK(it.result(it.room->find(incidents_channel, "n", it.clock.now())) == std::nullopt);

    CHECK(it.result(it.room->remove(which)));  // gone already
    CHECK(it.result(it.room->unpin(which)));
    CHECK(it.result(it.room->pin(which)).error().of == failure::kind::refused);
    CHECK(it.result(it.room->edit(which, "n", echo_desk::saying("late"))).error().of == failure::kind::refused);
}

TEST_CASE("a number is not given again when its post is gone") {
    room_bench it;
    const auto first = it.posted(incidents_channel, "", "one");
    CHECK(it.result(it.room->remove(first)));
    CHECK(it.posted(incidents_channel, "", "two").id == "2");
}

TEST_CASE("topics and members are told") {
    room_bench it;
    CHECK(it.result(it.room->topic(incidents_channel)) == "");
    CHECK(it.result(it.room->set_topic(incidents_channel, "chaos today")));
    CHECK(it.result(it.room->topic(incidents_channel)) == "chaos today");
    const auto open = it.result(it.room->members(incidents_channel));
    const auto closed = it.result(it.room->members(agents_channel));
    REQUIRE(open);
    REQUIRE(closed);
    CHECK_FALSE(open->is_private);
    CHECK(open->present.contains(person_called("rex")));
    CHECK_FALSE(open->present.contains(person_called("rio")));
    CHECK(closed->is_private);
    CHECK(closed->present == std::set{person_called("fay"), person_called("ada"), person_called("bo")});
}

TEST_CASE("places and people that are not in the room are refused") {
    room_bench it;
    const auto nowhere = channel_called("general"), strange = channel_called("@nobody");
    CHECK(it.result(it.room->post(nowhere, "", echo_desk::saying("x"))).error().of == failure::kind::refused);
    CHECK(it.result(it.room->post(strange, "", echo_desk::saying("x"))).error().of == failure::kind::refused);
    CHECK(it.result(it.room->post(person_called("eve"), "", echo_desk::saying("x"))).error().of ==
          failure::kind::refused);
    CHECK_FALSE(it.result(it.room->find(nowhere, "n", it.clock.now())));
    CHECK_FALSE(it.result(it.room->topic(nowhere)));
    CHECK_FALSE(it.result(it.room->set_topic(nowhere, "t")));
    CHECK_FALSE(it.result(it.room->members(nowhere)));
}

TEST_CASE("names are resolved without asking") {
    room_bench it;
    CHECK(it.room->which() == bot::day::platform::room);
    CHECK(it.room->person("ada") == person_called("ada"));
    CHECK_FALSE(it.room->person("eve"));
    CHECK(it.room->channel("incidents", incidents_channel) == incidents_channel);
    CHECK_FALSE(it.room->channel("@ada", incidents_channel));
    CHECK(it.room->name_of(person_called("ada")) == "Ada");
    CHECK(it.room->name_of(person_called("eve")) == "eve");
    CHECK(it.room->name_of({}) == "chaosday");
}

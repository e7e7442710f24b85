// The bounds that the README tells, reached by commands: what is one too many is refused with its bound, and what ends
// a danger goes through with a full record.
#include "stage.hpp"

#include <doctest/doctest.h>

using namespace tests::day;

TEST_CASE("20,000 notes, and a full record stops nothing that must be stopped") {
    auto day = begun();
    REQUIRE(day.says("ada", start(1)) == "");
    write_notes two_hundred;
    two_hundred.lines.assign(200, log_line{card_no{1}, {}, "the queue grows", {}});
    while (day.day().secret.notes.size() + 200 <= 20'000) REQUIRE(day.says("ada", two_hundred) == "");
    while (day.day().secret.notes.size() < 20'000) REQUIRE(day.says("ada", log_text("one more")) == "");
    CHECK(day.says("ada", log_text("one more")) == "too_many what=notes bound=20000");
    CHECK(day.says("ada", open_change{"level", "back", ""}) == "too_many what=notes bound=20000");
    CHECK(day.says("ada", draw_in{person("bo"), "he knows the queue"}) == "too_many what=notes bound=20000");
    CHECK(day.says("ada", stop(1)) == "");
    CHECK(day.says("ada", rolled_back(1)) == "");
    CHECK(day.says("rex", stop_all{"it burns"}) == "");
    CHECK(day.says("fay", resume_confirmed()) == "");
    CHECK(day.says("fay", end_day{}) == "");
}

TEST_CASE("20 amendments of one note, each of which is kept") {
    auto day = begun();
    REQUIRE(day.says("ada", log_text("the queue grows")) == "");
    const auto note = day.day().secret.notes.back().no;
    const amend_note anew{note, "the queue has a thousand orders", {}};
    for (int n = 0; n < 20; ++n) REQUIRE(day.says("ada", anew) == "");
    INFO(amendments_of(day.day().secret, note).earlier.size());
    CHECK(day.says("ada", anew) == "too_many what=amendments of a note bound=20");
}

TEST_CASE("16 MiB of notes: no more is told, and what ends a danger goes through") {
    auto day = begun();
    REQUIRE(day.says("ada", start(1)) == "");
    const std::string page(40'000, 'x');
    while (day.day().secret.noted_bytes + page.size() <= 16 << 20) REQUIRE(day.says("ada", log_text(page)) == "");
    CHECK(day.day().secret.notes.size() < 500);
    const std::string full = "too_many what=MiB of notes bound=16";
    CHECK(day.says("ada", log_text(page)) == full);
    CHECK(day.says("ada", open_change{page, "back", ""}) == full);
    CHECK(day.says("ada", draw_in{person("bo"), page}) == full);
    CHECK(day.says("ada", amend_note{day.day().secret.notes.back().no, page, {}}) == full);
    CHECK(day.says("ada", keep_message{{channel("agents"), "7"}, person("bo"), at("09:00"), page, ""}) == full);
    CHECK(day.says("rex", keep_message{{channel("incidents"), "7"}, person("rio"), at("09:00"), page, ""}) == "");
    CHECK(day.last.empty());
    CHECK(day.says("rex", seen(page)) == "");  // how much agents have written is not told
    CHECK(day.says("ada", log_text("short")) == "");
    CHECK(day.says("ada", stop(1)) == "");
    CHECK(day.says("rex", stop_all{page}) == "");
}

TEST_CASE("16 MiB of failures that people see") {
    auto day = begun();
    const std::string page(40'000, 'x');
    while (day.day().open.sighted_bytes + page.size() <= 16 << 20) REQUIRE(day.says("rex", seen(page)) == "");
    CHECK(day.day().open.sightings.size() < 500);
    CHECK(day.says("rex", seen(page)) == "too_many what=MiB of sightings bound=16");
    CHECK(day.says("rex", seen("errors")) == "");
    CHECK(day.says("ada", log_text(page)) == "");
    CHECK(day.says("rex", stop_all{"it burns"}) == "");
}

TEST_CASE("1 MiB of lessons of one person, and others still have theirs") {
    auto day = begun();
    const write_lesson page{lesson_kind::learned, std::string(40'000, 'x'), {}};
    for (int n = 0; n < 26; ++n) REQUIRE(day.says("rex", page) == "");
    CHECK(day.says("rex", page) == "too_many what=MiB of lessons bound=1");
    CHECK(day.says("rio", page) == "");
}

TEST_CASE("5,000 failures that people see") {
    auto day = begun();
    for (int n = 0; n < 5'000; ++n) REQUIRE(day.says("rex", seen("errors")) == "");
    CHECK(day.says("rex", seen("errors")) == "too_many what=sightings bound=5000");
    CHECK(day.says("rex", stop_all{"it burns"}) == "");
}

TEST_CASE("500 lessons of one person, and others still have theirs") {
    auto day = begun();
    for (int n = 0; n < 500; ++n) REQUIRE(day.says("rex", write_lesson{lesson_kind::learned, "tea", {}}) == "");
    CHECK(day.says("rex", write_lesson{lesson_kind::learned, "tea", {}}) == "too_many what=lessons bound=500");
    CHECK(day.says("ada", write_lesson{lesson_kind::learned, "tea", {}}) == "");
}

TEST_CASE("1,000 people") {
    auto day = begun();
    change_people many;
    for (int n = 0; n < 990; ++n) many.add[person("p" + std::to_string(n))] = {role::responder, ""};
    REQUIRE(day.says("fay", many) == "");
    const auto one_more = [&](int n) {
        change_people it;
        it.add[person("q" + std::to_string(n))] = {role::responder, ""};
        return day.says("fay", it);
    };
    for (int n = 0; day.day().secret.who.size() < 1'000; ++n) REQUIRE(one_more(n) == "");
    CHECK(one_more(1'000) == "too_many what=people bound=1000");
}

TEST_CASE("200 days that are not over") {
    state known;
    const asker fay{person("fay"), {}, {}};
    const auto make = [&](int n) {
        auto plan = a_quiet_day();
        plan.cards.clear();
        plan.day.incident_channel = channel("incidents-" + std::to_string(n));
        plan.day.agents_channel = channel("agents-" + std::to_string(n));
        return decide(known, {}, command(create_day{plan}), fay, at("08:00"));
    };
    for (int n = 0; n < 200; ++n) {
        const auto made = make(n);
        REQUIRE(made);
        for (const auto& each : *made) apply(known, each);
    }
    const auto one_more = make(200);
    REQUIRE_FALSE(one_more);
    CHECK(text(one_more.error()) == "too_many what=days that are not over bound=200");
}

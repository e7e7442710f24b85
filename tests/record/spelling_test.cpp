#include "record/spelling.hpp"

#include "approved.hpp"
#include "json/document.hpp"
#include "record/anything.hpp"
#include "record/line.hpp"

#include <doctest/doctest.h>
#include <sstream>

using namespace bot;

namespace {

std::string spelled_fact(const day::fact& it) {
    std::string out;
    record::spell_open(out, it);
    return out + "}";
}

template <class Book>
void each_alternative(auto told) {
    for (std::size_t which = 0; which < std::variant_size_v<Book>; ++which) told(which);
}

template <class Book>
void add_examples(std::string& out) {
    each_alternative<Book>([&](std::size_t which) {
        tests::example_source from;
        record::write_line(out, tests::any_fact<Book>(from, which));
    });
}

std::string examples() {
    std::string out;
    add_examples<day::public_fact>(out);
    add_examples<day::agents_fact>(out);
    return out;
}

template <class Book>
void check_round_trips(std::uint64_t seed) {
    each_alternative<Book>([&](std::size_t which) {
        tests::random_source from(seed);
        const auto it = tests::any_fact<Book>(from, which);
        const auto text = spelled_fact(it);
        CAPTURE(text);
        const auto back = record::fact_of(text);
        REQUIRE_MESSAGE(back.has_value(), back.error());
        CHECK(*back == it);
        CHECK_FALSE(text.contains('\n'));
    });
}

std::expected<day::state, std::string> state_of(const std::string& text) {
    json::document it;
    if (auto wrong = it.read("{\"state\":" + text + "}", record::deepest)) return std::unexpected(std::move(*wrong));
    return record::state_in(it.root(), "state");
}

std::string wrong_in(const std::string& text) {
    const auto it = record::fact_of(text);
    return it ? "nothing" : it.error();
}

}  // namespace

TEST_CASE("the spelling of every fact on disk stays what it is") {
    const auto made = examples();
    // When this fails for an old line, records that people have can no longer be read: bring the old spelling back.
    // A line more is a new fact.
    CHECK(tests::approved("record/facts.jsonl", made) == made);
}

TEST_CASE("every approved fact can be read") {
    std::istringstream lines(tests::approved("record/facts.jsonl", examples()));
    std::size_t count = 0;
    for (std::string line; std::getline(lines, line); ++count) {
        CHECK(record::is_whole(line));
        const auto it = record::fact_of(line);
        CHECK_MESSAGE(it.has_value(), it.error());
    }
    CHECK(count >= 50);
}

TEST_CASE("the form of a snapshot stays what it is, or its format gets a new number") {
    tests::example_source from;
    std::string made;
    record::spell_state(made, tests::anything<day::state>(from));
    made += '\n';
    each_alternative<day::public_news>([&](std::size_t which) {
        tests::example_source each;
        record::spell(made, tests::any_alternative<day::public_news>(each, which));
        made += '\n';
    });
    each_alternative<day::agents_news>([&](std::size_t which) {
        tests::example_source each;
        record::spell(made, tests::any_alternative<day::agents_news>(each, which));
        made += '\n';
    });
    CHECK_MESSAGE(tests::approved("record/snapshot.jsonl", made) == made,
        "the books' members have changed: raise snapshot_format in record/snapshot.hpp, then approve");
}

TEST_CASE("whatever a fact says is read back as it was") {
    for (std::uint64_t seed = 1; seed <= 200; ++seed) {
        check_round_trips<day::public_fact>(seed);
        check_round_trips<day::agents_fact>(seed);
    }
}

TEST_CASE("whatever the state is, it is read back as it was") {
    for (std::uint64_t seed = 1; seed <= 100; ++seed) {
        tests::random_source from(seed);
        const auto it = tests::anything<day::state>(from);
        std::string text;
        record::spell_state(text, it);
        const auto back = state_of(text);
        REQUIRE_MESSAGE(back.has_value(), back.error());
        CHECK(*back == it);
    }
}

TEST_CASE("a member that an older version did not write has its default, one that a newer wrote is passed over") {
    const auto it = record::fact_of(
        R"({"n":7,"fact":"limit_set","day":1,"limit":3,"mood":"good","happened":"2026-11-24T09:30:00.000Z"})");
    REQUIRE_MESSAGE(it.has_value(), it.error());
    CHECK(it->no == 7);
    CHECK(it->happened == std::chrono::sys_days(std::chrono::year(2026) / 11 / 24) + std::chrono::minutes(570));
    CHECK(it->what == std::variant<day::public_fact, day::agents_fact>(day::agents_fact(day::limit_set{3, {}})));
    const auto empty = record::fact_of(R"({"fact":"day_planned"})");
    REQUIRE(empty.has_value());
    CHECK(empty->what == std::variant<day::public_fact, day::agents_fact>(day::public_fact(day::day_planned{})));
}

TEST_CASE("a wrong type is an error that says where and what") {
    CHECK(wrong_in(R"({"fact":"limit_set","limit":"three"})") ==
          "limit: expected a whole number in range, found the text \"three\"");
    CHECK(wrong_in(R"({"fact":"limit_set","limit":4294967296})") ==
          "limit: expected a whole number in range, found the number 4294967296");
    CHECK(wrong_in(R"({"fact":"limit_set","limit":-1})") ==
          "limit: expected a whole number in range, found the number -1");
    CHECK(wrong_in(R"({"fact":"limit_set","limit":1.5})") ==
          "limit: expected a whole number in range, found the number 1.5");
    CHECK(wrong_in(R"({"fact":"card_added","plan":{"rollback":["a",null]}})") ==
          "plan.rollback[1]: expected text, found null");
    CHECK(wrong_in(R"({"fact":"people_set","who":[[{"id":"a"},{"as":"king"}]]})") ==
          "who[0][1].as: expected one of the known names, found the text \"king\"");
    CHECK(wrong_in(R"({"fact":"people_set","who":[[{"id":"a"}]]})") == "who[0]: expected a list of two, found a list");
    CHECK(wrong_in(R"({"fact":"kicked_off","written":"yesterday"})") ==
          "written: expected a time as 2026-11-24T09:30:00.000Z, found the text \"yesterday\"");
    CHECK(wrong_in(R"({"fact":"kicked_off","written":"2026-02-29T09:30:00.000Z"})").starts_with("written: "));
    CHECK(wrong_in(R"({"fact":"resumed","after_real":1})") == "after_real: expected true or false, found the number 1");
    CHECK(wrong_in(R"({"fact":"moon_landed"})") ==
          "\"moon_landed\" is no fact that this chaosday knows; a newer one may have written it");
    CHECK(wrong_in(R"({"n":1})").contains("\"fact\""));
    CHECK(wrong_in("[]") == "here: expected an object, found a list");
    CHECK(wrong_in("{") == "not JSON at byte 2");
    CHECK(wrong_in("") == "not JSON at byte 1");
}

TEST_CASE("nothing that nests too deep is read") {
    const std::string many(100'000, '[');
    CHECK(wrong_in(many) == "nested deeper than 64");
    CHECK(wrong_in("{\"fact\":\"held\",\"why\":\"" + many + "\"}") == "nothing");
}

TEST_CASE("bytes that are no text are replaced, so that every line is JSON") {
    for (const std::string bytes :
        {"\xff", "a\xc3", "\xe2\x82", "\xed\xa0\x80", "\xf4\x90\x80\x80", "\xc0\xaf", "\x80"}) {
        day::fact it;
        it.what = day::agents_fact(day::held{bytes, {}});
        const auto back = record::fact_of(spelled_fact(it));
        REQUIRE(back.has_value());
        CHECK(std::get<day::held>(std::get<day::agents_fact>(back->what)).why.contains("\xef\xbf\xbd"));
    }
}

TEST_CASE("instants are written within the years 0 to 9999 and read exactly") {
    const auto written = [](day::instant when) {
        std::string out;
        record::write_instant(out, when);
        return out;
    };
    CHECK(written({}) == "\"1970-01-01T00:00:00.000Z\"");
    CHECK(written(day::instant::min()) == "\"0000-01-01T00:00:00.000Z\"");
    CHECK(written(day::instant::max()) == "\"9999-12-31T23:59:59.999Z\"");
    CHECK_FALSE(record::instant_of("2026-11-24T24:00:00.000Z"));
    CHECK_FALSE(record::instant_of("2026-11-24T09:30:00.000"));
    CHECK_FALSE(record::instant_of("2026-11-24T09:3x:00.000Z"));
}

#include "record/segment.hpp"

#include "record/checksum.hpp"
#include "record/diary.hpp"
#include "record/line.hpp"

#include <algorithm>
#include <doctest/doctest.h>
#include <ranges>

using namespace bot;
using record::flaw_kind;

namespace {

std::string segment(std::uint64_t first, std::uint64_t last) {
    auto text = record::segment_header(1, first);
    for (const auto& each : tests::entries(first, last)) record::write_line(text, each);
    return text;
}

struct reading {
    std::vector<day::fact> facts;  ///< before the first flaw
    std::optional<record::flaw> wrong;
};

reading read(std::string_view text, std::optional<std::uint64_t> from = 1) {
    reading it;
    record::segment_reader lines("journal-000001.jsonl", text, from);
    while (auto step = lines.next()) {
        if (step->wrong) {
            it.wrong = std::move(step->wrong);
            break;
        }
        it.facts.push_back(std::move(*step->happened));
    }
    return it;
}

std::string first_line(std::string members) {
    record::seal(members, 0);
    return members;
}

}  // namespace

TEST_CASE("the checksum is that of gzip") {
    CHECK(record::checksum("123456789") == 0xcbf43926);
    CHECK(record::checksum("") == 0);
    CHECK(record::checksum("a longer text than eight bytes, and not a multiple of them") == 0x99962862);
}

TEST_CASE("a segment that is whole is read to its end") {
    const auto it = read(segment(1, 20));
    CHECK_FALSE(it.wrong);
    CHECK(it.facts == tests::entries(1, 20));
}

TEST_CASE("cut at any byte, a segment ends in a torn line and the facts before it are right") {
    const auto text = segment(1, 8);
    for (std::size_t cut = 0; cut < text.size(); ++cut) {
        CAPTURE(cut);
        const auto it = read(std::string_view(text).substr(0, cut));
        const bool between_lines = cut == 0 || text[cut - 1] == '\n';
        CHECK(it.facts == tests::entries(1, it.facts.size()));
        REQUIRE(it.wrong.has_value() == !between_lines);
        if (between_lines) continue;
        CHECK(it.wrong->kind == flaw_kind::torn);
        CHECK(text.substr(0, it.wrong->byte).ends_with(it.wrong->byte == 0 ? "" : "\n"));
    }
}

TEST_CASE("zeros behind the end, as some file systems leave them after a power cut, are a torn line") {
    const auto it = read(segment(1, 3) + std::string(500, '\0'));
    REQUIRE(it.wrong);
    CHECK(it.wrong->kind == flaw_kind::torn);
    CHECK(it.facts.size() == 3);
}

TEST_CASE("with any bit flipped no wrong fact is taken in, and only a whole prefix is") {
    const auto text = segment(1, 4);
    const auto right = tests::entries(1, 4);
    for (std::size_t bit = 0; bit < text.size() * 8; ++bit) {
        auto flipped = text;
        flipped[bit / 8] = static_cast<char>(flipped[bit / 8] ^ (1 << (bit % 8)));
        const auto it = read(flipped);
        CAPTURE(bit);
        REQUIRE(it.wrong.has_value());
        CHECK(std::ranges::equal(it.facts, right | std::views::take(it.facts.size())));
        // A fact that stands there to its end was perhaps promised: it is never mistaken for a torn one and cut off.
        CHECK(it.wrong->kind == flaw_kind::damaged);
    }
}

TEST_CASE("a line out of place is found") {
    auto twice = segment(1, 2);
    record::write_line(twice, tests::entry(2));
    CHECK(read(twice).wrong->kind == flaw_kind::misplaced);
    CHECK(read(twice).wrong->what == "fact 2 stands where fact 3 belongs");

    auto without = record::segment_header(1, 1);
    record::write_line(without, tests::entry(2));
    CHECK(read(without).wrong->what == "fact 2 stands where fact 1 belongs");
    CHECK(read(segment(5, 6)).wrong->what == "it begins with fact 5 where fact 1 belongs");
    CHECK_FALSE(read(segment(5, 6), 5).wrong);
}

TEST_CASE("a newer format is refused by name, and what is no journal as damage") {
    const auto newer = read(first_line(R"({"chaosday":"journal","version":2,"segment":1,"from":1)"));
    CHECK(newer.wrong->kind == flaw_kind::newer);
    CHECK(newer.wrong->what == "written by a newer chaosday, format 2; this one reads up to 1");
    CHECK(read(first_line(R"({"chaosday":"snapshot","version":1)")).wrong->kind == flaw_kind::damaged);
    CHECK(read(first_line(R"({"chaosday":"journal","segment":1,"from":1)")).wrong->kind == flaw_kind::damaged);
    CHECK(read(first_line(R"({"chaosday":"journal","version":1,"segment":2,"from":1)")).wrong->kind ==
          flaw_kind::misplaced);
    CHECK(read("hello\n").wrong->kind == flaw_kind::damaged);
}

TEST_CASE("a fact that a newer chaosday wrote is refused by name, its line being whole") {
    auto text = record::segment_header(1, 1);
    text += first_line(R"({"n":1,"fact":"moon_landed","day":1)");
    const auto it = read(text);
    CHECK(it.wrong->kind == flaw_kind::newer);
    CHECK(it.wrong->what.contains("moon_landed"));
    CHECK(record::place_of(*it.wrong) == "journal-000001.jsonl, line 2, byte " + std::to_string(it.wrong->byte));
}

TEST_CASE("the text of a flaw is safe to print") {
    auto text = segment(1, 1) + "\x1b[31m" + std::string(200, '\a') + "\n";
    const auto it = read(text);
    REQUIRE(it.wrong);
    CHECK(it.wrong->text.starts_with(".[31m"));
    CHECK(it.wrong->text.size() < 100);
}

TEST_CASE("names of files") {
    CHECK(record::segment_name(7) == "journal-000007.jsonl");
    CHECK(record::segment_in("journal-000007.jsonl") == 7);
    CHECK(record::segment_in("journal-1234567.jsonl") == 1234567);
    for (const auto* each : {"journal-000000.jsonl", "journal-0000007.jsonl", "journal-7.jsonl", "journal-00000x.jsonl",
             "journal-000007.jsonl.tmp", "journal-99999999999.jsonl", "journal-.jsonl", ""})
        CHECK_FALSE(record::segment_in(each));
    CHECK(record::snapshot_in("snapshot-000002.json") == 2);
    CHECK_FALSE(record::snapshot_in("snapshot-000002.json.tmp"));
}

#include "record/verify.hpp"

#include "record/line.hpp"
#include "record/session.hpp"

#include <doctest/doctest.h>

using namespace bot;
using tests::memory_disk, tests::session, tests::write_days;

namespace {

const tests::path target = "/var/lib/chaosday.repaired";

constexpr std::uint64_t segment_limit = 900;

tests::path segment(std::uint32_t no) { return tests::record_directory / record::segment_name(no); }

/// Changes a byte in the text of the note that fact `no` holds.
void damage_fact(memory_disk& disk, std::uint64_t no) {
    for (const auto& each : disk.all()) {
        auto& text = disk.contents(each);
        const auto at = text.find("\"note " + std::to_string(no) + "\"");
        if (each.extension() == ".jsonl" && at != text.npos) text[at + 1] = 'N';
    }
}

record::verified verified(memory_disk& disk) { return record::verify(disk, tests::record_directory).value(); }

}  // namespace

TEST_CASE("a sound record: how much is in it, and that it is whole") {
    memory_disk disk;
    write_days(disk, 14, segment_limit);
    const auto before = disk.used();
    const auto it = verified(disk);
    CHECK(it.is_sound());
    CHECK(it.facts == 14);
    CHECK(it.intact == 14);
    CHECK(it.segments.size() >= 3);
    CHECK(it.snapshots.size() == 2);
    CHECK_FALSE(it.torn);
    CHECK(disk.used() == before);
    const auto text = record::text_of(it, tests::record_directory);
    CHECK(text.starts_with("The record in /var/lib/chaosday: 14 facts in "));
    CHECK(text.ends_with("Every line is whole and in its place.\n"));
}

TEST_CASE("every flaw is listed with its place, and reading goes on behind it") {
    memory_disk disk;
    write_days(disk, 14, segment_limit);
    damage_fact(disk, 4);
    damage_fact(disk, 9);
    const auto it = verified(disk);
    REQUIRE(it.flaws.size() == 2);
    CHECK(it.flaws[0].kind == record::flaw_kind::damaged);
    CHECK(it.intact == 3);
    CHECK(it.facts == 12);
    CHECK(it.gaps == std::vector<record::gap>{{4, 4}, {9, 9}});
    const auto text = record::text_of(it, tests::record_directory);
    CHECK(text.contains(record::place_of(it.flaws[0]) + ": the checksum of the line is wrong"));
    CHECK(text.contains("facts 1 to 3 come before the first flaw"));
    CHECK(text.contains("chaosday verify --repair /var/lib/chaosday"));
}

TEST_CASE("a missing segment is a flaw and a gap") {
    memory_disk disk;
    write_days(disk, 14, segment_limit);
    const auto whole = verified(disk);
    const auto first = whole.segments[0].facts + 1;
    const auto last = whole.segments[0].facts + whole.segments[1].facts;
    disk.drop(segment(2));
    const auto it = verified(disk);
    CHECK(it.flaws.at(0).file == "journal-000002.jsonl");
    CHECK(it.flaws.at(0).what == "the segment is missing");
    CHECK(it.gaps == std::vector<record::gap>{{first, last}});
}

TEST_CASE("a torn end is no damage") {
    memory_disk disk;
    write_days(disk, 2, segment_limit);
    disk.contents(segment(1)) += R"({"n":3,"fact":)";
    const auto it = verified(disk);
    CHECK(it.is_sound());
    REQUIRE(it.torn);
    CHECK(record::text_of(it, tests::record_directory).contains("The last line is not whole"));
}

TEST_CASE("a bad snapshot is told of and is no damage") {
    memory_disk disk;
    write_days(disk, 14, segment_limit);
    for (const auto& each : disk.all())
        if (each.filename().string().starts_with("snapshot")) disk.contents(each)[50] ^= 1;
    const auto it = verified(disk);
    CHECK(it.is_sound());
    CHECK_FALSE(it.snapshots.at(0).wrong.empty());
    CHECK(record::text_of(it, tests::record_directory).contains("nothing is lost by it"));
}

TEST_CASE("repaired: a sound copy beside, the record itself as it was, and what was left out is listed") {
    memory_disk disk;
    write_days(disk, 14, segment_limit);
    damage_fact(disk, 9);
    disk.contents(segment(static_cast<std::uint32_t>(verified(disk).segments.size()))) += "{\"n\":";
    const auto before = disk.used();
    const auto it = record::repair(disk, tests::record_directory, target);
    REQUIRE(it);
    CHECK(it->facts == 13);
    CHECK(it->left_out.size() == 2);
    CHECK(it->gaps == std::vector<record::gap>{{9, 9}});
    const auto copied = record::verify(disk, target).value();
    CHECK(copied.is_sound());
    CHECK(copied.facts == 13);
    CHECK(disk.used() == before + copied.segments.at(0).bytes);
    CHECK(record::open(disk, target)->known.facts == 13);
    const auto text = record::text_of(*it, tests::record_directory, target);
    CHECK(text.contains("13 facts of /var/lib/chaosday are now in /var/lib/chaosday.repaired"));
    CHECK(text.contains("missing: fact 9"));
}

TEST_CASE("what a repaired copy holds is what the record held, when nothing was damaged") {
    memory_disk disk;
    write_days(disk, 14, segment_limit);
    REQUIRE(record::repair(disk, tests::record_directory, target));
    CHECK(record::open(disk, target)->known == tests::state_after(14));
}

TEST_CASE("a repaired copy is never written over anything") {
    memory_disk disk;
    write_days(disk, 2, segment_limit);
    disk.put(target / "precious", "thing");
    const auto it = record::repair(disk, tests::record_directory, target);
    REQUIRE_FALSE(it);
    CHECK(it.error().text.contains("is there already"));
}

TEST_CASE("what a newer chaosday wrote is not repaired away") {
    memory_disk disk;
    write_days(disk, 2, segment_limit);
    std::string line = R"({"n":3,"fact":"moon_landed")";
    record::seal(line, 0);
    disk.contents(segment(1)) += line;
    const auto it = record::repair(disk, tests::record_directory, target);
    REQUIRE_FALSE(it);
    CHECK(it.error().is == record::obstacle::newer);
    CHECK_FALSE(disk.has(target / record::segment_name(1)));
}

TEST_CASE("a copy for which there is no room is not called one") {
    memory_disk disk;
    write_days(disk, 14, segment_limit);
    disk.room_for(disk.used() + 500);
    const auto it = record::repair(disk, tests::record_directory, target);
    REQUIRE_FALSE(it);
    CHECK(it.error().text.contains("is not complete"));
}

TEST_CASE("reports read the state beside a running journal, without its lock") {
    memory_disk disk;
    session it(disk);
    it.take(5);
    it.time.settle();
    CHECK(record::read_state(disk, tests::record_directory).value() == tests::state_after(5));
    CHECK(record::read_state(disk, "/nowhere").error().text.contains("/nowhere"));
}

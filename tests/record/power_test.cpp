// Power cuts and single failures at every operation of a session with several segments and snapshots.
#include "approved.hpp"
#include "record/line.hpp"
#include "record/session.hpp"

#include <doctest/doctest.h>

using namespace bot;
using tests::memory_disk, tests::op, tests::power_cut, tests::session, tests::small_segment;

namespace {

constexpr std::uint64_t total = 12;

/// Appends in steps, as long as the disk takes it.
void write_on(session& it, std::uint64_t up_to) {
    while (it.next <= up_to && it.journal->writable()) {
        it.take(std::min<std::uint64_t>(up_to - it.next + 1, 1 + it.next % 3));
        it.time.settle();
    }
}

constexpr power_cut all_cuts[] = {{power_cut::kept::nothing, false}, {power_cut::kept::nothing, true},
    {power_cut::kept::half, false}, {power_cut::kept::half, true}, {power_cut::kept::everything, false},
    {power_cut::kept::everything, true}, {power_cut::kept::uncut, false}, {power_cut::kept::uncut, true}};

/// Whatever the power does now.
void check_holds(const memory_disk& disk, std::uint64_t facts) {
    for (const auto how : all_cuts) {
        CAPTURE(static_cast<int>(how.contents));
        CAPTURE(how.names);
        const auto left = disk.after(how);
        CHECK(tests::found_on(*left).facts == facts);
    }
}

void check_goes_on(memory_disk& disk, std::uint64_t promised) {
    {
        session it(disk, small_segment);
        REQUIRE_MESSAGE(!it.why_not, it.why_not->text);
        CHECK(it.known.facts >= promised);
        REQUIRE(it.known == tests::state_after(it.known.facts));
        check_holds(disk, it.known.facts);  // it is shown, and answered upon
        write_on(it, total);
        CHECK(it.journal->writable());
    }
    check_holds(disk, total);
    CHECK(tests::found_on(disk) == tests::state_after(total));
}

}  // namespace

TEST_CASE("when the power fails at any operation, nothing that was promised is missing") {
    bool reached = true;
    for (std::uint64_t nth = 0; reached; ++nth) {
        CAPTURE(nth);
        reached = false;
        memory_disk disk;
        disk.on_each([&](std::uint64_t now, op, const tests::path&) {
            reached = reached || now >= nth;
            return now >= nth ? tests::failing(std::errc::io_error) : std::error_code();
        });
        std::uint64_t promised = 0;
        {
            session it(disk, small_segment);
            if (it.journal) write_on(it, total);
            promised = it.promised;
        }
        for (const auto how : all_cuts) {
            const auto left = disk.after(how);
            check_goes_on(*left, promised);
        }
    }
}

TEST_CASE("when any one operation fails, nothing that was promised is missing and nothing refused is there") {
    for (const auto with : {std::errc::io_error, std::errc::no_space_on_device}) {
        bool reached = true;
        for (std::uint64_t nth = 0; reached; ++nth) {
            CAPTURE(nth);
            reached = false;
            memory_disk disk;
            disk.on_each([&](std::uint64_t now, op, const tests::path&) {
                reached = reached || now >= nth;
                return now == nth ? tests::failing(with) : std::error_code();
            });
            std::uint64_t promised = 0, broken = 0;
            {
                session it(disk, small_segment);
                if (it.why_not) {
                    CHECK(it.why_not->text.contains(tests::record_directory.string()));
                } else {
                    write_on(it, total);
                    broken = it.broken;
                    promised = it.promised;
                    if (it.refused > 0) CHECK(it.journal->reload() == tests::state_after(promised));
                    it.time.forward(std::chrono::seconds(30));
                    CHECK(it.journal->writable() == (broken == 0));
                }
            }
            disk.on_each({});
            if (broken == 0 && promised > 0) {
                check_holds(disk, promised);
                CHECK(tests::found_on(disk) == tests::state_after(promised));
            }
            check_goes_on(disk, promised);
        }
    }
}

TEST_CASE("a torn last line is cut off, and the warning names it") {
    memory_disk disk;
    { write_on(*std::make_unique<session>(disk), 5); }
    const auto file = tests::record_directory / "journal-000001.jsonl";
    const auto whole = disk.contents(file);
    const auto last = whole.rfind('\n', whole.size() - 2) + 1;
    for (auto cut = last + 1; cut < whole.size(); ++cut) {
        disk.put(file, whole.substr(0, cut));
        std::vector<std::string> warnings;
        REQUIRE(tests::found_on(disk, &warnings) == tests::state_after(4));
        REQUIRE(warnings.size() == 1);
        CHECK(warnings[0].contains("journal-000001.jsonl, line 6, byte " + std::to_string(last)));
        CHECK(disk.contents(file) == whole.substr(0, last));
    }
}

TEST_CASE("damage anywhere stops the start, says where and what is intact, and changes nothing") {
    memory_disk disk;
    { write_on(*std::make_unique<session>(disk), 6); }
    const auto file = tests::record_directory / "journal-000001.jsonl";
    const auto whole = disk.contents(file);
    const auto third = whole.find("\"n\":3");
    auto damaged = whole;
    damaged[third + 4] = '4';
    disk.put(file, damaged);
    const auto it = record::open(disk, tests::record_directory);
    REQUIRE_FALSE(it);
    CHECK(it.error().is == record::obstacle::damaged);
    CHECK(it.error().text.contains("journal-000001.jsonl, line 4, byte " + std::to_string(third - 1)));
    CHECK(it.error().text.contains("Facts 1 to 2,"));
    CHECK(it.error().text.contains("chaosday verify /var/lib/chaosday\n"));
    CHECK(disk.contents(file) == damaged);
}

TEST_CASE("a missing segment stops the start") {
    memory_disk disk;
    { write_on(*std::make_unique<session>(disk, small_segment), total); }
    for (const auto& each : disk.all())
        if (each.filename().string().starts_with("snapshot")) disk.drop(each);
    disk.drop(tests::record_directory / "journal-000002.jsonl");
    const auto it = record::open(disk, tests::record_directory);
    REQUIRE_FALSE(it);
    CHECK(it.error().text.contains("journal-000002.jsonl: the segment is missing"));
}

TEST_CASE("a newer format is refused by name at the start") {
    memory_disk disk;
    { write_on(*std::make_unique<session>(disk), 2); }
    std::string newer = R"({"chaosday":"journal","version":2,"segment":1,"from":1,"crc":"00000000"})";
    disk.put(tests::record_directory / "journal-000001.jsonl", newer + "\n");
    const auto damaged = record::open(disk, tests::record_directory);
    CHECK(damaged.error().is == record::obstacle::damaged);  // its checksum says so
    newer = R"({"chaosday":"journal","version":2,"segment":1,"from":1)";
    record::seal(newer, 0);
    disk.put(tests::record_directory / "journal-000001.jsonl", newer);
    const auto it = record::open(disk, tests::record_directory);
    REQUIRE_FALSE(it);
    CHECK(it.error().is == record::obstacle::newer);
    CHECK(it.error().text.contains("written by a newer chaosday, format 2; this one reads up to 1"));
}

TEST_CASE("a record of format 1 can be read for ever") {
    memory_disk disk;
    { write_on(*std::make_unique<session>(disk), 6); }
    const auto file = tests::record_directory / "journal-000001.jsonl";
    disk.put(file, tests::approved("record/journal-format-1.jsonl", disk.contents(file)));
    CHECK(tests::found_on(disk) == tests::state_after(6));
}

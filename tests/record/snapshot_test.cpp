#include "record/snapshot.hpp"

#include "record/line.hpp"
#include "record/session.hpp"

#include <doctest/doctest.h>

using namespace bot;
using tests::memory_disk, tests::op, tests::session, tests::small_segment, tests::write_days;

namespace {

std::vector<std::string> snapshots_on(const memory_disk& disk) {
    std::vector<std::string> found;
    for (const auto& each : disk.all())
        if (each.filename().string().starts_with("snapshot")) found.push_back(each.filename().string());
    return found;
}

tests::path in_record(const std::string& name) { return tests::record_directory / name; }

std::uint64_t reads_of_segments(memory_disk& disk) {
    std::uint64_t count = 0;
    disk.on_each([&](std::uint64_t, op what, const tests::path& where) {
        if (what == op::read && where.extension() == ".jsonl") ++count;
        return std::error_code();
    });
    (void)tests::found_on(disk);
    disk.on_each({});
    return count;
}

}  // namespace

TEST_CASE("a snapshot is made of each segment that is closed, and the newest two are kept") {
    memory_disk disk;
    write_days(disk, 15);
    const auto found = snapshots_on(disk);
    REQUIRE(found.size() == 2);
    CHECK(found[0] < found[1]);
    CHECK(reads_of_segments(disk) == 1);  // of all segments the start reads the open one alone
    CHECK(tests::found_on(disk) == tests::state_after(15));
}

TEST_CASE("a snapshot is one line that says what it is") {
    const record::snapshot it{3, tests::state_after(9)};
    const auto text = record::snapshot_text(it);
    CHECK(text.starts_with("{\"chaosday\":\"snapshot\",\"version\":"));
    const auto back = record::snapshot_of(text, 3);
    REQUIRE(back);
    CHECK(back->known == it.known);
    CHECK_FALSE(record::snapshot_of(text, 4));
}

TEST_CASE("cut or changed anywhere, a snapshot is not used") {
    const auto text = record::snapshot_text({3, tests::state_after(2)});
    for (std::size_t cut = 0; cut < text.size(); ++cut)
        REQUIRE_FALSE(record::snapshot_of(std::string_view(text).substr(0, cut), 3));
    for (std::size_t bit = 0; bit < text.size() * 8; ++bit) {
        auto flipped = text;
        flipped[bit / 8] = static_cast<char>(flipped[bit / 8] ^ (1 << (bit % 8)));
        REQUIRE_FALSE(record::snapshot_of(flipped, 3));
    }
}

TEST_CASE("a bad snapshot is passed over with a warning, for the one before it or the whole journal") {
    memory_disk disk;
    write_days(disk, 15);
    const auto names = snapshots_on(disk);
    disk.contents(in_record(names[1]))[100] ^= 1;
    std::vector<std::string> warnings;
    CHECK(tests::found_on(disk, &warnings) == tests::state_after(15));
    REQUIRE(warnings.size() == 1);
    CHECK(warnings[0].contains(names[1] + " is passed over: it is damaged"));
    CHECK(reads_of_segments(disk) == 2);

    disk.put(in_record(names[0]), "");
    CHECK(tests::found_on(disk) == tests::state_after(15));
}

TEST_CASE("a snapshot of another format is made anew from the journal") {
    memory_disk disk;
    write_days(disk, 9);
    const auto names = snapshots_on(disk);
    for (const auto& each : names) {
        std::string other = R"({"chaosday":"snapshot","version":999,"segment":1,"facts":1,"state":{})";
        record::seal(other, 0);
        disk.put(in_record(each), other);
    }
    std::vector<std::string> warnings;
    CHECK(tests::found_on(disk, &warnings) == tests::state_after(9));
    CHECK(warnings.at(0).contains("it is of another format than"));
}

TEST_CASE("a snapshot that a crash prevented is made at the next start") {
    memory_disk disk;
    write_days(disk, 15);
    const auto names = snapshots_on(disk);
    for (const auto& each : names) disk.drop(in_record(each));
    {
        session it(disk, small_segment);
        it.time.settle();
    }
    CHECK(snapshots_on(disk) == std::vector<std::string>{names[1]});
}

TEST_CASE("whatever step of making a snapshot fails, the journal goes on and the next start is right") {
    for (const auto failing : {op::read, op::open, op::write, op::sync, op::rename, op::list, op::sync_directory})
        for (std::uint64_t nth = 0; nth < 4; ++nth) {
            CAPTURE(static_cast<int>(failing));
            CAPTURE(nth);
            memory_disk disk;
            write_days(disk, 15);
            const auto newest = snapshots_on(disk).back();
            disk.drop(in_record(newest));
            std::uint64_t seen = 0;
            disk.on_each([&](std::uint64_t, op what, const tests::path&) {
                return what == failing && seen++ == nth ? tests::failing(std::errc::io_error) : std::error_code();
            });
            const auto made = record::make_snapshot(disk, tests::record_directory, *record::snapshot_in(newest));
            if (!made) CHECK_FALSE(made.error().empty());
            disk.on_each({});
            for (const bool names : {false, true}) {
                const auto left = disk.after({tests::power_cut::kept::half, names});
                CHECK(tests::found_on(*left) == tests::state_after(15));
                CHECK(record::make_snapshot(*left, tests::record_directory, *record::snapshot_in(newest)));
                CHECK(snapshots_on(*left).back() == newest);
            }
        }
}

TEST_CASE("that a snapshot could not be made is a warning") {
    memory_disk disk;
    session it(disk, small_segment);
    disk.on_each([&](std::uint64_t, op what, const tests::path&) {
        return what == op::rename ? tests::failing(std::errc::io_error) : std::error_code();
    });
    for (int i = 0; i < 6; ++i) {
        it.take(1);
        it.time.settle();
    }
    CHECK(it.promised == 6);
    REQUIRE_FALSE(it.warnings.empty());
    CHECK(it.warnings[0].contains("No snapshot was made"));
}

TEST_CASE("a snapshot that knows of more than the journal holds stops the start") {
    memory_disk disk;
    write_days(disk, 15);
    const auto newest = *record::snapshot_in(snapshots_on(disk).back());
    for (const auto& each : disk.all())
        if (const auto no = record::segment_in(each.filename().string()); no && *no > newest) disk.drop(each);
    const auto it = record::open(disk, tests::record_directory);
    REQUIRE_FALSE(it);
    CHECK(it.error().text.contains("the segment is missing, although snapshot-"));
}

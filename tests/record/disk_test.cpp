// The record on a real directory, with its real threads and a real second process.
#include "record/disk.hpp"

#include "record/child.hpp"
#include "record/diary.hpp"
#include "record/open.hpp"

#include <doctest/doctest.h>
#include <random>
#include <sys/stat.h>

using namespace bot;
using record::path;

namespace {

/// A directory of this test's own, removed at its end.
class scratch {
public:
    scratch() {
        std::string name = std::filesystem::temp_directory_path() / "chaosday-record-XXXXXX";
        REQUIRE(::mkdtemp(name.data()) != nullptr);
        at_ = name;
    }
    ~scratch() { std::filesystem::remove_all(at_); }
    path record() const { return at_ / "deep" / "record"; }

private:
    path at_;
};

unsigned mode_of(const path& file) {
    struct stat about{};
    REQUIRE(::stat(file.c_str(), &about) == 0);
    return about.st_mode & 0777U;
}

}  // namespace

TEST_CASE("nobody else may read the record") {
    const scratch place;
    record::disk disk;
    const auto it = record::open(disk, place.record());
    REQUIRE(it);
    CHECK(mode_of(place.record()) == 0700);
    CHECK(mode_of(place.record() / "journal-000001.jsonl") == 0600);
    CHECK(mode_of(place.record() / "lock") == 0600);
}

TEST_CASE("files: append, read, cut, rename, remove, list") {
    const scratch place;
    record::disk disk;
    REQUIRE(disk.make_directory(place.record()));
    REQUIRE(disk.make_directory(place.record()));
    REQUIRE(disk.sync_way_to(place.record()));
    const auto file = place.record() / "a";
    {
        const auto opened = disk.append_to(file).value();
        REQUIRE(record::write_all(*opened, std::string(100'000, 'x')));
        REQUIRE(opened->truncate(5));
        REQUIRE(record::write_all(*opened, "yz"));
        REQUIRE(opened->sync());
    }
    CHECK(disk.read(file).value() == "xxxxxyz");
    REQUIRE(disk.rename(file, place.record() / "b"));
    REQUIRE(disk.sync_directory(place.record()));
    CHECK(disk.list(place.record()).value() == std::vector<std::string>{"b"});
    CHECK_FALSE(disk.sync_way_to(place.record() / "b" / "below a file"));
    REQUIRE(disk.remove(place.record() / "b"));
    CHECK(disk.read(file).error() == std::errc::no_such_file_or_directory);
    CHECK(disk.list(place.record() / "none").error() == std::errc::no_such_file_or_directory);
    CHECK_FALSE(disk.rename(file, file));
    CHECK_FALSE(disk.remove(file));
    CHECK_FALSE(disk.append_to(place.record()));
    CHECK_FALSE(disk.sync_directory(file));
}

TEST_CASE("a device that is full says so") {
    if (!std::filesystem::exists("/dev/full")) return;
    record::disk disk;
    const auto full = disk.append_to("/dev/full").value();
    CHECK(record::write_all(*full, "x").error() == std::errc::no_space_on_device);
}

TEST_CASE("one process at a time: the second is refused and told which one it is; the lock goes with the process") {
    const scratch place;
    record::disk disk;
    {
        tests::child writer({CHAOSDAY_RECORD_WRITER, place.record().string()});
        REQUIRE(writer.read_line());
        const auto second = record::open(disk, place.record());
        REQUIRE_FALSE(second);
        CHECK(second.error().is == record::obstacle::locked);
        CHECK(second.error().text.contains("(process " + std::to_string(writer.id()) + ")"));
        CHECK(record::read_state(disk, place.record()).has_value());
    }
    CHECK(record::open(disk, place.record()).has_value());
}

TEST_CASE("killed at any moment, nothing that was promised is missing") {
    const auto* wanted = std::getenv("CHAOSDAY_KILL_ROUNDS");
    const int rounds = wanted ? std::atoi(wanted) : 20;
    const scratch place;
    record::disk disk;
    std::mt19937 chance(20261124);
    std::uint64_t promised = 0;
    for (int round = 0; round < rounds; ++round) {
        CAPTURE(round);
        tests::child writer({CHAOSDAY_RECORD_WRITER, place.record().string()});
        for (auto left = 1 + chance() % 60; left > 0; --left) {
            const auto line = writer.read_line();
            REQUIRE(line.has_value());
            promised = std::stoull(*line);
        }
        writer.kill();
        while (const auto line = writer.read_line()) promised = std::stoull(*line);  // said before it died
        const auto it = record::open(disk, place.record());
        REQUIRE_MESSAGE(it, it.error().text);
        CHECK(it->facts >= promised);
        REQUIRE(it->known == tests::state_after(it->facts));
    }
}

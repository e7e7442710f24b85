// A file that is replaced: the old one or the new one, whatever fails and whenever the power goes.
#include "record/write_aside.hpp"

#include "record/memory_disk.hpp"

#include <doctest/doctest.h>

using namespace bot;
using tests::memory_disk, tests::op, tests::power_cut;

namespace {

const tests::path file = "/var/lib/chaosday/sessions.json";

/// What is there after the power went, in the worst case and in better ones.
std::vector<std::string> left_of(const memory_disk& disk) {
    std::vector<std::string> found;
    for (const auto how : {power_cut::kept::nothing, power_cut::kept::half, power_cut::kept::everything})
        for (const bool names : {false, true}) found.push_back(disk.after({how, names})->read(file).value_or("none"));
    return found;
}

}  // namespace

TEST_CASE("a file that is replaced is the old one or the new one, whatever fails, and the new one once that is said") {
    bool went_well = false;
    for (std::uint64_t failing_at = 0; !went_well; ++failing_at) {
        CAPTURE(failing_at);
        memory_disk disk;
        disk.put(file, "old");
        disk.on_each([&](std::uint64_t nth, op, const tests::path&) {
            return nth == failing_at ? tests::failing(std::errc::io_error) : std::error_code();
        });
        const auto written = record::write_aside(disk, file, "the new one");
        went_well = written && failing_at >= disk.operations();
        for (const auto& each : left_of(disk)) {
            const bool is_whole = each == "the new one" || (!written && each == "old");
            CHECK_MESSAGE(is_whole, each);
        }
    }
}

TEST_CASE("a file that is replaced on a disk that fills, at whatever byte, is the old one") {
    for (std::uint64_t room = 3; room < 14; ++room) {
        CAPTURE(room);
        memory_disk disk;
        disk.put(file, "old");
        disk.room_for(room);
        const auto written = record::write_aside(disk, file, "the new one");
        REQUIRE_FALSE(written);
        CHECK(written.error() == "it can not be written: No space left on device");
        for (const auto& each : left_of(disk)) CHECK(each == "old");
        CHECK(disk.used() == 3);
    }
}

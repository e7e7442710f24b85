#include "record/session.hpp"

#include <doctest/doctest.h>

using namespace bot;
using tests::memory_disk, tests::op, tests::session;

TEST_CASE("what was promised is there at the next start") {
    memory_disk disk;
    {
        session it(disk);
        it.take(1);
        it.take(6);
        it.time.settle();
        CHECK(it.promised == 7);
    }
    CHECK(tests::found_on(disk) == tests::state_after(7));
}

TEST_CASE("nothing is promised before it is synced") {
    memory_disk disk;
    session it(disk);
    it.time.settle();
    disk.on_each([&](std::uint64_t, op what, const tests::path&) {
        if (what == op::sync) CHECK(it.promised == 0);
        return std::error_code();
    });
    it.take(3);
    CHECK(it.promised == 0);
    it.time.settle();
    CHECK(it.promised == 3);
}

TEST_CASE("a fact that is on disk already is not waited for") {
    memory_disk disk;
    session it(disk);
    it.take(2);
    it.time.settle();
    const auto syncs = disk.count(op::sync);
    boost::asio::co_spawn(it.io, it.promise(1), boost::asio::detached);
    it.time.settle();
    CHECK(disk.count(op::sync) == syncs);
}

TEST_CASE("what is appended during a sync shares the next one") {
    memory_disk disk;
    session it(disk);
    const auto before = disk.count(op::sync);
    for (int i = 0; i < 500; ++i) it.take(1);
    it.time.settle();
    CHECK(it.promised == 500);
    CHECK(disk.count(op::sync) - before == 2);  // the first alone, all others together
    CHECK(disk.count(op::write) == 3);          // and the first line of the segment
}

TEST_CASE("facts out of order are a mistake of the caller, and not written") {
    memory_disk disk;
    session it(disk);
    CHECK_THROWS_AS(it.journal->append(tests::entries(2, 2)), std::logic_error);
}

TEST_CASE("segments are closed when they are full, and each says where it begins") {
    memory_disk disk;
    {
        session it(disk, 700);
        for (int i = 0; i < 9; ++i) {
            it.take(1);
            it.time.settle();
        }
    }
    CHECK(disk.has(tests::record_directory / "journal-000003.jsonl"));
    CHECK(disk.contents(tests::record_directory / "journal-000002.jsonl").contains("\"segment\":2,\"from\":"));
    CHECK(tests::found_on(disk) == tests::state_after(9));
}

TEST_CASE("a full disk: told so, read-only, and on again by itself when there is room") {
    memory_disk disk;
    session it(disk);
    it.take(3);
    it.time.settle();
    disk.room_for(disk.used() + 100);  // less than a line
    it.take(2);
    it.take(1);
    it.time.settle();
    CHECK(it.promised == 3);
    CHECK(it.refused == 2);
    CHECK_FALSE(it.journal->writable());
    REQUIRE(it.refusals.size() == 1);
    CHECK(it.refusals[0].contains("journal-000001.jsonl can not be written: No space left on device"));
    CHECK(it.journal->trouble() == it.refusals[0]);

    it.reload();
    CHECK(it.known == tests::state_after(3));
    it.take(1);
    it.time.settle();
    CHECK(it.refused == 3);  // at once, while there is no room
    it.reload();

    it.time.forward(std::chrono::seconds(20));
    CHECK_FALSE(it.journal->writable());
    disk.room_for({});
    it.time.forward(std::chrono::seconds(5));
    CHECK(it.journal->writable());
    CHECK(it.refusals.back().empty());
    it.take(2);
    it.time.settle();
    CHECK(it.promised == 5);
    it.journal.reset();
    CHECK(tests::found_on(disk) == tests::state_after(5));
    CHECK_FALSE(disk.has(tests::record_directory / "probe.tmp"));
}

TEST_CASE("whatever is appended after a loss and before the reload is dropped") {
    memory_disk disk;
    session it(disk);
    it.take(2);
    it.time.settle();
    disk.room_for(disk.used());
    it.take(1);
    it.time.settle();
    disk.room_for({});
    it.time.forward(std::chrono::seconds(10));
    REQUIRE(it.journal->writable());
    it.take(1);  // fact 4, on a state that holds fact 3, which was lost
    it.time.settle();
    CHECK(it.refused == 2);
    it.reload();
    it.take(1);
    it.time.settle();
    CHECK(it.promised == 3);
    it.journal.reset();
    CHECK(tests::found_on(disk) == tests::state_after(3));
}

TEST_CASE("wherever the disk becomes full, what was promised stays and it goes on when there is room") {
    constexpr std::uint64_t all = 4, small_segment = 900;
    std::vector<day::state> states;
    for (std::uint64_t facts = 0; facts <= all; ++facts) states.push_back(tests::state_after(facts));
    bool had_room = false;
    for (std::uint64_t room = 80; !had_room; ++room) {
        CAPTURE(room);
        memory_disk disk;
        disk.room_for(room);
        {
            session it(disk, small_segment);
            if (it.why_not) {
                CHECK(it.why_not->text.contains("Make room"));
                continue;
            }
            while (it.next <= all && it.journal->writable()) {
                it.take(1);
                it.time.settle();
            }
            had_room = it.refused == 0;
            it.reload();
            REQUIRE(it.known == states[it.promised]);
            disk.room_for({});
            it.time.forward(std::chrono::seconds(10));
            REQUIRE(it.journal->writable());
            if (it.next <= all) it.take(all + 1 - it.next);
            it.time.settle();
            REQUIRE(it.promised == all);
        }
        REQUIRE(tests::found_on(disk) == states[all]);
    }
}

TEST_CASE("a failed sync is final") {
    memory_disk disk;
    session it(disk);
    it.take(2);
    it.time.settle();
    disk.on_each([&](std::uint64_t, op what, const tests::path&) {
        return what == op::sync ? tests::failing(std::errc::io_error) : std::error_code();
    });
    it.take(1);
    it.time.settle();
    CHECK(it.broken == 1);
    REQUIRE(it.breaks.size() == 1);
    CHECK(it.breaks[0].starts_with("can not sync"));
    CHECK_FALSE(it.journal->writable());

    disk.on_each({});
    const auto writes = disk.count(op::write);
    it.time.forward(std::chrono::minutes(5));
    it.take(1);
    it.time.settle();
    CHECK(it.broken == 2);
    CHECK(disk.count(op::write) == writes);  // nothing is ever written again
    CHECK(it.journal->reload() == tests::state_after(2));
}

TEST_CASE("a second one is told which process has the record open") {
    memory_disk disk;
    const session first(disk);
    const session second(disk);
    REQUIRE(second.why_not);
    CHECK(second.why_not->is == record::obstacle::locked);
    CHECK(second.why_not->text.contains("process 4711"));
}

TEST_CASE("whoever still waits when the journal closes is told that it was not written") {
    memory_disk disk;
    session it(disk);
    it.take(1);
    it.io.poll_one();  // somebody looks whether the writer comes back
    it.io.poll_one();  // the writer is done
    it.io.poll_one();  // the waiter waits; that the writer is done has not been heard of yet
    it.journal.reset();
    it.time.settle();
    CHECK(it.promised == 0);
    CHECK(it.refused == 1);
}

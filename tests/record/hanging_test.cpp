// A disk that does not come back: nobody is promised anything, and nobody waits for ever.
#include "record/session.hpp"

#include <doctest/doctest.h>

using namespace bot;
using namespace std::chrono_literals;
using tests::memory_disk, tests::session;

namespace {

/// Whose writer's jobs end when the test says so.
struct hanging : session {
    explicit hanging(memory_disk& on) : session(on, record::segment_limit, true) {}
    void wait_in_time(std::uint64_t up_to) {
        boost::asio::co_spawn(io, promise_in_time(up_to), boost::asio::detached);
        time.settle();
    }
};

}  // namespace

TEST_CASE("a disk that hangs is told once, who waits in time is told, and it goes on when the disk comes back") {
    memory_disk disk;
    hanging it(disk);
    it.take(1);
    it.wait_in_time(1);
    it.time.forward(9s);
    CHECK(it.journal->writable());
    CHECK(it.open == 0);
    it.time.forward(1s);
    CHECK(it.open == 1);
    CHECK(it.promised == 0);
    CHECK_FALSE(it.journal->writable());
    CHECK(it.journal->trouble() == "the disk has not answered for 10 seconds");
    it.wait_in_time(1);  // at once by now
    CHECK(it.open == 2);
    it.time.forward(5min);
    CHECK(it.refusals == std::vector{it.journal->trouble()});

    it.come_back();
    CHECK(it.promised == 1);  // who has endless patience
    CHECK(it.refused == 0);
    CHECK(it.journal->writable());
    CHECK(it.refusals.back().empty());
    it.take(1);
    it.time.settle();
    it.come_back();
    CHECK(it.promised == 2);
    it.journal.reset();
    CHECK(tests::found_on(disk) == tests::state_after(2));
}

TEST_CASE("a disk that is slow, but comes back, is not said to hang") {
    memory_disk disk;
    hanging it(disk);
    for (int i = 0; i < 20; ++i) {
        it.take(1);
        it.time.forward(6s);
        it.come_back();
    }
    CHECK(it.promised == 20);
    CHECK(it.refusals.empty());
}

TEST_CASE("a disk that hangs and then fails is a disk that fails") {
    memory_disk disk;
    hanging it(disk);
    it.take(1);
    it.wait_in_time(1);
    it.time.forward(10s);
    disk.room_for(disk.used());
    it.come_back();
    CHECK(it.refused == 1);
    REQUIRE(it.refusals.size() == 2);
    CHECK(it.refusals[1].contains("No space left on device"));
    CHECK(it.journal->trouble() == it.refusals[1]);
}

TEST_CASE(
    "what waits for the disk is bounded: no more is taken, nothing of it is lost, and the next is taken after it") {
    memory_disk disk;
    hanging it(disk);
    it.take(1);
    std::uint64_t taken = 0;
    for (; it.journal->writable() && taken < 1'000'000; ++taken) it.take(1);
    CHECK(it.journal->trouble() == "more waits for the disk than there is room for");
    CHECK(taken > 10'000);
    CHECK(taken < 1'000'000);
    CHECK(it.refusals.size() == 1);
    it.come_back();
    CHECK(it.journal->writable());
    it.come_back();
    CHECK(it.promised == taken + 1);
    CHECK(disk.used() > record::most_waiting);
}

TEST_CASE("whoever ends while the disk hangs leaves nothing running") {
    memory_disk disk;
    hanging it(disk);
    it.take(1);
    it.time.settle();
    boost::asio::co_spawn(it.io, it.journal->drained(), boost::asio::detached);
    it.time.settle();
    it.come_back();
    CHECK_FALSE(it.time.next_alarm());
}

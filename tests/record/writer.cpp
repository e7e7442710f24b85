// Appends to a record on disk without end, with real threads, and says how many facts are durable whenever they are:
// what a test kills at any moment.
#include "clock/system_clock.hpp"
#include "record/diary.hpp"
#include "record/disk.hpp"
#include "record/threads.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <cstdio>

using namespace bot;

namespace {

constexpr std::uint64_t small_segment = 20'000;

boost::asio::awaitable<void> write_on(record::journal& into, std::uint64_t next) {
    for (;;) {
        const auto last = next + next % 4;
        into.append(tests::entries(next, last));
        next = last + 1;
        co_await into.durable(last);
        std::printf("%llu\n", static_cast<unsigned long long>(last));
        std::fflush(stdout);
    }
}

int run(const record::path& directory) {
    boost::asio::io_context io(1);
    clock::system_clock time(io.get_executor());
    record::disk disk;
    record::threads workers;
    auto from = record::open(disk, directory, small_segment);
    if (!from) {
        std::fprintf(stderr, "%s\n", from.error().text.c_str());
        return 1;
    }
    const auto next = from->facts + 1;
    record::file_journal journal(
        io.get_executor(), workers.executors(), time, disk, directory, std::move(*from), record::journal_news());
    boost::asio::co_spawn(io, write_on(journal, next), [](std::exception_ptr why) {
        if (why) std::rethrow_exception(why);
    });
    io.run();
    return 0;
}

}  // namespace

int main(int count, char** words) { return count == 2 ? run(words[1]) : 2; }

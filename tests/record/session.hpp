// One run of the journal on a disk in memory, all of it on one thread: what it promised, what it took back.
#pragma once

#include "clock/virtual_clock.hpp"
#include "record/diary.hpp"
#include "record/file_journal.hpp"
#include "record/memory_disk.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>

namespace tests {

/// In bytes: a few facts fill a segment.
inline constexpr std::uint64_t small_segment = 700;
inline const path record_directory = "/var/lib/chaosday";

struct session {
    boost::asio::io_context io{1};
    boost::asio::io_context hung{1};  ///< the writer's, while its disk hangs: nothing comes back until it is polled
    virtual_clock time{io};
    memory_disk& disk;
    std::uint64_t promised = 0, refused = 0, broken = 0, open = 0;
    std::vector<std::string> refusals, breaks, warnings;
    std::optional<bot::record::not_opened> why_not;
    bot::day::state known;
    std::uint64_t next = 1;
    std::unique_ptr<bot::record::file_journal> journal;

    explicit session(memory_disk& on, std::uint64_t limit = bot::record::segment_limit, bool hangs = false) : disk(on) {
        auto from = bot::record::open(disk, record_directory, limit);
        if (!from) {
            why_not = std::move(from.error());
            return;
        }
        warnings = from->warnings;
        known = std::move(from->known);
        next = known.facts + 1;
        bot::record::journal_news told{[this](const std::string& why) { refusals.push_back(why); },
            [this](const std::string& why) { breaks.push_back(why); },
            [this](const std::string& text) { warnings.push_back(text); }};
        journal = std::make_unique<bot::record::file_journal>(io.get_executor(),
            bot::record::workers{(hangs ? hung : io).get_executor(), io.get_executor()}, time, disk, record_directory,
            std::move(*from), std::move(told));
    }
    ~session() {
        journal.reset();
        time.settle();
    }

    /// Appends facts and waits for them beside; what comes of it is counted once time.settle() was called.
    void take(std::uint64_t count) {
        journal->append(entries(next, next + count - 1));
        next += count;
        boost::asio::co_spawn(io, promise(next - 1), boost::asio::detached);
    }
    /// As the desk does after a loss.
    void reload() {
        known = journal->reload();
        next = known.facts + 1;
    }

    /// The disk has come back from what it hung at.
    void come_back() {
        hung.restart();
        hung.poll();
        time.settle();
    }
    /// As somebody who is told when it takes too long.
    boost::asio::awaitable<void> promise_in_time(std::uint64_t up_to) {
        const bool is_kept = co_await journal->durable_in_time(up_to);
        is_kept ? ++promised : ++open;
    }
    boost::asio::awaitable<void> promise(std::uint64_t up_to) {
        try {
            co_await journal->durable(up_to);
            promised = std::max(promised, up_to);
        } catch (const bot::record::disk_broken&) { ++broken; } catch (const bot::record::not_written&) {
            ++refused;
        }
    }
};

/// The state on the disk as a start finds it.
inline bot::day::state found_on(memory_disk& disk, std::vector<std::string>* warnings = nullptr) {
    auto from = bot::record::open(disk, record_directory);
    if (!from) throw std::runtime_error(from.error().text);
    if (warnings) *warnings = from->warnings;
    return std::move(from->known);
}

/// So many facts in segments of at most `limit` bytes.
inline void write_days(memory_disk& disk, std::uint64_t facts, std::uint64_t limit = small_segment) {
    session it(disk, limit);
    while (it.next <= facts) {
        it.take(1);
        it.time.settle();
    }
}

}  // namespace tests

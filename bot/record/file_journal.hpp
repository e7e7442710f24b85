// The journal on disk, as the desk's port asks for it. Everything here runs on one thread, the io_context's; what is
// appended gathers in a buffer, and while one batch is written and synced on the writer's thread the next one gathers:
// group commit. The two threads meet by posting alone, so no command ever waits for a lock.
#pragma once

#include "clock/clock.hpp"
#include "record/journal.hpp"
#include "record/open.hpp"

#include <boost/asio/any_io_executor.hpp>

namespace bot::record {

/// Where the slow work is done: an executor each for the writer and for snapshots, one thread behind each. A test may
/// give its own io_context for both, and has no threads at all.
struct workers {
    boost::asio::any_io_executor writer, snapshots;
};

/// What the program must know; all are called on the io_context's thread.
struct journal_news {
    /// The disk refuses or hangs (why, in a sentence), or takes again (empty).
    std::function<void(const std::string& why)> writable = [](const std::string&) {};
    /// A sync failed, and nobody can say what is on disk: the program logs it and exits 1, to be started again from
    /// what the disk holds then. Nothing is written any more.
    std::function<void(const std::string& why)> broken = [](const std::string&) {};
    warn warning = [](const std::string&) {};
};

/// A write that has not come back for so long is said to hang: whoever waits is told, and no change is taken any more.
constexpr std::chrono::seconds disk_patience{10};
/// So many bytes may wait for the disk; what comes beyond them is taken when they are written.
constexpr std::size_t most_waiting = 16 << 20;

class file_journal final : public journal {
public:
    /// `from` must have been opened on the same files and directory. `on`, `time` and the workers' threads must outlive
    /// it; `on` until those threads are joined.
    file_journal(boost::asio::any_io_executor executor, workers at_work, clock::clock& time, files& on, path directory,
        opened from, journal_news told);
    /// What nobody waited for may be lost; whoever ends in order awaits drained() first.
    ~file_journal() override;
    file_journal(const file_journal&) = delete;
    file_journal& operator=(const file_journal&) = delete;

    void append(std::span<const day::fact> facts) override;
    /// Throws not_written, or disk_broken, which is one. To be called in the same turn as the append or the look at
    /// the state that it is about: after a loss, numbers are given anew.
    boost::asio::awaitable<void> durable(std::uint64_t up_to) override;
    boost::asio::awaitable<bool> durable_in_time(std::uint64_t up_to) override;
    bool writable() const override;
    /// Until it is called after a loss, whatever is appended is dropped. Throws std::runtime_error with a text for the
    /// operator when the disk does not give the record back.
    day::state reload() override;

    /// Why it is not writable, for the health page; empty when it is.
    std::string trouble() const;
    /// Returns when everything appended is durable; throws as durable() does. The last thing that is asked of it.
    boost::asio::awaitable<void> drained();

private:
    struct inside;
    std::shared_ptr<inside> it_;
};

}  // namespace bot::record

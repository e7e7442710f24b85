#include "record/file_journal.hpp"

#include "crew/crew.hpp"
#include "record/line.hpp"

#include <array>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <fmt/format.h>
#include <thread>
#include <utility>

namespace bot::record {

namespace net = boost::asio;
using verdict = written::verdict;

namespace {

constexpr auto between_probes = std::chrono::seconds(5);

enum class patience : std::uint8_t { of_people, endless };

}  // namespace

/// Shared with the jobs that are on their way to the workers and back.
struct file_journal::inside : std::enable_shared_from_this<inside> {
    inside(net::any_io_executor on_io, workers at_work, clock::clock& by, files& disk, path where, opened from,
        journal_news news)
        : executor(std::move(on_io)),
          at(std::move(at_work)),
          time(by),
          on(disk),
          directory(std::move(where)),
          lock(std::move(from.lock)),
          end(std::move(from.end)),
          told(std::move(news)),
          bells{net::steady_timer(executor, net::steady_timer::time_point::max()),
              net::steady_timer(executor, net::steady_timer::time_point::max())},
          hands(executor, [](const std::string&, std::exception_ptr) {}),
          durable(from.facts),
          handed_over(durable),
          appended(durable) {}

    /// Does `job` at the worker, then `then` with its result here. The io_context stays in work meanwhile.
    template <class Job, class Then>
    void away(const net::any_io_executor& worker, Job job, Then then) {
        net::post(worker, [job = std::move(job), then = std::move(then), self = shared_from_this(),
                              stay = net::make_work_guard(executor)]() mutable {
            auto result = job(*self);
            auto& home = self->executor;
            net::post(home, [then = std::move(then), result = std::move(result), self = std::move(self)]() mutable {
                if (!self->ended) then(*self, std::move(result));
            });
        });
    }

    bool write_batch();
    void batch_written(std::uint64_t last, written result);
    net::steady_timer& bell_of(std::uint64_t fact) {
        return bells[fact <= handed_over ? now_written : 1 - now_written];
    }
    void wake_all() {
        for (auto& each : bells) each.cancel();
    }
    void lose(const written& result);
    net::awaitable<void> watch_the_disk();
    void fall_behind(std::string reason);
    static net::awaitable<bool> settled(std::shared_ptr<inside> it, std::uint64_t up_to, patience how);
    void make_snapshot_of(std::uint32_t closed);
    net::awaitable<void> probe_until_there_is_room();
    void probe_once();
    bool refuses() const { return lost || !why.empty(); }
    const std::string& trouble() const { return why.empty() ? behind : why; }
    [[noreturn]] void refuse() const;

    net::any_io_executor executor;
    workers at;
    clock::clock& time;
    files& on;
    path directory;
    std::unique_ptr<held_lock> lock;
    std::unique_ptr<tail> end;  ///< the writer's, while `writing` or `probe_under_way`
    journal_news told;
    /// Who waits for the batch that is being written, and who for the next one: nobody is woken in vain.
    std::array<net::steady_timer, 2> bells;
    std::size_t now_written = 0;  ///< which of them
    crew::crew hands;

    std::string gathering;      ///< lines that wait for the writer
    std::uint64_t durable;      ///< the newest fact on disk
    std::uint64_t handed_over;  ///< the newest fact that the writer has or had
    std::uint64_t appended;     ///< the newest fact that was taken
    bool writing = false;
    clock::instant since{};   ///< when the batch that is being written was handed over
    bool is_watched = false;  ///< somebody looks whether that comes back
    bool is_probed = false;
    bool probe_under_way = false;
    bool lost = false;               ///< facts were lost and the state has not been reloaded
    std::uint64_t losses = 0;        ///< how often that happened
    std::uint64_t kept_at_loss = 0;  ///< `durable` when it happened last
    bool broken = false;
    bool ended = false;
    std::string why;     ///< of not being writable; empty: it is
    std::string behind;  ///< why no more is taken until the disk has come back; nothing is lost; empty: it keeps up
};

void file_journal::inside::refuse() const {
    const auto reason = why.empty() ? std::string("facts before it were not written") : why;
    if (broken) throw disk_broken(reason);
    throw not_written(reason);
}

/// False when the writer is at it still, or has nothing to do.
bool file_journal::inside::write_batch() {
    if (writing || gathering.empty()) return false;
    writing = true;
    since = time.now();
    handed_over = appended;
    now_written = 1 - now_written;
    if (!std::exchange(is_watched, true)) hands.start("watch", watch_the_disk());
    away(
        at.writer,
        [lines = std::exchange(gathering, {}), first = durable + 1](inside& it) { return it.end->add(lines, first); },
        [last = appended](inside& it, written result) { it.batch_written(last, std::move(result)); });
    return true;
}

void file_journal::inside::batch_written(std::uint64_t last, written result) {
    writing = false;
    if (result.closed) make_snapshot_of(*result.closed);
    const bool was_behind = !std::exchange(behind, {}).empty();
    if (result.is != verdict::durable) return lose(result);
    durable = last;
    bells[now_written].cancel();
    if (was_behind) told.writable("");
    write_batch();
}

/// Beside the commands, so that none of them pays for a timer: one watch lasts as long as the disk is busy.
net::awaitable<void> file_journal::inside::watch_the_disk() {
    while (writing && behind.empty()) {
        const auto limit = since + disk_patience;
        auto pause = clock::sleep_until(time, limit);
        co_await std::move(pause);
        if (writing && since + disk_patience <= time.now())
            fall_behind(fmt::format("the disk has not answered for {} seconds", disk_patience.count()));
    }
    is_watched = false;
}

void file_journal::inside::fall_behind(std::string reason) {
    if (!behind.empty()) return;
    behind = std::move(reason);
    wake_all();
    told.writable(behind);
}

void file_journal::inside::lose(const written& result) {
    gathering.clear();
    appended = handed_over = durable;
    kept_at_loss = durable;
    lost = true;
    ++losses;
    why = result.why;
    broken = result.is == verdict::broken;
    wake_all();
    if (broken) return told.broken(why);
    told.writable(why);
    if (!std::exchange(is_probed, true)) hands.start("probe", probe_until_there_is_room());
}

net::awaitable<void> file_journal::inside::probe_until_there_is_room() {
    while (!why.empty() && !broken) {
        auto pause = clock::sleep_for(time, between_probes);
        co_await std::move(pause);
        probe_once();
    }
    is_probed = false;
}

void file_journal::inside::probe_once() {
    if (probe_under_way || why.empty() || broken) return;
    probe_under_way = true;
    away(
        at.writer, [](inside& it) { return it.end->probe(); },
        [](inside& it, const written& result) {
            it.probe_under_way = false;
            if (result.is != verdict::durable || it.broken) return;
            it.why.clear();
            it.told.writable("");
        });
}

void file_journal::inside::make_snapshot_of(std::uint32_t closed) {
    away(
        at.snapshots, [closed](inside& it) { return make_snapshot(it.on, it.directory, closed); },
        [](inside& it, const std::expected<void, std::string>& made) {
            if (!made) it.told.warning("No snapshot was made, so that the next start takes longer: " + made.error());
        });
}

file_journal::file_journal(net::any_io_executor executor, workers at_work, clock::clock& time, files& on,
    path directory, opened from, journal_news told) {
    const auto unsnapped = from.unsnapped;
    it_ = std::make_shared<inside>(
        std::move(executor), std::move(at_work), time, on, std::move(directory), std::move(from), std::move(told));
    if (unsnapped != 0) it_->make_snapshot_of(unsnapped);
}

file_journal::~file_journal() {
    it_->ended = true;
    it_->hands.stop();
    it_->wake_all();
}

void file_journal::append(std::span<const day::fact> facts) {
    if (it_->refuses()) return;
    for (const auto& each : facts) {
        if (each.no != it_->appended + 1) throw std::logic_error("facts must be appended in order");
        write_line(it_->gathering, each);
        it_->appended = each.no;
    }
    // The writer may have been woken on this very core: it goes first, for what it begins takes longest.
    if (it_->write_batch()) std::this_thread::yield();
    if (it_->gathering.size() > most_waiting) it_->fall_behind("more waits for the disk than there is room for");
}

/// False for whoever has no endless patience, when the disk hangs.
net::awaitable<bool> file_journal::inside::settled(std::shared_ptr<inside> it, std::uint64_t up_to, patience how) {
    const auto before = it->losses;
    if (up_to > it->durable && it->refuses()) it->refuse();
    for (;;) {
        if (it->losses != before && up_to > it->kept_at_loss) it->refuse();
        if (it->losses != before || up_to <= it->durable) co_return true;
        if (it->ended) throw not_written("the record was closed before it was written");
        if (how == patience::of_people && !it->behind.empty()) co_return false;
        co_await it->bell_of(up_to).async_wait(net::as_tuple(net::use_awaitable));
    }
}

net::awaitable<void> file_journal::durable(std::uint64_t up_to) {
    auto settling = inside::settled(it_, up_to, patience::endless);
    co_await std::move(settling);
}

net::awaitable<bool> file_journal::durable_in_time(std::uint64_t up_to) {
    return inside::settled(it_, up_to, patience::of_people);
}

bool file_journal::writable() const { return it_->trouble().empty(); }

std::string file_journal::trouble() const { return it_->trouble(); }

day::state file_journal::reload() {
    auto found = replay(it_->on, it_->directory, {.last_fact = it_->durable}, it_->told.warning);
    if (!found) {
        const auto why = "it can not be read back: " + place_of(found.error().at) + ": " + found.error().at.what;
        it_->told.broken(why);
        throw std::runtime_error(why);
    }
    if (!it_->broken) it_->lost = false;
    return std::move(found->known);
}

net::awaitable<void> file_journal::drained() {
    it_->hands.stop();
    return durable(it_->appended);
}

}  // namespace bot::record

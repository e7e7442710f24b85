// A clock that moves only when the test says so: from alarm to alarm, and at each stop everything that can run has run.
// Wall clock and steady clock at once, for all that runs on one io_context.
#pragma once

#include "clock/clock.hpp"

#include <algorithm>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <cstdint>
#include <functional>
#include <optional>
#include <set>
#include <utility>

namespace tests {

class virtual_clock final : public bot::clock::clock {
public:
    using instant = bot::clock::instant;
    /// Tuesday 24 November 2026, 09:00 UTC, unless told otherwise.
    static constexpr instant some_morning =
        std::chrono::sys_days(std::chrono::year(2026) / 11 / 24) + std::chrono::hours(9);

    explicit virtual_clock(boost::asio::io_context& io, instant start = some_morning) : io_(io), now_(start) {}

    instant now() const override { return now_; }
    std::unique_ptr<bot::clock::alarm> make_alarm() override { return std::make_unique<waiter>(*this); }

    /// Runs everything that can run without the time moving on.
    void settle() {
        if (io_.stopped()) io_.restart();
        while (io_.poll() != 0) {}
    }
    /// Moves from alarm to alarm until `then`.
    void run_to(instant then) {
        settle();
        for (auto next = next_alarm(); next && *next <= then; next = next_alarm()) move_to(*next);
        move_to(then);
    }
    void forward(std::chrono::milliseconds how_far) { run_to(now_ + how_far); }
    /// Somebody sets the clock, or the machine wakes up: the alarms in between are not stopped at.
    void set_to(instant then) {
        settle();
        const bool is_set_back = then < now_;
        now_ = then;
        if (is_set_back) ring_all();
        ring_due();
        settle();
    }
    /// For real sockets: runs until it is so, while the time stands still. False when it is not so within ten real
    /// seconds.
    bool settles(const std::function<bool()>& it_is_so) {
        const auto patience = std::chrono::steady_clock::now() + std::chrono::seconds(10);
        settle();
        while (!it_is_so()) {
            if (io_.stopped()) io_.restart();
            if (io_.run_one_until(patience) == 0 && std::chrono::steady_clock::now() >= patience) return false;
        }
        return true;
    }
    /// The earliest instant that somebody waits for.
    std::optional<instant> next_alarm() const {
        std::optional<instant> earliest;
        for (const auto* each : *waiters_)
            if (each->awaited()) earliest = std::min(earliest.value_or(*each->awaited()), *each->awaited());
        return earliest;
    }

private:
    class waiter;
    /// In the order in which they were made: where they lie in memory would be chance.
    struct by_age {
        bool operator()(const waiter* one, const waiter* other) const { return one->no_ < other->no_; }
    };
    using all_waiters = std::set<waiter*, by_age>;

    class waiter final : public bot::clock::alarm {
    public:
        explicit waiter(virtual_clock& by)
            : by_(by), no_(by.made_++), all_(by.waiters_), bell_(by.io_, std::chrono::steady_clock::time_point::max()) {
            all_->insert(this);
        }
        ~waiter() override { all_->erase(this); }

        boost::asio::awaitable<void> wait_until(instant then) override {
            const waiting mark(awaited_);
            while (!std::exchange(rung_, false) && by_.now_ < then) {
                *awaited_ = then;
                co_await bell_.async_wait(boost::asio::as_tuple(boost::asio::use_awaitable));
            }
        }
        void ring() override {
            rung_ = true;
            bell_.cancel();
        }
        void look_again() {
            awaited_->reset();  // it is on its way: not to be stopped at again
            bell_.cancel();
        }
        const std::optional<instant>& awaited() const { return *awaited_; }

    private:
        struct waiting {
            explicit waiting(std::shared_ptr<std::optional<instant>> mark) : mark_(std::move(mark)) {}
            ~waiting() { mark_->reset(); }
            waiting(const waiting&) = delete;
            waiting& operator=(const waiting&) = delete;
            std::shared_ptr<std::optional<instant>> mark_;
        };
        friend virtual_clock;
        virtual_clock& by_;
        std::uint64_t no_;
        std::shared_ptr<all_waiters> all_;
        boost::asio::steady_timer bell_;
        // Shared, for the same reason as the clock's list.
        std::shared_ptr<std::optional<instant>> awaited_ = std::make_shared<std::optional<instant>>();
        bool rung_ = false;
    };

    void move_to(instant then) {
        now_ = std::max(now_, then);
        ring_due();
        settle();
    }
    void ring_all() {
        for (auto* each : *waiters_)
            if (each->awaited()) each->ring();
    }
    void ring_due() {
        for (auto* each : *waiters_)
            if (each->awaited() && *each->awaited() <= now_) each->look_again();
    }

    boost::asio::io_context& io_;
    instant now_;
    // Shared: coroutines that the io_context drops at the end leave their alarms when the clock is gone.
    std::shared_ptr<all_waiters> waiters_ = std::make_shared<all_waiters>();
    std::uint64_t made_ = 0;
};

}  // namespace tests

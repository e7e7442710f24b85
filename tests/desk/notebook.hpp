// A journal in memory whose disk the test holds in its hand: it may be slow, and it may refuse.
#pragma once

#include "day/apply.hpp"
#include "record/journal.hpp"

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <vector>

namespace tests {

class notebook final : public bot::record::journal {
public:
    /// `before` facts stand in it already.
    explicit notebook(boost::asio::any_io_executor executor, std::uint64_t before = 0)
        : before_(before), durable_(before), bell_(executor, std::chrono::steady_clock::time_point::max()) {}

    void append(std::span<const bot::day::fact> facts) override {
        if (lost_) return;
        if (!facts.empty() && facts.front().no != before_ + written_.size() + 1) throw std::logic_error("out of order");
        written_.insert(written_.end(), facts.begin(), facts.end());
        if (!slow_) sync();
    }
    boost::asio::awaitable<void> durable(std::uint64_t up_to) override {
        if (durable_ < up_to && (lost_ || !writable_)) throw bot::record::not_written("the disk is full");
        const auto losses = losses_;
        while (durable_ < up_to && losses == losses_)
            co_await bell_.async_wait(boost::asio::as_tuple(boost::asio::use_awaitable));
        if (losses != losses_) throw bot::record::not_written("the disk is full");
    }
    boost::asio::awaitable<bool> durable_in_time(std::uint64_t up_to) override {
        const auto losses = losses_;
        while (durable_ < up_to && losses == losses_ && !hangs_ && writable_ && !lost_)
            co_await bell_.async_wait(boost::asio::as_tuple(boost::asio::use_awaitable));
        if (hangs_ && durable_ < up_to && losses == losses_) co_return false;
        co_await durable(up_to);
        co_return true;
    }
    bool writable() const override { return writable_ && !hangs_; }
    bot::day::state reload() override {
        if (unreadable) throw std::runtime_error("the disk can not be read");
        lost_ = false;
        ++reloads;
        bot::day::state known;
        for (const auto& each : written_) bot::day::apply(known, each);
        return known;
    }

    /// What is appended from now on is on disk only after sync().
    void be_slow() { slow_ = true; }
    void be_quick() {
        slow_ = false;
        sync();
    }
    /// What is being written does not come back, until a sync() or fail().
    void hang() {
        be_slow();
        hangs_ = true;
        bell_.cancel();
    }
    void sync() {
        hangs_ = false;
        durable_ = before_ + written_.size();
        bell_.cancel();
    }
    /// What was not synced is lost, and nothing is taken any more.
    void fail() {
        written_.resize(durable_ - before_);
        lost_ = true;
        writable_ = hangs_ = false;
        ++losses_;
        bell_.cancel();
    }
    /// Nothing more is taken; what was taken is safe.
    void be_full() { writable_ = false; }
    void recover() { writable_ = true; }
    const std::vector<bot::day::fact>& facts() const { return written_; }

    int reloads = 0;
    bool unreadable = false;

private:
    std::vector<bot::day::fact> written_;
    std::uint64_t before_, durable_;
    int losses_ = 0;
    bool slow_ = false, hangs_ = false, writable_ = true, lost_ = false;
    boost::asio::steady_timer bell_;
};

}  // namespace tests

#include "bench/load.hpp"

#include "day/match.hpp"

#include <algorithm>
#include <boost/asio/steady_timer.hpp>
#include <stdexcept>
#include <sys/resource.h>

namespace tests::bench {

using namespace std::chrono_literals;
using stopwatch = busy_slack::stopwatch;

namespace {

constexpr auto patience = 30s;

double own_seconds() {
    rusage used{};
    ::getrusage(RUSAGE_SELF, &used);
    const auto seconds = [](const timeval& it) {
        return static_cast<double>(it.tv_sec) + 1e-6 * static_cast<double>(it.tv_usec);
    };
    return seconds(used.ru_utime) + seconds(used.ru_stime);
}

std::vector<double> all_times(const busy_slack& slack, std::chrono::nanoseconds busy_slack::moments::* of) {
    std::vector<double> all;
    for (const auto& each : slack.commands) all.push_back(static_cast<double>((each.*of).count()) / 1000);
    return all;
}

latencies latencies_of(std::vector<double> all) {
    std::ranges::sort(all);
    const auto at = [&](double part) { return at_rank(all, part); };
    return {at(.5), at(.9), at(.99), at(1)};
}

/// Keeps the commands coming until all are sent.
class sender {
public:
    sender(net::io_context& io, busy_slack& slack, std::size_t number) : timer_(io), slack_(slack), left_(number) {}

    void begin(const load& how) {
        bot::day::match(
            how, [&](const one_at_a_time&) { keep(1); }, [&](const closed_loop& it) { keep(it.outstanding); },
            [&](const open_loop& it) {
                next_ = stopwatch::now();
                apart_ = std::chrono::duration_cast<stopwatch::duration>(1s) / it.a_second;
                send_in_time();
            });
    }

private:
    void keep(std::size_t outstanding) {
        slack_.on_answer = [this] { send(stopwatch::now()); };
        for (; outstanding > 0; --outstanding) send(stopwatch::now());
    }
    void send(stopwatch::time_point due) {
        if (left_ == 0) return;
        --left_;
        slack_.send_one(due);
    }
    /// What is late counts from when it should have been sent: a pause is felt by all who would have come in it.
    void send_in_time() {
        for (; left_ > 0 && next_ <= stopwatch::now(); next_ += apart_) send(next_);
        if (left_ == 0) return;
        timer_.expires_at(next_);
        timer_.async_wait([this](boost::system::error_code error) {
            if (!error) send_in_time();
        });
    }

    net::steady_timer timer_;
    busy_slack& slack_;
    std::size_t left_;
    stopwatch::time_point next_;
    stopwatch::duration apart_{};
};

}  // namespace

double at_rank(std::vector<double> all, double part) {
    if (all.empty()) return 0;
    std::ranges::sort(all);
    return all.at(static_cast<std::size_t>(static_cast<double>(all.size() - 1) * part));
}

void tally::add(const tally& more) {
    acks.insert(acks.end(), more.acks.begin(), more.acks.end());
    answers.insert(answers.end(), more.answers.begin(), more.answers.end());
    took += more.took;
    own += more.own;
}

latencies tally::ack() const { return latencies_of(acks); }
latencies tally::answer() const { return latencies_of(answers); }

void serve_until(net::io_context& io, const std::function<bool()>& it_is_so, const std::string& what) {
    const auto until = stopwatch::now() + patience;
    while (!it_is_so()) {
        if (io.run_one_until(until) == 0) throw std::runtime_error("waited in vain for " + what);
    }
}

tally measure(net::io_context& io, busy_slack& slack, const load& how, std::size_t number) {
    slack.forget();
    sender all(io, slack, number);
    const auto begun = stopwatch::now();
    const auto own = own_seconds();
    all.begin(how);
    while (slack.answered < number)
        serve_until(io, [&, so_far = slack.answered] { return slack.answered > so_far; }, "an answer");
    const auto took = std::chrono::duration<double>(stopwatch::now() - begun).count();
    const auto worked = own_seconds() - own;
    slack.on_answer = [] {};
    if (slack.refused > 0) throw std::runtime_error("refused: " + slack.first_refusal);
    return {all_times(slack, &busy_slack::moments::to_ack), all_times(slack, &busy_slack::moments::to_answer), took,
        worked};
}

}  // namespace tests::bench

// Commands as they come: one after the other, so many a second whatever becomes of them, or so many under way at a
// time.
#pragma once

#include "bench/busy_slack.hpp"

#include <variant>

namespace tests::bench {

struct one_at_a_time {};
struct open_loop {
    int a_second = 50;
};
struct closed_loop {
    std::size_t outstanding = 64;
};
using load = std::variant<one_at_a_time, open_loop, closed_loop>;

/// In microseconds.
struct latencies {
    double p50 = 0, p90 = 0, p99 = 0, max = 0;
};

/// What was measured, in one go or in several.
struct tally {
    std::vector<double> acks, answers;  ///< in microseconds
    double took = 0, own = 0;           ///< seconds, and how many of them the load generator was at work

    void add(const tally& more);
    latencies ack() const;
    latencies answer() const;
    double a_second() const { return static_cast<double>(answers.size()) / took; }
    double own_share() const { return own / took; }  ///< of one core
};

/// Value at a part of the sorted: 0.5 is the median. 0 of none.
double at_rank(std::vector<double> all, double part);

/// Sends `number` commands and waits for every answer. Throws std::runtime_error when none comes for half a minute,
/// or one was refused: then something else than the bot's speed is wrong.
tally measure(net::io_context& io, busy_slack& slack, const load& how, std::size_t number);

/// Serves until it is so; throws std::runtime_error, with `what` was waited for, after half a minute.
void serve_until(net::io_context& io, const std::function<bool()>& it_is_so, const std::string& what);

}  // namespace tests::bench

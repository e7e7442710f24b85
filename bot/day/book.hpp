// What the facts add up to. A day is three books: its setup, the open book that public facts write, and the secret
// book that agents' facts write. Only `apply` writes in them.
#pragma once

#include "day/cause.hpp"
#include "day/open_book.hpp"
#include "day/secret_book.hpp"

namespace bot::day {

struct chaos_day {
    day_id id;
    setup plan;
    open_book open;
    secret_book secret;
    bool operator==(const chaos_day&) const;
};

/// A request that comes again is known as the one it was for so long: a platform may bring it once more for eight days,
/// after which nothing is heard late.
inline constexpr std::chrono::hours causes_kept_for{8 * 24 + 1};

/// All days, and what finds them.
struct state {
    std::uint64_t facts = 0;  ///< the number of the newest fact
    instant latest;           ///< when that was written
    std::map<day_id, chaos_day> days;
    std::map<channel_id, std::set<day_id>> by_channel;
    std::deque<std::pair<instant, cause_mark>> recent;  ///< causes of late, oldest first
    std::set<cause_mark> causes;
    bool operator==(const state&) const;
};

}  // namespace bot::day

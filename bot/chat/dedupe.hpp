// What was seen already: platforms deliver events again, and frames twice. Bounded in time and in number; it belongs to
// the platform and not to a connection, so that it outlives them.
#pragma once

#include "clock/clock.hpp"

#include <deque>
#include <string>
#include <unordered_set>
#include <vector>

namespace bot::chat {

class dedupe {
public:
    explicit dedupe(std::chrono::milliseconds kept = std::chrono::minutes(15), std::size_t most = 50'000)
        : kept_(kept), most_(most) {}

    /// As if it had never been seen.
    void forget(const std::string& key) {
        const auto found = seen_.find(key);
        if (found == seen_.end()) return;
        std::erase_if(order_, [&](const entry& each) { return each.key == &*found; });
        seen_.erase(found);
    }

    /// Whether none of the keys was seen lately; all of them are from now on.
    bool is_first(std::vector<std::string> keys, clock::instant now) {
        forget_old(now);
        bool first = true;
        for (auto& each : keys) {
            if (each.empty()) continue;
            const auto [at, is_new] = seen_.insert(std::move(each));
            if (is_new) order_.push_back({&*at, now});
            first &= is_new;
        }
        while (order_.size() > most_) forget_oldest();
        return first;
    }
    bool has_seen(const std::string& key) const { return seen_.contains(key); }
    std::size_t size() const { return seen_.size(); }

private:
    struct entry {
        const std::string* key;  ///< in `seen_`, which keeps it where it is
        clock::instant at;
    };
    void forget_old(clock::instant now) {
        while (!order_.empty() && order_.front().at + kept_ <= now) forget_oldest();
    }
    void forget_oldest() {
        seen_.erase(seen_.find(*order_.front().key));
        order_.pop_front();
    }

    std::chrono::milliseconds kept_;
    std::size_t most_;
    std::unordered_set<std::string> seen_;
    std::deque<entry> order_;
};

}  // namespace bot::chat

// The answers of the last quarter of an hour, by the request they were given to: a request that is delivered twice gets
// its first answer again. By its asker too: whatever somebody else calls a request of theirs, they read no answer that
// was not given to them.
#pragma once

#include "desk/port.hpp"

#include <deque>
#include <unordered_map>

namespace bot::desk {

class memory {
public:
    struct remembered {
        day::person_id asker;
        answer say;
        std::uint64_t up_to = 0;  ///< the newest fact it speaks of
    };

    /// Null for a request of theirs that was not seen, or has no name.
    const remembered* find(const std::string& cause, const day::person_id& asker) const {
        const auto found = by_cause_.find(cause);
        const bool is_theirs = !cause.empty() && found != by_cause_.end() && found->second.asker == asker;
        return is_theirs ? &found->second : nullptr;
    }
    void keep(const std::string& cause, remembered what, day::instant now) {
        if (cause.empty()) return;
        const auto [at, is_new] = by_cause_.emplace(cause, std::move(what));
        if (is_new) oldest_first_.emplace_back(now, &at->first);
        while (oldest_first_.front().first + kept_for < now || oldest_first_.size() > most) {
            by_cause_.erase(by_cause_.find(*oldest_first_.front().second));
            oldest_first_.pop_front();
        }
    }
    /// The disk has no more facts than these: what was said of later ones was not true.
    void forget_beyond(std::uint64_t facts) {
        const auto is_untrue = [&](const auto& each) { return each.second.up_to > facts; };
        std::erase_if(oldest_first_, [&](const auto& each) { return is_untrue(*by_cause_.find(*each.second)); });
        std::erase_if(by_cause_, is_untrue);
    }

private:
    static constexpr auto kept_for = std::chrono::minutes(15);
    static constexpr std::size_t most = 10'000;
    std::unordered_map<std::string, remembered> by_cause_;
    std::deque<std::pair<day::instant, const std::string*>> oldest_first_;  ///< keys in by_cause_
};

}  // namespace bot::desk

// Buttons that do something once, each known by its seal: while somebody's press is under way nobody else's begins,
// and one that did something is used up. It outlives the message and not the process; what it did is on the record,
// which knows the button by its cause.
#pragma once

#include <deque>
#include <string>
#include <unordered_map>

namespace bot::chat::mattermost {

class single_use {
public:
    enum class standing { free, under_way, used_up };

    standing of(const std::string& seal) const {
        const auto found = buttons_.find(seal);
        if (found == buttons_.end()) return standing::free;
        if (found->second.is_used) return standing::used_up;
        return found->second.is_busy ? standing::under_way : standing::free;
    }
    void begin(const std::string& seal) {
        auto [at, is_new] = buttons_.try_emplace(seal);
        at->second.is_busy = true;
        if (is_new) order_.push_back(seal);
        if (order_.size() > most) {
            buttons_.erase(order_.front());
            order_.pop_front();
        }
    }
    void end(const std::string& seal, bool did_something) {
        const auto found = buttons_.find(seal);
        if (found == buttons_.end()) return;
        found->second.is_busy = false;
        found->second.is_used |= did_something;
    }

private:
    struct button {
        bool is_busy = false, is_used = false;
    };
    static constexpr std::size_t most = 10'000;
    std::unordered_map<std::string, button> buttons_;
    std::deque<std::string> order_;
};

}  // namespace bot::chat::mattermost

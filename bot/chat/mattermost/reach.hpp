// Whether the server can call us: by what was configured, and by what has been seen. Where it can not, there are no
// buttons and no forms, and what they would say is said in words.
#pragma once

#include <cstdint>
#include <string>
#include <utility>

namespace bot::chat::mattermost {

class reach {
public:
    /// An empty address: nobody has said where we could be called.
    explicit reach(const std::string& callback_url) : is_(callback_url.empty() ? state::closed : state::hoped_for) {}

    bool may_be_called() const { return is_ != state::closed && is_ != state::failed; }
    bool is_worth_trying() const { return is_ != state::closed && is_ != state::not_to_be_tried; }
    bool was_seen() const { return is_ == state::seen; }
    std::uint64_t calls() const { return calls_; }
    /// True when that is news.
    bool was_called() {
        ++calls_;
        return std::exchange(is_, state::seen) == state::failed;
    }
    bool failed() {
        if (!is_worth_trying()) return false;
        return std::exchange(is_, state::failed) != state::failed;
    }
    /// The command tells nothing about us: what is said to it others hear, or it does not know our token.
    void is_not_to_be_tried() {
        if (is_worth_trying()) is_ = state::not_to_be_tried;
    }

private:
    enum class state { closed, hoped_for, seen, failed, not_to_be_tried };
    state is_;
    std::uint64_t calls_ = 0;
};

}  // namespace bot::chat::mattermost

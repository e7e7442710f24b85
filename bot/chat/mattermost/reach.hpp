// Whether the server can call us: by what was configured, and by what has been seen. Where it can not, there are no
// buttons and no forms, and what they would say is said in words.
#pragma once

#include <string>
#include <utility>

namespace bot::chat::mattermost {

class reach {
public:
    /// An empty address: nobody has said where we could be called.
    explicit reach(const std::string& callback_url) : is_(callback_url.empty() ? state::closed : state::hoped_for) {}

    bool may_be_called() const { return is_ == state::hoped_for || is_ == state::seen; }
    bool is_worth_trying() const { return is_ == state::hoped_for || is_ == state::failed; }
    /// True when that is news.
    bool was_called() { return std::exchange(is_, state::seen) == state::failed; }
    bool failed() {
        if (is_ == state::closed || is_ == state::seen) return false;
        return std::exchange(is_, state::failed) != state::failed;
    }

private:
    enum class state { closed, hoped_for, seen, failed };
    state is_;
};

}  // namespace bot::chat::mattermost

#include "chat/mattermost/name_keeper.hpp"

#include <utility>

namespace bot::chat::mattermost {

namespace net = boost::asio;

void name_keeper::learn_anew() {
    ++asked_;
    to_learn_->ring();
}

net::awaitable<void> name_keeper::run() {
    for (;;) {
        while (is_complete()) co_await to_learn_->wait_until(clock::instant::max());
        const auto upon = asked_;
        auto learning = book_.learn_all_names();
        if (!co_await std::move(learning)) {
            if (!std::exchange(is_told_, true))
                told_(
                    severity::warning, "Mattermost does not list everybody in its teams; it is asked again and again");
            co_await clock::sleep_for(steady_, pauses_.next());
            continue;
        }
        learned_ = upon;
        is_told_ = false;
        pauses_.went_well_for(std::chrono::hours(1));
        for (const auto& each : std::exchange(waiting_, {}))
            if (const auto bell = each.lock()) bell->ring();
    }
}

net::awaitable<void> name_keeper::known_within(std::chrono::milliseconds limit) {
    const auto until = steady_.now() + limit;
    const std::shared_ptr<clock::alarm> bell = steady_.make_alarm();
    while (!is_complete() && steady_.now() < until) {
        waiting_.push_back(bell);
        co_await bell->wait_until(until);
    }
}

}  // namespace bot::chat::mattermost

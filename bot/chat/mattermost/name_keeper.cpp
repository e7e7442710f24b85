#include "chat/mattermost/name_keeper.hpp"

#include <utility>

namespace bot::chat::mattermost {

namespace net = boost::asio;

void name_keeper::learn_anew() {
    is_due_ = true;
    complete_.close();
    to_learn_->ring();
}

net::awaitable<void> name_keeper::run() {
    for (;;) {
        while (!std::exchange(is_due_, false)) co_await to_learn_->wait_until(clock::instant::max());
        auto learning = book_.learn_all_names();
        if (!co_await std::move(learning)) {
            if (!std::exchange(is_told_, true))
                told_(
                    severity::warning, "Mattermost does not list everybody in its teams; it is asked again and again");
            is_due_ = true;
            co_await clock::sleep_for(steady_, pauses_.next());
            continue;
        }
        is_told_ = false;
        pauses_.went_well_for(std::chrono::hours(1));
        if (!is_due_) complete_.open();
    }
}

net::awaitable<void> name_keeper::known_within(std::chrono::milliseconds limit) {
    return complete_.opened_until(steady_.now() + limit);
}

}  // namespace bot::chat::mattermost

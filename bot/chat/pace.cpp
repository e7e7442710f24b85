#include "chat/pace.hpp"

#include <algorithm>
#include <utility>

namespace bot::chat {

namespace net = boost::asio;

net::awaitable<pace::turn> pace::wait_for_turn(std::string channel) {
    auto& lane = lanes_[channel];
    if (lane.is_busy) {
        const auto me = std::make_shared<waiter>();
        me->bell = steady_.make_alarm();
        lane.line.push_back(me);
        try {
            while (!me->is_called) co_await me->bell->wait_until(clock::instant::max());
        } catch (...) {
            leave(channel, me);
            throw;
        }
    }
    lane.is_busy = true;
    turn mine(*this, channel);
    const auto from = lane.free_from;
    if (steady_.now() < from) co_await clock::sleep_until(steady_, from);
    co_return std::move(mine);
}

std::size_t pace::waiting_for(const std::string& channel) const {
    const auto found = lanes_.find(channel);
    return found == lanes_.end() ? 0 : found->second.line.size();
}

bool pace::is_busy(const std::string& channel) const {
    const auto found = lanes_.find(channel);
    return found != lanes_.end() && found->second.is_busy;
}

void pace::pass_on(const std::string& channel) {
    auto& lane = lanes_[channel];
    // The pause counts from when the message had left: Slack may have held it up.
    lane.free_from = steady_.now() + apart_;
    if (lane.line.empty()) {
        lane.is_busy = false;
        return;
    }
    const auto next = lane.line.front();
    lane.line.pop_front();
    next->is_called = true;
    next->bell->ring();
}

void pace::leave(const std::string& channel, const std::shared_ptr<waiter>& who) {
    if (who->is_called) return pass_on(channel);  // its turn had come
    std::erase(lanes_[channel].line, who);
}

}  // namespace bot::chat

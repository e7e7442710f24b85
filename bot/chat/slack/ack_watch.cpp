#include "chat/slack/ack_watch.hpp"

namespace bot::chat::slack {

namespace net = boost::asio;

namespace {

bool is_open(const std::shared_ptr<ack_slip>& slip) { return slip && !slip->is_given(); }

}  // namespace

ack_watch::ack_watch(net::any_io_executor executor, clock::clock& steady, crew::on_end told)
    : steady_(steady), bell_(steady.make_alarm()), hands_(std::move(executor), std::move(told)) {}

void ack_watch::put(const std::shared_ptr<ack_slip>& slip, clock::instant then) {
    while (!waiting_.empty() && !is_open(waiting_.front().second.lock())) waiting_.pop_front();
    waiting_.emplace_back(then, slip);
    if (!std::exchange(is_watched_, true)) hands_.start("the watch over acknowledgements", watch());
}

net::awaitable<void> ack_watch::watch() {
    while (!waiting_.empty()) {
        const auto then = waiting_.front().first;
        if (steady_.now() < then) {
            co_await bell_->wait_until(then);
            continue;
        }
        if (const auto slip = waiting_.front().second.lock(); is_open(slip)) slip->give();
        waiting_.pop_front();
    }
    is_watched_ = false;
}

net::awaitable<void> ack_watch::rest() {
    waiting_.clear();
    bell_->ring();
    co_await hands_.finished();
}

}  // namespace bot::chat::slack

#include "web/gallery.hpp"

#include <boost/asio/post.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace bot::web {

namespace net = boost::asio;

namespace {

using namespace std::chrono_literals;
/// Time alone changes a board as well: a card can not start any more once last start is over.
constexpr auto look_again = 20s;
constexpr std::size_t sent_at_once = 10;

day::instant next_tick(day::instant now, std::chrono::milliseconds pace) {
    return day::instant((now.time_since_epoch() / pace + 1) * pace);
}

net::awaitable<std::string> handed_over(std::shared_ptr<const std::string> frame) { co_return *frame; }

}  // namespace

gallery::making made_already(std::string frame) {
    return [it = std::make_shared<const std::string>(std::move(frame))] { return handed_over(it); };
}

net::awaitable<void> gallery::show() {
    for (;;) {
        co_await bell_->wait_until(steady_.now() + look_again);
        co_await clock::sleep_until(steady_, next_tick(steady_.now(), how_.pace));
        co_await show_once();
    }
}

std::map<std::string, gallery::seats> gallery::seats_by_key() const {
    std::map<std::string, seats> alike;
    for (const auto& each : all_)
        if (!each->who->has_left) alike[how_.key(*each->who)].push_back(each);
    return alike;
}

/// While a frame was waited for some may have left, or may see something else now.
bool gallery::still_has(const std::string& key, const seat& it) const {
    return !it.who->has_left && how_.key(*it.who) == key;
}

net::awaitable<void> gallery::show_to(const std::string& key, seats all) {
    std::erase_if(all, [&](const auto& each) { return !still_has(key, *each); });
    if (all.empty()) co_return;
    const auto make = how_.take(*all.front()->who);
    // What the disk refused was not so: pages go on showing what was, until something else changes.
    if (!co_await settled_()) co_return;
    auto making = make();
    auto frame = std::make_shared<const std::string>(co_await std::move(making));
    auto handing = hand_out(key, std::move(frame), std::move(all));
    co_await std::move(handing);
}

net::awaitable<void> gallery::hand_out(std::string key, shared_frame frame, seats to) {
    const auto executor = co_await net::this_coro::executor;
    std::size_t sent = 0;
    for (const auto& each : to) {
        if (!still_has(key, *each) || (each->shown && *frame == *each->shown)) continue;
        each->shown = frame;
        each->who->line->send(frame);
        if (++sent % sent_at_once == 0) co_await net::post(executor, net::use_awaitable);
    }
}

net::awaitable<void> gallery::show_once() {
    for (auto& [key, all] : seats_by_key()) {
        auto showing = show_to(key, std::move(all));
        co_await std::move(showing);
    }
}

}  // namespace bot::web

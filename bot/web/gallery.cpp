#include "web/gallery.hpp"

namespace bot::web {

namespace net = boost::asio;

namespace {

using namespace std::chrono_literals;
/// Time alone changes a board as well: a card can not start any more once last start is over.
constexpr auto look_again = 20s;

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
void gallery::keep_those_with(const std::string& key, seats& of) const {
    std::erase_if(of, [&](const auto& each) { return each->who->has_left || how_.key(*each->who) != key; });
}

net::awaitable<void> gallery::show_to(const std::string& key, seats all) {
    keep_those_with(key, all);
    if (all.empty()) co_return;
    const auto make = how_.take(*all.front()->who);
    // What the disk refused was not so: pages go on showing what was, until something else changes.
    if (!co_await settled_()) co_return;
    auto making = make();
    const auto frame = std::make_shared<const std::string>(co_await std::move(making));
    keep_those_with(key, all);
    for (const auto& each : all) {
        if (each->shown && *frame == *each->shown) continue;
        each->shown = frame;
        each->who->line->send(*frame);
    }
}

net::awaitable<void> gallery::show_once() {
    for (auto& [key, all] : seats_by_key()) {
        auto showing = show_to(key, std::move(all));
        co_await std::move(showing);
    }
}

}  // namespace bot::web

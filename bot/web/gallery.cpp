#include "web/gallery.hpp"

#include <algorithm>

namespace bot::web {

namespace net = boost::asio;

namespace {

using namespace std::chrono_literals;
/// Time alone changes a board as well: a card can not start any more once last start is over.
constexpr auto look_again = 20s;

day::instant next_tick(day::instant now, std::chrono::milliseconds pace) {
    return day::instant((now.time_since_epoch() / pace + 1) * pace);
}

}  // namespace

bool gallery::has_room_for(const std::string& session) const {
    const auto theirs = std::ranges::count_if(all_, [&](const auto& each) { return each->who->session == session; });
    return all_.size() < watchers_most && static_cast<std::size_t>(theirs) < watchers_each;
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

net::awaitable<std::vector<gallery::painted>> gallery::paint() const {
    std::vector<painted> all;
    for (auto& [key, alike] : seats_by_key()) {
        // While another frame was made some may have left, and with them the right to see it.
        std::erase_if(alike, [](const auto& each) { return each->who->has_left; });
        if (alike.empty()) continue;
        auto making = how_.frame(*alike.front()->who);
        const auto frame = std::make_shared<const std::string>(co_await std::move(making));
        for (const auto& each : alike)
            if (!each->shown || *frame != *each->shown) all.push_back({each, frame});
    }
    co_return all;
}

net::awaitable<void> gallery::show_once() {
    auto painting = paint();
    const auto all = co_await std::move(painting);
    // What the disk refused was not so: pages go on showing what was, until something else changes.
    if (all.empty() || !co_await settled_()) co_return;
    for (const auto& [to, frame] : all) {
        if (to->who->has_left) continue;
        to->shown = frame;
        to->who->line->send(*frame);
    }
}

}  // namespace bot::web

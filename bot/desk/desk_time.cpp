// Time as the desk lets it pass: what is due becomes facts.
#include "day/due.hpp"
#include "desk/inside.hpp"

#include <algorithm>
#include <utility>

namespace bot::desk {

namespace net = boost::asio;

namespace {

using namespace std::chrono_literals;

/// With nothing due, the clock is looked at this often all the same.
constexpr auto longest_sleep = 24h;
/// After the disk refused a reminder, time is asked again this soon.
constexpr auto disk_patience = 5s;
/// Should time ever be due and bring nothing, it is looked at again after this: the clock never spins.
constexpr auto empty_handed = 1min;

}  // namespace

void desk::inside::look_ahead(day::day_id of, std::optional<day::instant> not_before) {
    auto next = day::next_due(known.days.at(of), around.time.now());
    if (next) next = std::max(*next, not_before.value_or(*next));
    const auto before = ahead.next();
    ahead.put(of, next);
    if (ahead.next() != before) is_moved = true;
}

void desk::inside::look_ahead_unheard() {
    for (const auto id : std::exchange(unlooked, {})) look_ahead(id);
}

void desk::inside::look_ahead_for_all() {
    look_ahead_unheard();
    if (std::exchange(is_moved, false)) bell->ring();
}

net::awaitable<void> desk::inside::let_time_pass() {
    look_ahead_for_all();
    const auto now = around.time.now();
    if (std::exchange(looked_at, now) > now)  // the clock was set back: what it had leapt over is to come again
        for (const auto& [id, each] : known.days) look_ahead(id);
    const day::asker bot;
    while (const auto of = ahead.due(now)) {
        const auto made = carry_out(of, day::command(day::own_command(day::tick{})), bot);
        if (made.say.refused || !co_await durable(made.up_to)) {
            co_await clock::sleep_for(around.time, disk_patience);
            co_return;
        }
        look_ahead(*of, made.changed ? std::nullopt : std::optional(now + empty_handed));
        if (made.changed) tell(*made.changed);
    }
}

net::awaitable<void> desk::keep_time() {
    for (;;) {
        co_await it_->let_time_pass();
        const auto rest = it_->around.time.now() + longest_sleep;
        co_await it_->bell->wait_until(std::min(rest, it_->ahead.next().value_or(rest)));
    }
}

}  // namespace bot::desk

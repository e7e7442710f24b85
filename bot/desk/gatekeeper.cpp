#include "desk/gatekeeper.hpp"

namespace bot::desk {

namespace net = boost::asio;

namespace {

using namespace std::chrono_literals;
constexpr auto between_tries = 10s;
/// Whoever asked waits no longer for a look.
constexpr auto patience = 3s;

/// A day that is over has its end to tell, and its report: into no channel that was not looked at.
bool matters(const day::chaos_day& day) {
    const bool goes_on = !day::is_over(day.open.now);
    return goes_on || !day.secret.outstanding.empty();
}

}  // namespace

gatekeeper::gatekeeper(net::any_io_executor executor, desk& at, clock::clock& steady,
    std::function<chat::port*(day::platform)> on, std::function<void(day::day_id)> seen, crew::teller tell)
    : desk_(at),
      steady_(steady),
      on_(std::move(on)),
      seen_(std::move(seen)),
      tell_(std::move(tell)),
      hands_(executor, [this](const std::string&, std::exception_ptr why) {
          if (why && !crew::was_stopped(why))
              tell_(crew::severity::error, "looking at the agents' channel failed: " + crew::text_of(why));
      }) {}

bool gatekeeper::looks_like(const appearance& before, const day::chaos_day& day) {
    return before.now == day.open.now && before.where == day.plan.agents_channel &&
           before.facilitator == day.open.facilitator && before.who == day.secret.who;
}

gatekeeper::appearance gatekeeper::appearance_of(const day::chaos_day& day) {
    return {day.open.now, day.plan.agents_channel, day.open.facilitator, day.secret.who};
}

void gatekeeper::look_if_changed(day::day_id of) {
    const auto found = desk_.known().days.find(of);
    if (found == desk_.known().days.end()) return;
    if (!matters(found->second)) return forget(of);
    const auto before = last_.find(of);
    if (before != last_.end() && looks_like(before->second, found->second)) return;
    last_[of] = appearance_of(found->second);
    look_again(of);
}

void gatekeeper::forget(day::day_id of) {
    last_.erase(of);
    looked_.erase(of);
}

/// Asked of the state and not of what has been told: that tells of a fact only when others may have acted on it.
bool gatekeeper::has_looked(day::day_id of) const {
    const auto found = desk_.known().days.find(of);
    const auto looked = looked_.find(of);
    return found != desk_.known().days.end() && looked != looked_.end() && looks_like(looked->second, found->second);
}

void gatekeeper::look_again(day::day_id of) {
    looked_.erase(of);
    if (!looking_.insert(of).second) {
        again_.insert(of);
        return;
    }
    hands_.start("the gatekeeper", look(of));
}

net::awaitable<bool> gatekeeper::look_now(day::day_id of) {
    const auto until = steady_.now() + patience;
    const std::shared_ptr<clock::alarm> bell = steady_.make_alarm();
    waiting_.emplace(of, bell);
    look_again(of);
    while (looking_.contains(of) && steady_.now() < until) co_await bell->wait_until(until);
    std::erase_if(waiting_, [&](const auto& each) { return each.second == bell; });
    co_return !looking_.contains(of);
}

/// A platform that is not there, or falls over, is asked again.
chat::outcome<chat::channel_members> gatekeeper::members_of(day::channel_id where) {
    auto* port = on_(where.on);
    if (!port) co_return std::unexpected(chat::failure{chat::failure::kind::not_sent, "not connected", {}});
    std::exception_ptr failed;
    try {
        co_return co_await port->members(where);
    } catch (...) { failed = std::current_exception(); }
    if (crew::was_stopped(failed)) std::rethrow_exception(failed);
    co_return std::unexpected(chat::failure{chat::failure::kind::not_sent, crew::text_of(failed), {}});
}

net::awaitable<void> gatekeeper::look(day::day_id of) {
    for (bool seen = false; !seen || again_.contains(of);) {
        again_.erase(of);
        const auto found = desk_.known().days.find(of);
        if (found == desk_.known().days.end()) break;
        const auto seen_as = appearance_of(found->second);
        const auto members = co_await members_of(seen_as.where);
        if (!members && !members.error().is_turned_down()) {
            co_await clock::sleep_for(
                steady_, std::max<std::chrono::milliseconds>(between_tries, members.error().retry_after));
            continue;
        }
        day::see_agents_channel look;
        // Who can not be looked at counts as one more than should be there: agents are written to directly.
        if (members) {
            look.present = members->present;
            look.is_private = members->is_private;
        } else {
            look.is_private = false;
            tell_(crew::severity::warning, "the agents' channel can not be looked at: " + members.error().why);
        }
        day::own_command taken = std::move(look);
        seen = co_await desk_.take(of, std::move(taken));
        if (!seen) co_await clock::sleep_for(steady_, between_tries);
        if (seen && !again_.contains(of)) looked_[of] = seen_as;
    }
    looking_.erase(of);
    const auto now = desk_.known().days.find(of);
    if (now == desk_.known().days.end() || !matters(now->second)) forget(of);  // it may have become so under the look
    for (auto [each, end] = waiting_.equal_range(of); each != end; each = waiting_.erase(each)) each->second->ring();
    seen_(of);
}

net::awaitable<void> gatekeeper::stop() {
    hands_.stop();
    co_await hands_.finished();
}

}  // namespace bot::desk

#include "chat/edits.hpp"

namespace bot::chat {

namespace net = boost::asio;

using done = std::expected<void, failure>;

struct edits::waiting {
    edit what;
    std::vector<std::unique_ptr<clock::alarm>> others;
    std::optional<done> went;
};

net::awaitable<done> edits::take(day::post_ref which, std::string name, speech::message said) {
    if (const auto found = waiting_.find(which); found != waiting_.end()) {
        const auto it = found->second;
        it->what.newest = std::move(said);
        it->what.name = std::move(name);
        auto joining = join(it);
        co_return co_await std::move(joining);
    }
    const auto it = std::make_shared<waiting>();
    it->what = {which, std::move(name), std::move(said)};
    waiting_[which] = it;
    std::exception_ptr stopped;
    try {
        auto sending = send(which, it);
        it->went = co_await std::move(sending);
    } catch (...) { stopped = std::current_exception(); }
    if (stopped) {
        if (const auto mine = waiting_.find(which); mine != waiting_.end() && mine->second == it) waiting_.erase(mine);
        it->went = std::unexpected(failure{failure::kind::unknown, "an edit was stopped", {}});
    }
    for (const auto& each : it->others) each->ring();
    if (stopped) std::rethrow_exception(stopped);
    co_return *it->went;
}

net::awaitable<done> edits::join(waiting_ref it) {
    it->others.push_back(steady_.make_alarm());
    auto& bell = *it->others.back();
    while (!it->went) co_await bell.wait_until(clock::instant::max());
    co_return *it->went;
}

net::awaitable<done> edits::send(day::post_ref which, waiting_ref it) {
    // In a line of their own: nothing that is said waits for them.
    const auto turn = co_await lanes_.wait_for_turn("edits in " + which.where.id);
    waiting_.erase(which);  // what comes from now on is an edit of its own
    auto sending = send_(std::move(it->what));
    co_return co_await std::move(sending);
}

}  // namespace bot::chat

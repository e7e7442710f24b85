#include "chat/caretaker.hpp"

#include "day/announce.hpp"

#include <algorithm>

namespace bot::chat {

namespace net = boost::asio;

namespace {

using namespace std::chrono_literals;

constexpr std::chrono::milliseconds first_wait = 2s, longest_wait = 60s;

std::unexpected<failure> not_now(std::string why) {
    return std::unexpected(failure{failure::kind::not_sent, std::move(why), {}});
}

std::string_view trouble_with(day::errand it) {
    switch (it) {
        case day::errand::pin:
            return "the kickoff could not be pinned";
        case day::errand::unpin:
            return "the kickoff could not be unpinned";
        case day::errand::remove:
            return "the reminder before the newest one could not be deleted";
        case day::errand::set_topic:
            return "the channel's topic could not be set";
        case day::errand::give_topic_back:
            return "the channel's topic could not be given back";
    }
    return "";
}

/// It is what the bot set, or what the bot was about to replace when it was cut off.
bool is_ours(const port& on, const day::our_topic& ours, const std::string& topic) {
    return on.is_same_topic(topic, ours.now) || (ours.was && on.is_same_topic(topic, *ours.was));
}

}  // namespace

caretaker::caretaker(net::any_io_executor executor, surroundings around)
    : around_(std::move(around)), hands_(executor, [this](const std::string& name, std::exception_ptr why) {
          if (why && !crew::was_stopped(why))
              around_.tell(crew::severity::error, name + " ended: " + crew::text_of(why));
      }) {}

void caretaker::look(day::day_id of) {
    const auto found = around_.known.days.find(of);
    if (found == around_.known.days.end()) return;
    // Work may change the books as soon as it begins: look first.
    std::set<place> wanted;
    for (const auto& each : found->second.open.chores) wanted.emplace(of, each.on.where);
    for (const auto& each : wanted)
        if (at_work_.insert(each).second) hands_.start("the caretaker of a channel", work(each));
}

std::optional<day::chore> caretaker::next(const place& here) const {
    const auto day = around_.known.days.find(here.first);
    if (day == around_.known.days.end()) return std::nullopt;
    const auto& all = day->second.open.chores;
    const auto found = std::ranges::find(all, here.second, [](const day::chore& each) { return each.on.where; });
    return found == all.end() ? std::nullopt : std::optional(*found);
}

net::awaitable<void> caretaker::work(place here) {
    auto pause = first_wait;
    std::string told;  // it may go on for days: only a change is news
    for (auto it = next(here); it; it = next(here)) {
        auto trying = tries(here.first, *it);
        const auto done = co_await std::move(trying);
        if (done) {
            pause = first_wait;
            told.clear();
            continue;
        }
        auto trouble = std::string(trouble_with(it->of)) + ", it is tried again: " + done.error().why;
        if (trouble != told) around_.tell(crew::severity::warning, trouble);
        told = std::move(trouble);
        co_await clock::sleep_for(around_.steady, std::clamp(done.error().retry_after, pause, longest_wait));
        pause = std::min(2 * pause, longest_wait);
    }
    at_work_.erase(here);
}

/// No fault of a platform or of ours leaves a chore undone.
outcome<void> caretaker::tries(day::day_id of, day::chore it) {
    std::exception_ptr failed;
    try {
        auto finishing = finish(of, std::move(it));
        co_return co_await std::move(finishing);
    } catch (...) { failed = std::current_exception(); }
    if (crew::was_stopped(failed)) std::rethrow_exception(failed);
    co_return not_now(crew::text_of(failed));
}

outcome<void> caretaker::finish(day::day_id of, day::chore it) {
    if (!co_await around_.settled()) co_return not_now("the record can not be written");
    if (next({of, it.on.where}) != it) co_return std::expected<void, failure>();
    auto* on = around_.on(it.on.where.on);
    if (!on) co_return not_now("not connected");
    auto running = run(*on, of, it);
    const auto done = co_await std::move(running);
    if (!done && !done.error().is_turned_down()) co_return std::unexpected(done.error());
    if (!done) around_.tell(crew::severity::warning, std::string(trouble_with(it.of)) + ": " + done.error().why);
    day::own_command finished = day::finish_chore{std::move(it)};
    if (!co_await around_.write_down(of, std::move(finished))) co_return not_now("the record can not be written");
    co_return std::expected<void, failure>();
}

outcome<void> caretaker::run(port& on, day::day_id of, day::chore it) {
    switch (it.of) {
        case day::errand::pin:
            return on.pin(std::move(it.on));
        case day::errand::unpin:
            return on.unpin(std::move(it.on));
        case day::errand::remove:
            return on.remove(std::move(it.on));
        case day::errand::set_topic:
            return set_topic(on, of, std::move(it.on.where));
        case day::errand::give_topic_back:
            break;
    }
    return give_topic_back(on, of, std::move(it.on.where));
}

/// What it was is on disk before it is replaced: the end brings that back.
outcome<void> caretaker::set_topic(port& on, day::day_id of, day::channel_id where) {
    const auto topic = co_await on.topic(where);
    if (!topic) co_return std::unexpected(topic.error());
    const auto& day = around_.known.days.at(of);
    const auto frame = day::frame_of(day.plan, day.open, around_.time.now());
    const auto wanted = on.as_topic(around_.words().topic(frame));
    const auto ours = day.open.topics.find(where);
    const bool is_known = ours != day.open.topics.end();
    if (is_known && !is_ours(on, ours->second, *topic)) co_return std::expected<void, failure>();
    if (!is_known || ours->second.now != wanted) {
        day::own_command taken = day::take_topic{where, *topic, wanted};
        if (!co_await around_.write_down(of, std::move(taken))) co_return not_now("the record can not be written");
    }
    if (on.is_same_topic(*topic, wanted)) co_return std::expected<void, failure>();
    co_return co_await on.set_topic(std::move(where), wanted);
}

outcome<void> caretaker::give_topic_back(port& on, day::day_id of, day::channel_id where) {
    const auto& open = around_.known.days.at(of).open;
    if (!open.topics.contains(where) || !open.topics_before.contains(where)) co_return std::expected<void, failure>();
    const auto ours = open.topics.at(where);
    const auto before = open.topics_before.at(where);
    const auto topic = co_await on.topic(where);
    if (!topic) co_return std::unexpected(topic.error());
    if (*topic == before || !is_ours(on, ours, *topic)) co_return std::expected<void, failure>();
    co_return co_await on.set_topic(std::move(where), before);
}

net::awaitable<void> caretaker::stop() {
    hands_.stop();
    co_await hands_.finished();
}

}  // namespace bot::chat

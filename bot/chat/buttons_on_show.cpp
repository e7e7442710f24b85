#include "chat/buttons_on_show.hpp"

#include "day/announce.hpp"
#include "day/match.hpp"
#include "day/on_show.hpp"
#include "speech/still_good.hpp"

#include <algorithm>

namespace bot::chat {

namespace net = boost::asio;

namespace {

using namespace std::chrono_literals;

constexpr std::chrono::milliseconds first_pause = 10s, longest_pause = 10min;

/// Whatever had to be done about it was done by a process before this one.
bool is_long_over(const day::chaos_day& day, const day::announcement& it, day::instant now) {
    return day.open.ended_at && std::max(*day.open.ended_at, it.made) + day::news_keeps < now;
}

/// When what one of them says last became so.
day::instant newest_of(const std::deque<day::exhibit>& all) {
    day::instant newest{};
    for (const auto& each : all) newest = std::max(newest, each.said.made);
    return newest;
}

/// Which of its buttons a message keeps. What is for everybody is given the open book and nothing else.
speech::message with_good_buttons(const day::exhibit& it, speech::message said, const day::chaos_day& day) {
    const auto in_public = [&] { return speech::with_good_buttons(std::move(said), day.open); };
    const auto to_agents = [&] { return speech::with_good_buttons_for_agents(std::move(said), it.said.made, day); };
    return day::match(
        it.said.to, [&](const day::for_everyone&) { return in_public(); },
        [&](const day::for_newcomer&) { return in_public(); }, [&](const day::for_agents&) { return to_agents(); },
        [&](const day::for_one&) { return to_agents(); });
}

/// How one stands that a process before this one may have kept up to date. Whether it came to write what has changed
/// since it was said nobody knows: it is written once more.
std::optional<speech::message> as_found(
    const day::exhibit& it, const speech::message& said, const day::chaos_day& day, day::instant now) {
    if (is_long_over(day, it.said, now)) return with_good_buttons(it, said, day);
    return day::has_changed(it) ? std::nullopt : std::optional(said);
}

}  // namespace

struct buttons_on_show::shown {
    day::exhibit what;
    speech::message said;                ///< with all its buttons
    std::optional<speech::message> now;  ///< as it stands; none where this process can not know
    bool is_at_work = false, is_lost = false;
};

buttons_on_show::buttons_on_show(net::any_io_executor executor, surroundings around)
    : around_(std::move(around)), hands_(executor, [this](const std::string& name, std::exception_ptr why) {
          if (why && !crew::was_stopped(why))
              around_.tell(crew::severity::error, name + " ended: " + crew::text_of(why));
      }) {}

/// When public messages are looked at depends on public facts alone, as what they offer does.
void buttons_on_show::look(day::day_id of) {
    const auto found = around_.known.days.find(of);
    if (found == around_.known.days.end()) return;
    const auto& open = found->second.open;
    const public_mark mark{open.now, open.announcements, open.outstanding.size(), newest_of(open.on_show)};
    const auto before = marks_.find(of);
    if (before == marks_.end() || before->second != mark) gather({of, day::counted::for_public});
    marks_[of] = mark;
    gather({of, day::counted::for_agents});
}

void buttons_on_show::gather(wall which) {
    if (gathering_.insert(which).second) hands_.start("to follow what is on show", follow(which));
}

net::awaitable<void> buttons_on_show::follow(wall which) {
    co_await clock::sleep_for(around_.steady, gathers);
    gathering_.erase(which);
    const auto day = around_.known.days.find(which.first);
    if (day == around_.known.days.end()) co_return;
    take_in(day->second, which);
    for (const auto& [id, each] : all_[which]) {
        if (each->is_at_work || each->is_lost || as_it_should_be(*each) == each->now) continue;
        each->is_at_work = true;
        hands_.start("to edit what is on show", mend(each));
    }
    const auto& kept = which.second == day::counted::for_public ? day->second.open.on_show : day->second.secret.on_show;
    std::erase_if(all_[which], [&](const auto& each) {
        return std::ranges::none_of(kept, [&](const auto& one) { return one.said.id == each.first; });
    });
    if (all_[which].empty()) all_.erase(which);
    if (day::is_over(day->second.open.now)) marks_.erase(which.first);
}

void buttons_on_show::take_in(const day::chaos_day& day, wall which) {
    const auto now = around_.time.now();
    for (const auto& each : which.second == day::counted::for_public ? day.open.on_show : day.secret.on_show) {
        auto& it = all_[which][each.said.id];
        if (it && it->what == each) continue;
        auto said = around_.words().say(each.said, each.late);
        const bool is_new = !it;
        if (is_new) it = std::make_shared<shown>();
        it->what = each;
        if (is_new) it->now = as_found(each, said, day, now);
        it->said = std::move(said);
    }
}

/// A day that the disk lost again leaves its messages as they are.
std::optional<speech::message> buttons_on_show::as_it_should_be(const shown& it) const {
    const auto day = around_.known.days.find(it.what.said.id.day);
    return day == around_.known.days.end() ? it.now : with_good_buttons(it.what, it.said, day->second);
}

net::awaitable<void> buttons_on_show::mend(shown_ref it) {
    const std::shared_ptr<void> over(nullptr, [it](void*) { it->is_at_work = false; });
    auto pause = first_pause;
    for (auto wanted = as_it_should_be(*it); wanted != it->now && !it->is_lost; wanted = as_it_should_be(*it)) {
        auto editing = tries(it, *wanted);
        if (co_await std::move(editing)) continue;
        co_await clock::sleep_for(around_.steady, pause);
        pause = std::min(2 * pause, longest_pause);
    }
}

/// No fault of a platform or of ours leaves a message behind.
net::awaitable<bool> buttons_on_show::tries(shown_ref it, speech::message wanted) {
    std::exception_ptr failed;
    try {
        auto editing = edit(it, std::move(wanted));
        co_return co_await std::move(editing);
    } catch (...) { failed = std::current_exception(); }
    if (crew::was_stopped(failed)) std::rethrow_exception(failed);
    around_.tell(crew::severity::error, "an edit failed, it is tried again: " + crew::text_of(failed));
    co_return false;
}

/// Whether there is nothing to wait for before the next look at it.
net::awaitable<bool> buttons_on_show::edit(shown_ref it, speech::message wanted) {
    if (!co_await around_.settled()) co_return false;
    auto* on = around_.on(it->what.where.where.on);
    if (!on) co_return false;
    auto editing = on->edit(it->what.where, day::name_of(it->what.said.id), wanted);
    const auto edited = co_await std::move(editing);
    if (edited) it->now = std::move(wanted);
    if (edited) co_return true;
    around_.tell(crew::severity::info, "a message could not be edited: " + edited.error().why);
    // Deleted, or too old to be edited: who presses its buttons hears what holds.
    it->is_lost = edited.error().is_turned_down();
    co_return it->is_lost;
}

net::awaitable<void> buttons_on_show::stop() {
    hands_.stop();
    co_await hands_.finished();
}

}  // namespace bot::chat

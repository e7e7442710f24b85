#include "program/owed_reports.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <utility>

namespace bot::program {

namespace net = boost::asio;

namespace {

using namespace std::chrono_literals;
constexpr std::chrono::milliseconds shortest_pause = 5s, longest_pause = 60s;

std::string name_of(const day::owed_report& it, const chat::file& what) {
    return fmt::format("export/{}/{}", it.asked.time_since_epoch().count(), what.name);
}

}  // namespace

owed_reports::owed_reports(net::any_io_executor executor, surroundings around)
    : around_(std::move(around)), hands_(executor, [this](const std::string& name, std::exception_ptr why) {
          if (why && !crew::was_stopped(why))
              around_.tell(crew::severity::warning, name + " was not handed over: " + crew::text_of(why));
      }) {}

void owed_reports::look(day::day_id of) { look(of, came::not_yet); }

void owed_reports::look_everywhere() {
    for (const auto& [id, each] : around_.known.days) look(id, came::perhaps);
}

void owed_reports::look(day::day_id of, came before) {
    const auto found = around_.known.days.find(of);
    if (found == around_.known.days.end()) return;
    // Work may change the books as soon as it begins: look first.
    const auto owed = found->second.secret.owed;
    for (const auto& each : owed)
        if (around_.on(each.to.on) && on_their_way_.emplace(of, each).second)
            hands_.start("a report for " + each.to.id, bring(of, each, before));
}

net::awaitable<void> owed_reports::bring(day::day_id of, day::owed_report it, came before) {
    auto handing = hand_over(of, it, before);
    co_await std::move(handing);
    for (;;) {
        day::own_command finished = day::finish_report{it};
        auto writing = around_.write_down(of, std::move(finished));
        if (co_await std::move(writing)) break;
        co_await clock::sleep_for(around_.steady, longest_pause);
    }
    on_their_way_.erase({of, it});
}

/// As it stands on the disk. Nothing where the promise went with what the disk refused, or it is theirs no more.
net::awaitable<std::optional<chat::file>> owed_reports::printed(day::day_id of, day::owed_report it) {
    for (;;) {
        const auto found = around_.known.days.find(of);
        if (found == around_.known.days.end() || !found->second.secret.owed.contains(it)) co_return std::nullopt;
        auto printing = around_.print(of, it);
        auto what = co_await std::move(printing);
        if (!what) {
            around_.tell(crew::severity::warning, "a report was promised to somebody who may not read it any more");
            co_return std::nullopt;
        }
        auto settling = around_.settled();
        if (co_await std::move(settling)) co_return what;
    }
}

/// Printed anew for each try: while a platform is away, people may come to have another part in the day.
net::awaitable<void> owed_reports::hand_over(day::day_id of, const day::owed_report& it, came before) {
    auto& port = *around_.on(it.to.on);
    auto pause = shortest_pause;
    std::string told;
    for (bool may_be_there = before == came::perhaps;; pause = std::min(2 * pause, longest_pause)) {
        auto printing = printed(of, it);
        auto what = co_await std::move(printing);
        if (!what) co_return;
        const auto name = name_of(it, *what);
        std::optional<chat::failure> wrong;
        if (may_be_there) {
            auto looking = port.find_upload(it.to, name, what->name, it.asked);
            const auto found = co_await std::move(looking);
            if (found && *found) co_return;
            if (!found) wrong = found.error();
            may_be_there = !found;
        }
        if (!may_be_there) {
            auto sending = port.upload(it.to, name, std::move(*what));
            const auto sent = co_await std::move(sending);
            if (sent) co_return;
            wrong = sent.error();
            may_be_there = wrong->of == chat::failure::kind::unknown;
        }
        if (wrong && std::exchange(told, wrong->why) != wrong->why)
            around_.tell(crew::severity::warning, "a report could not be handed over: " + wrong->why);
        if (wrong && wrong->of == chat::failure::kind::refused && !may_be_there) co_return;
        co_await clock::sleep_for(around_.steady, pause);
    }
}

net::awaitable<void> owed_reports::stop() {
    hands_.stop();
    co_await hands_.finished();
}

}  // namespace bot::program

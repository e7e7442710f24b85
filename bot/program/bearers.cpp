#include "program/bearers.hpp"

#include "crew/within.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <utility>

namespace bot::program {

namespace net = boost::asio;

namespace {

using namespace std::chrono_literals;
constexpr std::chrono::milliseconds once_more_in = 5s, once_more_at_most_in = 60s;
/// Later than that it is no news.
constexpr auto worth_hearing = 24h;
constexpr auto to_arrive = 2s;

}  // namespace

bearers::bearers(net::any_io_executor executor, surroundings around)
    : around_(std::move(around)),
      ending_(around_.steady),
      hands_(std::move(executor), [this](const std::string& name, std::exception_ptr why) {
          if (why && !crew::was_stopped(why))
              around_.tell(crew::severity::warning, name + " was not handed over: " + crew::text_of(why));
      }) {}

void bearers::bring(desk::notice it) {
    auto* on = around_.on(it.to.on);
    if (!on) return;
    auto name = fmt::format("news/{}/{}", around_.time.now().time_since_epoch().count(), ++named_);
    hands_.start("news for " + it.to.id, bear(*on, std::move(it), std::move(name)));
}

net::awaitable<void> bearers::bear(chat::port& on, desk::notice it, std::string name) {
    const auto since = around_.time.now() - 1min;
    const auto no_news_from = around_.steady.now() + worth_hearing;
    std::optional<day::instant> may_stand_since;
    std::string told;
    for (auto pause = once_more_in;; pause = std::min(2 * pause, once_more_at_most_in)) {
        auto saying = say(on, it, name, may_stand_since);
        const auto said = co_await std::move(saying);
        if (said) co_return;
        const auto& wrong = said.error();
        if (std::exchange(told, wrong.why) != wrong.why)
            around_.tell(crew::severity::warning, "news for one person could not be told: " + wrong.why);
        if (wrong.of == chat::failure::kind::refused || around_.steady.now() >= no_news_from) co_return;
        if (wrong.of == chat::failure::kind::unknown) may_stand_since = since;
        const auto again = around_.steady.now() + std::max(pause, wrong.retry_after);
        co_await ending_.opened_until(again);
        if (ending_.is_open()) co_return;
    }
}

/// Looked for first where an earlier try may have arrived after all.
chat::outcome<day::post_ref> bearers::say(
    chat::port& on, const desk::notice& it, std::string name, std::optional<day::instant> may_stand_since) {
    if (may_stand_since) {
        auto looking = on.find(it.to, name, *may_stand_since);
        auto found = co_await std::move(looking);
        if (!found && found.error().of == chat::failure::kind::refused) found.error().of = chat::failure::kind::barred;
        if (!found) co_return std::unexpected(std::move(found.error()));
        if (*found) co_return **found;
    }
    auto posting = on.post(it.to, std::move(name), it.say);
    co_return co_await std::move(posting);
}

net::awaitable<void> bearers::stop() {
    ending_.open();
    try {
        co_await crew::within(around_.steady, to_arrive, hands_.finished());
        co_return;
    } catch (const boost::system::system_error&) { hands_.stop(); }
    co_await hands_.finished();
}

}  // namespace bot::program

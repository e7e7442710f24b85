#include "chat/slack/socket_mode.hpp"

#include "chat/fields.hpp"
#include "chat/slack/socket_line.hpp"
#include "crew/within.hpp"

#include <fmt/format.h>

namespace bot::chat::slack {

namespace net = boost::asio;
using boost::system::system_error;

socket_mode::socket_mode(surroundings around, session_terms terms, receiver given_to)
    : around_(std::move(around)),
      terms_(terms),
      given_to_(std::move(given_to)),
      hands_(around_.executor,
          [told = around_.told](const std::string& name, std::exception_ptr why) {
              if (why && !crew::was_stopped(why)) told(severity::error, name + ": " + crew::text_of(why));
          }),
      after_loss_({milliseconds(1'000), 2, milliseconds(60'000), milliseconds(60'000)}, around_.dice),
      after_crowd_({terms.crowded_for, 2, milliseconds(300'000), milliseconds(600'000)}, around_.dice),
      allowance_(terms),
      bell_(around_.steady.make_alarm()),
      count_again_after_(terms.count_again_after) {}

socket_mode::~socket_mode() = default;

net::awaitable<void> socket_mode::run() {
    is_stopping_ = false;
    seats_.assign(static_cast<std::size_t>(std::max(terms_.connections, 1)), nullptr);
    std::exception_ptr why;
    try {
        auto keeping = keep_connected();
        co_await std::move(keeping);
    } catch (...) { why = std::current_exception(); }
    is_stopping_ = true;
    if (why) std::rethrow_exception(why);
}

/// One loop for all connections: no two are ever opened at once, which Slack answers with 409.
net::awaitable<void> socket_mode::keep_connected() {
    for (;;) {
        if (!given_up_.empty()) throw unrecoverable(given_up_);
        count_again();
        for (auto& each : seats_) look_after(each);
        const auto next = next_opening();
        if (next && *next <= around_.steady.now()) {
            auto opening = open_one();
            co_await std::move(opening);
        } else {
            const auto never = clock::instant::max();
            co_await bell_->wait_until(std::min(next.value_or(never), count_again_at_.value_or(never)));
        }
    }
}

net::awaitable<void> socket_mode::open_one() {
    turn(stands_ == standing::disconnected ? standing::connecting : stands_);
    asked_to_wait_.reset();
    shared_line fresh;
    const auto url = co_await ask_for_url();
    if (!url.empty()) {
        auto dialling = dial(url);
        fresh = co_await std::move(dialling);
    }
    if (fresh && fresh->life.is_greeted() && !fresh->is_over) {
        take_seat(fresh);
        co_return;
    }
    postpone(fresh ? fresh->leaves : std::nullopt);
    if (!fresh || fresh->is_over) co_return;
    if (fresh->leaves == farewell::replace)
        fresh->ws.kill();  // it asked to be replaced before it was of any use
    else
        hands_.start("a connection too many", shut(fresh));
}

net::awaitable<std::string> socket_mode::ask_for_url() {
    allowance_.opened(around_.steady.now());
    auto asking = around_.api.open_connection();
    const auto answer = co_await std::move(asking);
    if (answer.ok) {
        std::string fault;
        auto url = fields(answer.body, fault).text("url");
        if (stands_ == standing::connecting || stands_ == standing::reconnecting) turn(standing::authenticated);
        if (url.empty()) around_.told(severity::warning, "Slack gave no address to connect to");
        co_return url;
    }
    if (is_unrecoverable(answer.error)) throw unrecoverable(answer.error);
    if (answer.is_limited) asked_to_wait_ = answer.retry_after;
    around_.told(severity::warning, "Slack gives no connection: " + why_of(answer));
    co_return std::string();
}

/// Null when it could not be reached. The URL holds a ticket that works once: it is used up here and never told.
net::awaitable<socket_mode::shared_line> socket_mode::dial(std::string url) {
    const auto to = wire::parse_address(url);
    if (!to) {
        around_.told(severity::warning, "Slack gave an address that is none: " + to.error());
        co_return nullptr;
    }
    shared_line made;
    std::exception_ptr trouble;
    try {
        auto reaching = reach(*to);
        auto ws = co_await crew::within(around_.steady, terms_.connect_within, std::move(reaching));
        made = std::make_shared<line>(++made_, std::move(ws), terms_, around_.steady.now(), around_.steady);
    } catch (const std::exception&) { trouble = std::current_exception(); }
    if (trouble) {
        const auto state = co_await net::this_coro::cancellation_state;
        if (state.cancelled() != net::cancellation_type::none) std::rethrow_exception(trouble);
        around_.told(severity::warning, "Slack can not be reached: " + crew::text_of(trouble));
        co_return nullptr;
    }
    std::erase_if(lines_, [](const auto& each) { return each.expired(); });
    lines_.push_back(made);
    made->ws.watch([weak = std::weak_ptr(made), &steady = around_.steady](wire::frame, std::string_view) {
        if (const auto it = weak.lock()) it->life.heard(steady.now());
    });
    hands_.start("Slack's pump", pump(made));
    hands_.start("Slack's reader", read(made));
    hands_.start("Slack's watch", watch_over(made));
    while (!made->life.is_greeted() && !made->is_over && !made->leaves)
        co_await bell_->wait_until(clock::instant::max());
    co_return made;
}

net::awaitable<wire::websocket> socket_mode::reach(wire::address to) {
    const auto host = wire::host_field(to), target = to.target;
    auto dialling = around_.by.dial(std::move(to));
    auto over = co_await std::move(dialling);
    wire::header_list headers;
    wire::websocket_options options;
    auto calling = wire::websocket::call(around_.steady, std::move(over), host, target, std::move(headers), options);
    co_return co_await std::move(calling);
}

net::awaitable<void> socket_mode::retire(shared_line which) {
    if (std::exchange(which->is_retiring, true)) co_return;
    const auto deadline = around_.steady.now() + terms_.acks_within;
    while (which->unacknowledged > 0 && !which->is_over && around_.steady.now() < deadline)
        co_await which->all_acknowledged->wait_until(deadline);
    auto closing = which->ws.close(terms_.close_within);
    co_await std::move(closing);
}

net::awaitable<void> socket_mode::shut(shared_line which) {
    auto closing = which->ws.close(terms_.close_within);
    co_await std::move(closing);
}

net::awaitable<void> socket_mode::read(shared_line from) {
    std::string why;
    try {
        while (const auto said = co_await from->ws.read())
            if (said->is == wire::message::kind::text) take(from, said->bytes);
        why = "closed";
        if (const auto reason = from->ws.closed_because()) why = fmt::format("closed with {}", reason->code);
    } catch (const system_error& error) { why = error.code().message(); }
    end(from, why);
}

void socket_mode::end(const shared_line& which, const std::string& why) {
    if (which->is_over) return;
    which->is_over = true;
    which->bell->ring();
    which->all_acknowledged->ring();
    around_.told(severity::info, fmt::format("Slack connection {} ended: {}", which->number, why));
    if (!is_stopping_ && !is_connected() && stands_ == standing::connected) turn(standing::reconnecting);
    bell_->ring();
}

net::awaitable<void> socket_mode::pump(shared_line which) {
    try {
        auto pumping = which->ws.pump();
        co_await std::move(pumping);
    } catch (const system_error&) {}  // the reader tells
}

net::awaitable<void> socket_mode::watch_over(shared_line which) {
    using verdict = liveness::verdict;
    while (!which->is_over) {
        const auto now = around_.steady.now();
        if (sleep_.has_slept(around_.wall.now(), now)) wake_up();
        const auto found = which->life.look(now);
        if (found == verdict::no_hello || found == verdict::silent) {
            const auto* what = found == verdict::silent ? "nothing was heard of it" : "it did not say hello";
            around_.told(severity::warning, fmt::format("Slack connection {} is given up: {}", which->number, what));
            which->ws.kill();
            co_return;
        }
        if (found == verdict::ping_now) {
            // A full queue is as silent as a dead peer, and found out the same way.
            const bool is_queued = which->ws.ping(std::to_string(which->number));
            static_cast<void>(is_queued);
        }
        co_await which->bell->wait_until(which->life.look_again());
    }
}

net::awaitable<void> socket_mode::say_goodbye() {
    is_stopping_ = true;
    if (stands_ != standing::disconnected) turn(standing::disconnecting);
    const auto all = lines_;
    for (const auto& each : all)
        if (const auto which = each.lock(); which && !which->is_over) hands_.start("goodbye", retire(which));
    co_await hands_.finished();
    seats_.clear();
    if (stands_ != standing::disconnected) turn(standing::disconnected);
}

}  // namespace bot::chat::slack

// What comes in by a connection: greetings, farewells, envelopes. All of it returns at once, for it runs on the reader.
#include "chat/slack/socket_line.hpp"
#include "day/match.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace bot::chat::slack {

void socket_mode::take(const shared_line& from, const std::string& text) {
    auto heard = read_frame(text);
    day::match(
        heard, [&](const hello& it) { greet(from, it); }, [&](const disconnect& it) { part(from, it); },
        [&](envelope& it) { hand_out(from, std::move(it)); },
        [&](const no_envelope& it) {
            around_.told(severity::warning, "Slack sent what is no envelope: " + it.why);
            if (it.reconnect) from->ws.kill();
        });
}

void socket_mode::greet(const shared_line& from, const hello& said) {
    if (from->life.is_greeted()) return;
    from->life.greeted();
    around_.told(severity::info, fmt::format("Slack connection {} is ready", from->number));
    count(said);
    turn(standing::connected);
    bell_->ring();
}

/// What Slack counts beyond ours swallows part of what people say: a second bot, or ghosts of connections that were
/// lost without a goodbye. Told once a change. Source: FACTS 2.4.
void socket_mode::count(const hello& said) {
    if (!said.connections) return;
    const auto strangers = std::max(*said.connections - ours(), std::int64_t{0});
    if (strangers == 0) {
        count_again_at_.reset();
        count_again_after_ = terms_.count_again_after;
    } else if (!count_again_at_) {
        count_again_at_ = around_.steady.now() + count_again_after_;
    }
    if (std::exchange(strangers_, strangers).value_or(0) == strangers || strangers == 0) return;
    around_.told(severity::warning,
        fmt::format("Slack counts {} connections of this app, {} of them here: the others swallow part of what "
                    "people say. Is it run twice with one token?",
            *said.connections, ours()));
}

void socket_mode::part(const shared_line& from, const disconnect& said) {
    around_.told(severity::info, fmt::format("Slack connection {} is asked to go: {}", from->number, said.reason));
    const auto asks_for = farewell_of(said.why);
    // A refresh after a warning changes nothing; but "too many" and "switched off" do.
    if (!from->leaves || asks_for != farewell::replace) from->leaves = asks_for;
    bell_->ring();
}

void socket_mode::hand_out(const shared_line& from, envelope&& it) {
    // What can not be acknowledged any more is not begun: Slack tells the asker so, or delivers it again.
    if (is_stopping_ || !from->ws.is_open()) {
        around_.told(severity::info, "Slack: " + it.id + " came too late and was not taken");
        return;
    }
    ++from->unacknowledged;
    auto send = [weak = std::weak_ptr(from)](std::string text) {
        const auto line = weak.lock();
        if (!line) return false;
        if (--line->unacknowledged == 0) line->all_acknowledged->ring();
        return line->ws.send(std::move(text));
    };
    auto slip = std::make_shared<ack_slip>(it.id, it.takes_payload, std::move(send), around_.told);
    given_to_(std::move(it), std::move(slip));
}

}  // namespace bot::chat::slack

// Which connections there are to be: a seat for each, filled one after the other and apart, kept until its successor is
// there.
#include "chat/slack/socket_line.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace bot::chat::slack {

namespace {

/// Source: FACTS 2.4.
constexpr std::int64_t connections_of_an_app = 10;

}  // namespace

bool socket_mode::serves(const shared_line& seat) { return seat && !seat->is_over && !seat->leaves; }

bool socket_mode::is_connected() const {
    return std::ranges::any_of(seats_, [](const auto& each) { return each && !each->is_over; });
}

std::int64_t socket_mode::ours() const {
    return std::ranges::count_if(lines_, [](const auto& each) {
        const auto it = each.lock();
        return it && !it->is_over;
    });
}

/// Empties the seat of a connection that ended, or that has to go before another one comes.
void socket_mode::look_after(shared_line& seat) {
    if (!seat || (!seat->is_over && !goes_first(*seat))) return;
    const auto which = std::exchange(seat, nullptr);
    outlived(*which);
    if (!which->is_over && which->leaves == farewell::replace) {
        hands_.start("an old connection to Slack", retire(which));
        return;
    }
    postpone(which->leaves);
    if (!which->is_over) hands_.start("a connection too many", shut(which));
    if (which->leaves != farewell::switched_off) return;
    for (auto& each : seats_)  // the others would only hear the same
        if (const auto other = std::exchange(each, nullptr); other && !other->is_over)
            hands_.start("a connection switched off", shut(other));
}

/// A connection too many is gone before another one is opened; and so is any, one after the other, where Slack takes no
/// more of them.
bool socket_mode::goes_first(const line& which) const {
    if (!which.leaves) return false;
    const bool is_full =
        std::ssize(seats_) >= connections_of_an_app && std::ranges::find(seats_, nullptr) == seats_.end();
    return *which.leaves != farewell::replace || is_full;
}

/// Nothing: all seats are well taken, or there may be no more yet. While somebody serves there is no hurry, and they
/// are kept apart.
std::optional<clock::instant> socket_mode::next_opening() const {
    if (std::ranges::all_of(seats_, serves) || ours() >= connections_of_an_app) return std::nullopt;
    const auto from = std::max(not_before_, allowance_.next(around_.steady.now()));
    return std::ranges::any_of(seats_, serves) ? std::max(from, last_opened_ + terms_.connections_apart) : from;
}

/// Who else swallowed part of what people say may be gone, and nobody tells: a fresh connection hears the count of now.
void socket_mode::count_again() {
    if (!count_again_at_ || around_.steady.now() < *count_again_at_) return;
    count_again_at_.reset();
    count_again_after_ = std::min(2 * count_again_after_, terms_.count_again_at_most);
    if (const auto found = std::ranges::find_if(seats_, serves); found != seats_.end())
        (*found)->leaves = farewell::replace;
}

/// The seat of one that is about to leave, else an empty one.
void socket_mode::take_seat(const shared_line& fresh) {
    last_opened_ = around_.steady.now();
    auto seat = std::ranges::find_if(seats_, [](const auto& each) { return each && (each->leaves || each->is_over); });
    if (seat == seats_.end()) seat = std::ranges::find(seats_, nullptr);
    const auto old = std::exchange(*seat, fresh);
    if (!old) return;
    outlived(*old);
    if (!old->is_over) hands_.start("an old connection to Slack", retire(old));
}

void socket_mode::outlived(const line& which) {
    const auto lasted = around_.steady.now() - which.opened;
    after_loss_.went_well_for(lasted);
    after_crowd_.went_well_for(lasted);
}

/// No connection is opened for a while: one ended or was asked to go (`after`), or could not be made.
void socket_mode::postpone(std::optional<farewell> after) {
    auto delay = std::max(after_loss_.next(), asked_to_wait_.value_or(milliseconds(0)));
    if (after == farewell::crowded) {
        delay = terms_.crowded_for + after_crowd_.next();
        around_.told(severity::warning, "Slack has too many connections of this app: is it run twice?");
    } else if (after == farewell::switched_off) {
        delay = terms_.disabled_for;
        around_.told(severity::error,
            "Socket Mode was switched off for this app: switch it on again in the app's settings at Slack");
    }
    asked_to_wait_.reset();
    not_before_ = std::max(not_before_, around_.steady.now() + delay);
}

/// Whatever was connected before the machine slept is dead.
void socket_mode::wake_up() {
    around_.told(severity::info, "the clock has leapt: this machine slept, or was stopped; connecting to Slack anew");
    around_.api.drop_idle();
    for (const auto& each : lines_)
        if (const auto it = each.lock(); it && !it->is_over) it->ws.kill();
}

void socket_mode::turn(standing to) {
    if (std::exchange(stands_, to) == to) return;
    around_.told(severity::info, fmt::format("Slack: {}", name_of(to)));
    if (to == standing::connected && around_.heard_again) around_.heard_again();
}

void socket_mode::give_up(std::string code) {
    given_up_ = std::move(code);
    bell_->ring();
}

}  // namespace bot::chat::slack

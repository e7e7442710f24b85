// A question at the desk. Who waits for its answer may stop waiting; it goes on, and what it did stays done.
#pragma once

#include "clock/clock.hpp"
#include "crew/crew.hpp"
#include "desk/port.hpp"

#include <memory>
#include <optional>

namespace bot::chat {

class pending {
public:
    explicit pending(clock::clock& by) : steady_(by), bell_(by.make_alarm()) {}

    /// Nothing as long as the desk has not answered; one that failed has answered that something went wrong.
    std::optional<desk::answer> said;

    /// Returns when it is answered, or at `then`. One waits at a time.
    boost::asio::awaitable<void> until(clock::instant then);
    boost::asio::awaitable<void> answered() { return until(clock::instant::max()); }
    void ring() { bell_->ring(); }

private:
    clock::clock& steady_;
    std::unique_ptr<clock::alarm> bell_;
};

/// What a desk that failed has answered.
desk::answer failed_answer();

/// Asks the desk in a coroutine of the crew's own, whose end tells of a desk that failed. `steady` outlives it.
std::shared_ptr<pending> ask(crew::crew& hands, desk::port& desk, clock::clock& steady, desk::request what);

}  // namespace bot::chat

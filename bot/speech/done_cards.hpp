// What agents are answered when something was done to a card.
#pragma once

#include "day/command.hpp"
#include "day/view.hpp"
#include "speech/message.hpp"

#include <span>

namespace bot::speech {

/// A card that was written, changed, made ready, started, stopped, rolled back or skipped.
struct card_clerk {
    std::span<const day::fact> happened;
    const day::agents_day& of;
    day::instant now;

    message operator()(const day::add_card& asked) const;
    message operator()(const day::edit_card& asked) const;
    message operator()(const day::ready_card& asked) const;
    message operator()(const day::start_card& asked) const;
    message operator()(const day::stop_card& asked) const;
    message operator()(const day::roll_back_card& asked) const;
    message operator()(const day::skip_card& asked) const;
    message operator()(const day::waive_rule& asked) const;
};

/// For commands that found everything as they wanted it.
message nothing_changed();

}  // namespace bot::speech

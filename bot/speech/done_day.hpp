// What the facilitator is answered when something was done to the day.
#pragma once

#include "day/command.hpp"
#include "day/view.hpp"
#include "speech/message.hpp"

#include <span>

namespace bot::speech {

struct day_clerk {
    std::span<const day::fact> happened;
    const day::agents_day& of;
    day::instant now;

    message operator()(const day::hand_over& asked) const;
    message operator()(const day::edit_day& asked) const;
    message operator()(const day::change_people& asked) const;
    message operator()(const day::kick_off& asked) const;
    message operator()(const day::set_limit& asked) const;
    message operator()(const day::hold_starts& asked) const;
    message operator()(const day::resume_day& asked) const;
    message operator()(const day::load_plan& asked) const;
    message operator()(const day::extend_day& asked) const;
    message operator()(const day::wind_down& asked) const;
    message operator()(const day::end_day& asked) const;
    message operator()(const day::reveal& asked) const;
    message operator()(const day::set_reminder& asked) const;
    message operator()(const day::cancel_day& asked) const;
    message operator()(const day::close_day& asked) const;
    message operator()(const day::tick_step& asked) const;
    message operator()(const day::clone_day& asked) const;

private:
    span at(day::instant then) const;
};

}  // namespace bot::speech

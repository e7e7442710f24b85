// An announcement taken apart for its template: its kind, the values of its names, and the buttons that go with it.
#pragma once

#include "day/announcement.hpp"
#include "speech/values.hpp"

namespace bot::speech {

struct told {
    std::string kind;
    values with;
    std::vector<button> buttons = {};
};

/// `now` is when the announcement was made: times of the same date are shown without it.
told tell(const day::public_frame& frame, const day::public_news& news, day::instant now, bool in_incident_channel);
/// What agents and the facilitator are told alike differs in what each can do about it.
told tell(const day::agents_frame& frame, const day::agents_news& news, day::instant now, bool to_facilitator);

/// The values of a channel topic: no mentions, no links.
values topic_values(const day::public_frame& frame);

}  // namespace bot::speech

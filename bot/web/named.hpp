// People and channels under the names that their platform shows. A page of a day can ask no platform, so every name is
// put in before a frame leaves.
#pragma once

#include "speech/message.hpp"

#include <functional>
#include <string>

namespace bot::web {

struct names {
    std::function<std::string(const day::person_id&)> person;
    std::function<std::string(const day::channel_id&)> channel;
};

/// The message with names in place of ids.
speech::message named(speech::message it, const names& by);

}  // namespace bot::web

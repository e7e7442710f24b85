// People and channels under the names that their platform shows, put in where whoever reads can ask no platform: on a
// page of a day, in a report.
#pragma once

#include "speech/message.hpp"

#include <functional>
#include <string>

namespace bot::speech {

/// Without them everybody goes by the id that the platform knows.
struct names {
    std::function<std::string(const day::person_id&)> person{};
    std::function<std::string(const day::channel_id&)> channel{};
};

/// The same with names in place of ids; they stand out, as mentions do.
line named(line it, const names& by);
message named(message it, const names& by);

}  // namespace bot::speech

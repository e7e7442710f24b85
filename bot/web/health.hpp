// /health, for whoever watches over the process. It says whether what people say can be written down, and nothing of
// the day: the same words whether a card runs or not.
#pragma once

#include "web/listener.hpp"

#include <optional>

namespace bot::web {

/// Why nothing can be written down just now, if so; may be empty.
using read_only_because = std::function<std::optional<std::string>()>;

/// More lines for whoever watches, nothing of a day among them; each ends with a line feed.
using more_to_tell = std::function<std::string()>;

/// GET /health there: 200 "ok", or 503 and why not, and `more` below it.
void tell_health_on(listener& there, read_only_because why, more_to_tell more = nullptr);

}  // namespace bot::web

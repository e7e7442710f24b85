// The status of a day as a text for pages: what every responder may know, and what this one has reported. It does not
// depend on the time of day either, so that it changes only when something public has happened.
#pragma once

#include "day/view.hpp"
#include "speech/named.hpp"

#include <nlohmann/json_fwd.hpp>

namespace bot::web {

/// What everybody may know of a stop-all or a real incident that goes on; null where none does.
nlohmann::json standstill(const day::public_day& of);
std::string status_frame(const day::public_day& of, const day::person_id& who, const speech::names& by);

}  // namespace bot::web

// What the two pictures of a day show. The agents' one has a lane for every card; the public one is made from what the
// public may read and has none.
#pragma once

#include "day/view.hpp"
#include "picture/chart.hpp"

namespace bot::report {

/// What still runs is drawn until `now`.
picture::chart chart_of(const day::agents_day& day, day::instant now);
picture::chart chart_of(const day::public_day& day, day::instant now);

}  // namespace bot::report

// What the two pictures of a day show. The agents' one has a lane for every card; the public one is made from what the
// public may read: of cards it has those revealed, as they were known then.
#pragma once

#include "picture/chart.hpp"
#include "report/material.hpp"

namespace bot::report {

picture::chart chart_of(const past& day, const edition& as);
picture::chart chart_of(const day::public_day& day, const edition& as);

}  // namespace bot::report

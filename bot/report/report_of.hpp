// The report as a document: everything for agents, and what the public may read. Figures come from day::retrospect;
// here they are put in words and in order.
#pragma once

#include "day/view.hpp"
#include "report/document.hpp"

namespace bot::report {

/// What still runs is drawn and told as of `now`.
document report_of(const day::agents_day& day, day::instant now);
document report_of(const day::public_day& day, day::instant now);

}  // namespace bot::report

// The report as a document: everything for agents, and what the public may read. Figures come from day::retrospect;
// here they are put in words and in order.
#pragma once

#include "report/document.hpp"
#include "report/material.hpp"

namespace bot::report {

document report_of(const past& day, const edition& as);
document report_of(const day::public_day& day, const edition& as);

}  // namespace bot::report

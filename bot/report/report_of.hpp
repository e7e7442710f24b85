// The report as a document: everything for agents, and what the public may read. Figures come from day::retrospect;
// here they are put in words and in order.
#pragma once

#include "report/document.hpp"
#include "report/material.hpp"

namespace bot::report {

/// Whether there is a chapter with the picture of the day.
enum class pictured : std::uint8_t { yes, no };

document report_of(const past& day, const edition& as, pictured with = pictured::yes);
document report_of(const day::public_day& day, const edition& as, pictured with = pictured::yes);

}  // namespace bot::report

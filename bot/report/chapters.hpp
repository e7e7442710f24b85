// The chapters of the report, each written into the pages at hand.
#pragma once

#include "report/document.hpp"
#include "report/material.hpp"

namespace bot::report {

// From what the public may read.
void tell_frame(pages& to, const day::public_day& day);
void tell_course(pages& to, const day::public_day& day);

void tell_at_a_glance(pages& to, const past& day);
void tell_cards(pages& to, const past& day);
void tell_gate(pages& to, const past& day);
void tell_changes(pages& to, const past& day);
void tell_teams(pages& to, const past& day);
void tell_lessons(pages& to, const past& day);
void tell_record(pages& to, const past& day);

}  // namespace bot::report

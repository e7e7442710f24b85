// The report for spreadsheets: one table, a row for whatever happened, told apart by its first column. No cell can be
// taken for a formula.
#pragma once

#include "day/view.hpp"

namespace bot::report {

std::string csv_of(const day::agents_day& day);
std::string csv_of(const day::public_day& day);

}  // namespace bot::report

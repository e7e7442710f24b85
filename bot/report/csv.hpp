// The report for spreadsheets: one table, a row for whatever happened, told apart by its first column. No cell can be
// taken for a formula.
#pragma once

#include "report/material.hpp"

namespace bot::report {

std::string csv_of(const past& day, const edition& as);
std::string csv_of(const day::public_day& day, const edition& as);

}  // namespace bot::report

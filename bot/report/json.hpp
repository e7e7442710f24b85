// The report for programs: JSON, by the schema in config/report.schema.json.
#pragma once

#include "report/material.hpp"

namespace bot::report {

std::string json_of(const past& day, const edition& as);
std::string json_of(const day::public_day& day, const edition& as);

}  // namespace bot::report

// The report for programs: JSON, by the schema in config/report.schema.json.
#pragma once

#include "day/view.hpp"

namespace bot::report {

std::string json_of(const day::agents_day& day);
std::string json_of(const day::public_day& day);

}  // namespace bot::report

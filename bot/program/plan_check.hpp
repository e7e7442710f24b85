// What a plan file comes to, for the person who wrote it: when, who, which experiments, and what they still lack.
#pragma once

#include "day/plan.hpp"
#include "speech/plan_file.hpp"

#include <expected>
#include <string>
#include <string_view>
#include <vector>

namespace bot::program {

/// Any name of a person or channel is taken for one that is there.
std::expected<day::day_plan, std::vector<speech::plan_fault>> read_any_plan(std::string_view text);
/// The error is a line for each fault, as FILE:LINE:COLUMN: text.
std::expected<day::day_plan, std::string> read_any_plan(std::string_view text, const std::string& file);

/// The summary, several lines.
std::string summary_of(const day::day_plan& plan);

}  // namespace bot::program

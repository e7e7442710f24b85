// The plan that a rehearsal plays: read from a file, or the shipped single day, with the rehearsal room's people.
#pragma once

#include "day/plan.hpp"

#include <filesystem>
#include <optional>
#include <string>

namespace bot::program {

struct rehearsal_script {
    std::string text;  ///< of the file
    day::day_plan plan;
};

/// Nothing when it can not be used; what is wrong has been printed to stderr, with the place and the remedy.
std::optional<rehearsal_script> read_rehearsal_plan(const std::optional<std::filesystem::path>& file);

}  // namespace bot::program

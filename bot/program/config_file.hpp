// The configuration as it lies on the disk.
#pragma once

#include "program/config.hpp"

#include <optional>

namespace bot::program {

/// The error is a line for each fault, as FILE:LINE:COLUMN: text.
std::expected<config, std::vector<std::string>> config_in(const std::filesystem::path& file);

/// The same; faults are printed to stderr.
std::optional<config> read_config_file(const std::filesystem::path& file);

}  // namespace bot::program

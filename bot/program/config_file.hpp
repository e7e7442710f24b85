// The configuration from its file, for a program that is about to start.
#pragma once

#include "program/config.hpp"

#include <optional>

namespace bot::program {

/// Nothing when it can not be used; every fault has been printed to stderr, with its place and its remedy.
std::optional<config> read_config_file(const std::filesystem::path& file);

}  // namespace bot::program

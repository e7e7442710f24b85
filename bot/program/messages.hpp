// The templates of announcements, read from their files. An operator's directory needs to hold only what differs from
// what is shipped.
#pragma once

#include "speech/phrasebook.hpp"

#include <expected>
#include <filesystem>
#include <optional>
#include <vector>

namespace bot::program {

/// Every shipped template, but for those that `instead` (when it is not empty) has a file of its own for.
std::expected<speech::phrasebook, std::vector<speech::template_fault>> read_messages(
    const std::filesystem::path& shipped, const std::filesystem::path& instead);

/// The same with what this chaosday was shipped with; faults are printed to stderr.
std::optional<speech::phrasebook> messages_in(const std::filesystem::path& instead);
std::optional<speech::phrasebook> shipped_messages();

}  // namespace bot::program

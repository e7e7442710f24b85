// A whole text file, if it is one and not too long.
#pragma once

#include <cstddef>
#include <expected>
#include <filesystem>
#include <string>

namespace bot::program {

/// The error is a sentence for the operator, without the file's name.
std::expected<std::string, std::string> read_text(const std::filesystem::path& file, std::size_t longest);

}  // namespace bot::program

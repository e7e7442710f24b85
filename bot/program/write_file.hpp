// A new text file, whole or not at all.
#pragma once

#include <expected>
#include <filesystem>
#include <string>
#include <string_view>

namespace bot::program {

/// Written beside and renamed; a file that is there is replaced. The error is a sentence for the operator.
std::expected<void, std::string> write_file(const std::filesystem::path& file, std::string_view text);

}  // namespace bot::program

// The picture of a day as PNG. It is drawn from the SVG by rsvg-convert (Debian: librsvg2-bin), a program of its own:
// what turns text into pixels stays outside of this process.
#pragma once

#include <expected>
#include <filesystem>
#include <string>
#include <string_view>

namespace bot::program {

/// Writes `file`, a new one or a replaced one. The error is a sentence for the operator.
std::expected<void, std::string> write_png(std::string_view svg, const std::filesystem::path& file);

/// The PNG itself; `scratch` is a directory that nobody else reads.
std::expected<std::string, std::string> png_of(std::string_view svg, const std::filesystem::path& scratch);

}  // namespace bot::program

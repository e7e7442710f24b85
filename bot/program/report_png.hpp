// The picture of a day as PNG. It is drawn from the SVG by rsvg-convert (Debian: librsvg2-bin), a program of its own:
// what turns text into pixels stays outside of this process.
#pragma once

#include <chrono>
#include <expected>
#include <filesystem>
#include <string>
#include <string_view>

namespace bot::program {

/// The largest picture takes a few seconds. The bot draws beside the thread that writes its snapshots: neither may wait
/// for a program that never ends.
constexpr std::chrono::milliseconds painting_lasts{20'000};

/// Writes `file`, a new one or a replaced one. What has not ended within the limit is killed. The error is a sentence
/// for the operator.
std::expected<void, std::string> write_png(
    std::string_view svg, const std::filesystem::path& file, std::chrono::milliseconds limit = painting_lasts);

/// The PNG itself; `scratch` is a directory that nobody else reads.
std::expected<std::string, std::string> png_of(std::string_view svg, const std::filesystem::path& scratch);

}  // namespace bot::program

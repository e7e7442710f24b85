#include "program/write_file.hpp"

#include <fmt/format.h>
#include <fstream>

namespace bot::program {

std::expected<void, std::string> write_file(const std::filesystem::path& file, std::string_view text) {
    const auto aside = file.string() + ".tmp";
    std::ofstream out(aside, std::ios::binary | std::ios::trunc);
    out.write(text.data(), static_cast<std::streamsize>(text.size()));
    out.close();
    std::error_code why;
    if (out) std::filesystem::rename(aside, file, why);
    if (out && !why) return {};
    std::error_code ignored;
    std::filesystem::remove(aside, ignored);
    return std::unexpected(
        fmt::format("{} can not be written{}: is the directory there, and is there room on the disk?", file.string(),
            why ? ": " + why.message() : ""));
}

}  // namespace bot::program

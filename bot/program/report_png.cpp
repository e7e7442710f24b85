#include "program/report_png.hpp"

#include "program/text_file.hpp"
#include "program/write_file.hpp"

#include <cerrno>
#include <fmt/format.h>
#include <fstream>
#include <optional>
#include <spawn.h>
#include <sys/wait.h>
#include <vector>

extern char** environ;  // NOLINT: POSIX, for posix_spawnp

namespace bot::program {

namespace {

constexpr std::size_t longest_png = 32 << 20;

/// The exit code of the program, or nothing where it could not be started.
std::optional<int> run(std::vector<std::string> words) {
    std::vector<char*> arguments;
    for (auto& each : words) arguments.push_back(each.data());
    arguments.push_back(nullptr);
    pid_t child = 0;
    if (posix_spawnp(&child, arguments.front(), nullptr, nullptr, arguments.data(), environ) != 0) return std::nullopt;
    int state = 0;
    while (waitpid(child, &state, 0) < 0 && errno == EINTR) {}
    return WIFEXITED(state) ? WEXITSTATUS(state) : -1;
}

bool is_png(const std::filesystem::path& file) {
    constexpr std::string_view signature = "\x89PNG\r\n\x1a\n";
    std::string begin(signature.size(), '\0');
    std::ifstream from(file, std::ios::binary);
    return from.read(begin.data(), static_cast<std::streamsize>(begin.size())) && begin == signature;
}

std::expected<void, std::string> paint(const std::filesystem::path& drawing, const std::filesystem::path& painting) {
    const auto code = run({"rsvg-convert", "--format", "png", "--output", painting.string(), "--", drawing.string()});
    if (!code || *code == 127)
        return std::unexpected("A PNG takes rsvg-convert: install librsvg2-bin, or write --svg.");
    if (*code != 0) return std::unexpected(fmt::format("rsvg-convert failed (code {}): there is no PNG.", *code));
    if (!is_png(painting)) return std::unexpected("rsvg-convert ended well and made no PNG.");
    return {};
}

}  // namespace

std::expected<void, std::string> write_png(std::string_view svg, const std::filesystem::path& file) {
    const std::filesystem::path drawing = file.string() + ".svg.tmp", painting = file.string() + ".png.tmp";
    auto made = write_file(drawing, svg);
    if (made) made = paint(drawing, painting);
    std::error_code failed, ignored;
    if (made) std::filesystem::rename(painting, file, failed);
    if (made && failed)
        made = std::unexpected(fmt::format("{} can not be written: {}.", file.string(), failed.message()));
    for (const auto& each : {drawing, painting}) std::filesystem::remove(each, ignored);
    return made;
}

std::expected<std::string, std::string> png_of(std::string_view svg, const std::filesystem::path& scratch) {
    const auto file = scratch / "picture.png";
    if (const auto written = write_png(svg, file); !written) return std::unexpected(written.error());
    auto bytes = read_text(file, longest_png);
    std::error_code ignored;
    std::filesystem::remove(file, ignored);
    return bytes;
}

}  // namespace bot::program

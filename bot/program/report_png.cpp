#include "program/report_png.hpp"

#include "program/write_file.hpp"

#include <cerrno>
#include <fmt/format.h>
#include <optional>
#include <spawn.h>
#include <sys/wait.h>
#include <vector>

extern char** environ;  // NOLINT: POSIX, for posix_spawnp

namespace bot::program {

namespace {

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

}  // namespace

std::expected<void, std::string> write_png(std::string_view svg, const std::filesystem::path& file) {
    const std::filesystem::path drawing = file.string() + ".svg.tmp";
    if (auto written = write_file(drawing, svg); !written) return written;
    const auto code = run({"rsvg-convert", "--format", "png", "--output", file.string(), "--", drawing.string()});
    std::error_code ignored;
    std::filesystem::remove(drawing, ignored);
    if (!code || code == 127) return std::unexpected("A PNG takes rsvg-convert: install librsvg2-bin, or write --svg.");
    if (*code != 0)
        return std::unexpected(fmt::format("rsvg-convert ended with code {} and made no {}.", *code, file.string()));
    return {};
}

}  // namespace bot::program

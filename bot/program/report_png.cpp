#include "program/report_png.hpp"

#include "program/text_file.hpp"
#include "program/write_file.hpp"

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <fmt/format.h>
#include <fstream>
#include <optional>
#include <poll.h>
#include <spawn.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

extern char** environ;  // NOLINT: POSIX, for posix_spawnp

namespace bot::program {

namespace {

constexpr std::size_t longest_png = 32 << 20;

enum class no_end : std::uint8_t { not_started, too_slow };

/// In a group of its own, so that what it starts can be ended with it; nothing where it could not be started.
std::optional<pid_t> start(std::vector<std::string> words) {
    std::vector<char*> arguments;
    for (auto& each : words) arguments.push_back(each.data());
    arguments.push_back(nullptr);
    posix_spawnattr_t how;
    posix_spawnattr_init(&how);
    posix_spawnattr_setflags(&how, POSIX_SPAWN_SETPGROUP);
    posix_spawnattr_setpgroup(&how, 0);
    pid_t child = 0;
    const auto failed = posix_spawnp(&child, arguments.front(), nullptr, &how, arguments.data(), environ);
    posix_spawnattr_destroy(&how);
    return failed == 0 ? std::optional(child) : std::nullopt;
}

/// Whether it has ended within the limit. Where the kernel does not let us watch it, it counts as too slow.
bool ends_within(std::chrono::milliseconds limit, pid_t child) {
    const auto watched = static_cast<int>(syscall(SYS_pidfd_open, child, 0));
    if (watched < 0) return false;
    const auto until = std::chrono::steady_clock::now() + limit;
    pollfd ended{watched, POLLIN, 0};
    int found = -1;
    do {
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(until - std::chrono::steady_clock::now());
        found = poll(&ended, 1, static_cast<int>(std::max<std::int64_t>(0, left.count())));
    } while (found < 0 && errno == EINTR);
    close(watched);
    return found > 0;
}

/// The exit code of the program; -1 where a signal ended it.
std::expected<int, no_end> run(std::vector<std::string> words, std::chrono::milliseconds limit) {
    const auto child = start(std::move(words));
    if (!child) return std::unexpected(no_end::not_started);
    const bool in_time = ends_within(limit, *child);
    if (!in_time) kill(-*child, SIGKILL);
    int state = 0;
    while (waitpid(*child, &state, 0) < 0 && errno == EINTR) {}
    if (!in_time) return std::unexpected(no_end::too_slow);
    return WIFEXITED(state) ? WEXITSTATUS(state) : -1;
}

bool is_png(const std::filesystem::path& file) {
    constexpr std::string_view signature = "\x89PNG\r\n\x1a\n";
    std::string begin(signature.size(), '\0');
    std::ifstream from(file, std::ios::binary);
    return from.read(begin.data(), static_cast<std::streamsize>(begin.size())) && begin == signature;
}

std::expected<void, std::string> paint(
    const std::filesystem::path& drawing, const std::filesystem::path& painting, std::chrono::milliseconds limit) {
    const auto code =
        run({"rsvg-convert", "--format", "png", "--output", painting.string(), "--", drawing.string()}, limit);
    if (!code && code.error() == no_end::too_slow)
        return std::unexpected(fmt::format("rsvg-convert did not end within {} s and was killed: there is no PNG.",
            std::chrono::duration<double>(limit).count()));
    if (!code || *code == 127)
        return std::unexpected("A PNG takes rsvg-convert: install librsvg2-bin, or write --svg.");
    if (*code != 0) return std::unexpected(fmt::format("rsvg-convert failed (code {}): there is no PNG.", *code));
    if (!is_png(painting)) return std::unexpected("rsvg-convert ended well and made no PNG.");
    return {};
}

}  // namespace

std::expected<void, std::string> write_png(
    std::string_view svg, const std::filesystem::path& file, std::chrono::milliseconds limit) {
    const std::filesystem::path drawing = file.string() + ".svg.tmp", painting = file.string() + ".png.tmp";
    auto made = write_file(drawing, svg);
    if (made) made = paint(drawing, painting, limit);
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

#include "program/config_file.hpp"

#include "program/text_file.hpp"

#include <cstdio>
#include <fmt/format.h>

namespace bot::program {

namespace {

constexpr std::size_t longest_config = 1 << 20;

}  // namespace

std::optional<config> read_config_file(const std::filesystem::path& file) {
    const auto text = read_text(file, longest_config);
    if (!text) {
        fmt::print(stderr, "{}: {}\n", file.string(), text.error());
        return std::nullopt;
    }
    auto read = read_config(*text, file.parent_path());
    if (read) return std::move(*read);
    for (const auto& each : read.error())
        fmt::print(stderr, "{}:{}:{}: {}\n", file.string(), each.line, each.column, each.what);
    return std::nullopt;
}

}  // namespace bot::program

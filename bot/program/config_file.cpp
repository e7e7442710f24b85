#include "program/config_file.hpp"

#include "program/text_file.hpp"

#include <cstdio>
#include <fmt/format.h>

namespace bot::program {

namespace {

constexpr std::size_t longest_config = 256 * 1024;

}  // namespace

std::expected<config, std::vector<std::string>> config_in(const std::filesystem::path& file) {
    const auto text = read_text(file, longest_config);
    if (!text) return std::unexpected(std::vector{fmt::format("{}: {}", file.string(), text.error())});
    auto read = read_config(*text, file.parent_path());
    if (read) return std::move(*read);
    std::vector<std::string> faults;
    for (const auto& each : read.error())
        faults.push_back(fmt::format("{}:{}:{}: {}", file.string(), each.line, each.column, each.what));
    return std::unexpected(std::move(faults));
}

std::optional<config> read_config_file(const std::filesystem::path& file) {
    auto read = config_in(file);
    if (read) return std::move(*read);
    for (const auto& each : read.error()) fmt::print(stderr, "{}\n", each);
    return std::nullopt;
}

}  // namespace bot::program

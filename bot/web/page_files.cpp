#include "web/page_files.hpp"

#include <array>
#include <fmt/format.h>
#include <fstream>
#include <sstream>

namespace bot::web {

namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 5> types{{
    {".html", "text/html; charset=utf-8"},
    {".css", "text/css; charset=utf-8"},
    {".js", "text/javascript; charset=utf-8"},
    {".svg", "image/svg+xml"},
    {".png", "image/png"},
}};

std::string_view type_of(const std::filesystem::path& file) {
    for (const auto& [ending, type] : types)
        if (file.extension() == ending) return type;
    return {};
}

/// FNV-1a: tells one version of a file from another; it guards nothing.
std::string mark_of(std::string_view bytes) {
    std::uint64_t sum = 14695981039346656037ULL;
    for (const auto each : bytes) sum = (sum ^ static_cast<unsigned char>(each)) * 1099511628211ULL;
    return fmt::format("\"{:016x}\"", sum);
}

std::string contents(const std::filesystem::path& file) {
    std::ifstream from(file, std::ios::binary);
    std::ostringstream all;
    all << from.rdbuf();
    if (!from) throw page_files_missing(fmt::format("The page file {} can not be read.", file.string()));
    return all.str();
}

}  // namespace

page_files::page_files(const std::vector<std::filesystem::path>& directories, const std::string& front) {
    for (const auto& each : directories) read(each);
    const auto found = by_path_.find("/" + front);
    if (found == by_path_.end())
        throw page_files_missing(fmt::format(
            "The pages are not in {}: there is no {}.", directories.empty() ? "" : directories.back().string(), front));
    by_path_["/"] = found->second;
}

void page_files::read(const std::filesystem::path& directory) {
    std::error_code missing;
    for (const auto& each : std::filesystem::directory_iterator(directory, missing)) {
        const auto type = type_of(each.path());
        if (type.empty() || !each.is_regular_file()) continue;
        auto bytes = contents(each.path());
        auto mark = mark_of(bytes);
        by_path_["/" + each.path().filename().string()] = {std::string(type), std::move(mark), std::move(bytes)};
    }
}

std::optional<wire::http_response> page_files::answer(std::string_view path, const wire::http_request& asked) const {
    const auto found = by_path_.find(path);
    if (found == by_path_.end()) return std::nullopt;
    const auto& [type, mark, bytes] = found->second;
    wire::http_response made{200, {{"ETag", mark}, {"Cache-Control", "no-cache"}}, {}};
    if (asked.headers["If-None-Match"] == mark) {
        made.status = 304;
        return made;
    }
    made.headers.add("Content-Type", type);
    made.body = bytes;
    return made;
}

}  // namespace bot::web

#include "program/paths.hpp"

#include <algorithm>
#include <cstdlib>

namespace bot::program {

namespace {

using std::filesystem::path;

bool is_beneath(const path& file, const path& directory) {
    if (directory.empty()) return false;
    const auto [end, rest] = std::mismatch(directory.begin(), directory.end(), file.begin(), file.end());
    return end == directory.end() && rest != file.end();
}

shipped installed_in(const path& data) { return {data / "messages", data / "days", data / "pages"}; }

const shipped& ours() {
    static const auto found = [] {
        std::error_code unknown;
        const auto* named = std::getenv("CHAOSDAY_DATA");
        return find_shipped({std::filesystem::read_symlink("/proc/self/exe", unknown), named ? named : "",
            CHAOSDAY_BUILD_TREE, CHAOSDAY_SOURCE_TREE, CHAOSDAY_DATA_FROM_BIN});
    }();
    return found;
}

}  // namespace

shipped find_shipped(const whereabouts& here) {
    if (!here.override.empty()) return installed_in(here.override);
    if (is_beneath(here.program, here.build))
        return {here.source / "config/messages", here.source / "config/days", here.source / "bot/web/pages"};
    return installed_in((here.program.parent_path() / here.from_bin).lexically_normal());
}

path messages_directory() { return ours().messages; }
path plans_directory() { return ours().plans; }
path pages_directory() { return ours().pages; }

}  // namespace bot::program

// A text that was read and found right once, kept in a file: from then on it must stay as it is. To approve what a
// test makes now, run it with CHAOSDAY_APPROVE=1 and read the difference in git.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

namespace tests {

/// The approved text; with CHAOSDAY_APPROVE set, the text made now becomes it.
inline std::string approved(const std::string& name, const std::string& made) {
    const auto file = std::filesystem::path(CHAOSDAY_SOURCE_DIR) / "tests" / "record" / "approved" / name;
    if (std::getenv("CHAOSDAY_APPROVE")) {
        std::filesystem::create_directories(file.parent_path());
        std::ofstream(file, std::ios::binary) << made;
    }
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace tests

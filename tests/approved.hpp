// A text that was read and found right once, kept in tests/ROOM/approved: from then on it must stay as it is. To
// approve what a test makes now, run it with CHAOSDAY_APPROVE=1 and read the difference in git.
#pragma once

#include "text_of_file.hpp"

#include <algorithm>
#include <cstdlib>
#include <doctest/doctest.h>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

namespace tests {

/// The approved text; with CHAOSDAY_APPROVE set, the text made now becomes it. `name` is ROOM/FILE.
inline std::string approved(const std::string& name, const std::string& made) {
    const auto at = name.find('/');
    const auto file =
        std::filesystem::path(CHAOSDAY_SOURCE_DIR "/tests") / name.substr(0, at) / "approved" / name.substr(at + 1);
    if (std::getenv("CHAOSDAY_APPROVE")) {
        std::filesystem::create_directories(file.parent_path());
        std::ofstream(file, std::ios::binary) << made;
    }
    return text_of_file(file);
}

inline std::vector<std::string> lines_in(const std::string& text) {
    std::istringstream all(text);
    std::vector<std::string> lines;
    for (std::string one; std::getline(all, one);) lines.push_back(one);
    return lines;
}

/// Fails at the first line that is another one.
inline void check_approved(const std::string& name, const std::string& made) {
    const auto before = lines_in(approved(name, made)), now = lines_in(made);
    for (std::size_t at = 0; at < std::max(before.size(), now.size()); ++at) {
        CAPTURE(name);
        CAPTURE(at + 1);
        const std::string was = at < before.size() ? before[at] : "(no such line)";
        const std::string is = at < now.size() ? now[at] : "(no such line)";
        REQUIRE(is == was);
    }
}

}  // namespace tests

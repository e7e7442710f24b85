// Approved texts: what the bot says, as it was read and found good. APPROVE=1 in the environment writes the new text
// instead of comparing; git shows then what changed.
#pragma once

#include <algorithm>
#include <cstdlib>
#include <doctest/doctest.h>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

namespace bot::speech {

inline std::string file_text(const std::string& path) {
    std::ifstream file(path);
    std::ostringstream all;
    all << file.rdbuf();
    return all.str();
}

inline std::vector<std::string> lines_in(const std::string& text) {
    std::istringstream all(text);
    std::vector<std::string> lines;
    for (std::string one; std::getline(all, one);) lines.push_back(one);
    return lines;
}

inline void check_approved(const std::string& name, const std::string& said) {
    const auto path = std::string(CHAOSDAY_SOURCE_DIR) + "/tests/speech_out/approved/" + name + ".txt";
    if (std::getenv("APPROVE") != nullptr) {
        std::ofstream(path) << said;
        return;
    }
    const auto approved = lines_in(file_text(path)), now = lines_in(said);
    for (std::size_t at = 0; at < std::max(approved.size(), now.size()); ++at) {
        CAPTURE(name);
        CAPTURE(at + 1);
        const auto before = at < approved.size() ? approved[at] : "(no such line)";
        const auto after = at < now.size() ? now[at] : "(no such line)";
        REQUIRE(after == before);
    }
}

}  // namespace bot::speech

// The table of facts (FACTS.md) names tests that are there.
#include "text_of_file.hpp"

#include <algorithm>
#include <doctest/doctest.h>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

namespace {

const std::filesystem::path here = CHAOSDAY_SOURCE_DIR "/tests/mattermost";

/// Names as the compiler reads them: a literal that goes on in the next line is one.
std::string all_names() {
    std::string all;
    for (const auto& each : std::filesystem::directory_iterator(here)) {
        if (each.path().extension() != ".cpp") continue;
        auto text = tests::text_of_file(each.path());
        for (auto at = text.find("\"\n"); at != std::string::npos; at = text.find("\"\n", at)) {
            const auto next = text.find_first_not_of(" \n", at + 1);
            if (next != std::string::npos && text[next] == '"')
                text.erase(at, next - at + 1);
            else
                ++at;
        }
        for (auto at = text.find("\\\""); at != std::string::npos; at = text.find("\\\"", at)) text.erase(at, 1);
        all += text;
    }
    return all;
}

struct row {
    std::string fact, test;
};

std::vector<row> rows() {
    std::vector<row> all;
    std::istringstream table(tests::text_of_file(here / "FACTS.md"));
    for (std::string line; std::getline(table, line);) {
        const auto bar = line.find(" | ");
        if (!line.starts_with("| ") || bar == std::string::npos || !line.ends_with(" |")) continue;
        all.push_back({line.substr(2, bar - 2), line.substr(bar + 3, line.size() - bar - 5)});
    }
    all.erase(all.begin(), all.begin() + 2);  // the head
    return all;
}

}  // namespace

TEST_CASE("each fact of the table is held by a test that is there") {
    const auto names = all_names();
    const auto table = rows();
    CHECK(table.size() > 60);
    for (const auto& each : table) {
        CAPTURE(each.fact);
        CHECK_MESSAGE(names.find(each.test + "\") {") != std::string::npos, each.test);
    }
}

TEST_CASE("each section of the facts, from 1 to 8, has its lines in the table") {
    const auto table = rows();
    for (const char section : std::string("12345678")) {
        CAPTURE(section);
        CHECK(std::ranges::any_of(table, [&](const row& each) { return each.fact.front() == section; }));
    }
}

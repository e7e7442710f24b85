// Every check of the Slack facts, C1 to C108, has a test whose name carries its number, and checks.md says where.
#include "text_of_file.hpp"

#include <doctest/doctest.h>
#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <sstream>
#include <string>

namespace {

constexpr int last_check = 108;
const std::filesystem::path here = std::filesystem::path(CHAOSDAY_SOURCE_DIR) / "tests/slack";

/// The files in which tests carry a number at the front of their names, by number.
std::map<int, std::set<std::string>> checks_in_tests() {
    const std::regex named("TEST_CASE(?:_FIXTURE)?\\(\\s*(?:[a-z_]+,\\s*)?\"((?:C[0-9]+ )+)"), number("[0-9]+");
    std::map<int, std::set<std::string>> found;
    for (const auto& each : std::filesystem::directory_iterator(here)) {
        if (each.path().extension() != ".cpp") continue;
        const auto text = tests::text_of_file(each.path());
        for (std::sregex_iterator it(text.begin(), text.end(), named), end; it != end; ++it) {
            const auto numbers = (*it)[1].str();
            for (std::sregex_iterator one(numbers.begin(), numbers.end(), number); one != end; ++one)
                found[std::stoi(one->str())].insert(each.path().filename());
        }
    }
    return found;
}

}  // namespace

TEST_CASE("every check from C1 to C108 has a test that carries its number") {
    const auto found = checks_in_tests();
    for (int number = 1; number <= last_check; ++number) CHECK_MESSAGE(found.contains(number), "C" << number);
    CHECK(found.rbegin()->first == last_check);
}

TEST_CASE("the table of checks names each of them once, with the files that its tests are in") {
    const auto table = tests::text_of_file(here / "checks.md");
    const std::regex row("\\n\\| C([0-9]+) \\| [^|\\n]+ \\| ([^|\\n]+) \\|"), file("[a-z_]+_test\\.cpp");
    const auto found = checks_in_tests();
    int expected = 1;
    for (std::sregex_iterator it(table.begin(), table.end(), row), end; it != end; ++it, ++expected) {
        const int number = std::stoi((*it)[1].str());
        CHECK(number == expected);
        const auto named = (*it)[2].str();
        std::set<std::string> files;
        for (std::sregex_iterator one(named.begin(), named.end(), file); one != end; ++one) files.insert(one->str());
        CHECK_MESSAGE(files == found.at(number), "C" << number);
    }
    CHECK(expected == last_check + 1);
}

// A short text that is kept over restarts, and told of once where it can not be.
#include "program/kept_text.hpp"

#include "program/directory.hpp"

#include <doctest/doctest.h>
#include <vector>

using namespace bot::program;

TEST_CASE("what is kept is there for the next one; what can not be kept is told once, until it can be again") {
    const directory where;
    const auto file = where / "record" / "heard.json";
    std::vector<std::string> told;
    const auto tell = [&](bot::crew::severity, const std::string& text) { told.push_back(text); };
    kept_text kept(file, "much is lost", tell);
    CHECK(kept.read() == std::nullopt);
    CHECK(told.empty());
    kept.write("one");  // there is no such directory
    kept.write("two");
    REQUIRE(told.size() == 1);
    CHECK(told[0].starts_with("much is lost: "));
    std::filesystem::create_directories(file.parent_path());
    kept.write("three");
    CHECK(kept_text(file, "", tell).read() == "three");
    std::filesystem::remove_all(file.parent_path());
    kept.write("four");
    CHECK(told.size() == 2);
}

TEST_CASE("what was kept and can not be read is told, and is not taken for nothing") {
    const directory where;
    std::vector<std::string> told;
    const auto tell = [&](bot::crew::severity, const std::string& text) { told.push_back(text); };
    CHECK(kept_text(where.write("empty", ""), "", tell).read() == "");
    CHECK(told.empty());
    CHECK(kept_text(where.write("long", std::string(1 << 20, 'x')), "", tell).read() == "");
    std::filesystem::create_directory(where / "directory");
    CHECK(kept_text(where / "directory", "", tell).read() == "");
    REQUIRE(told.size() == 2);
    CHECK(told[0] == (where / "long").string() + ": the file is too long: at most 256 KiB fit.");
}

#include "program/shelf.hpp"

#include "program/directory.hpp"

#include <doctest/doctest.h>

using namespace bot::program;

namespace {

struct plans {
    directory root;
    plan_shelf shelf{root / "plans"};

    plans() {
        root.write("secret.toml", "tokens");
        root.write("plans/autumn.toml", "name = \"Autumn\"");
        root.write("plans/spring.v2.toml", "name = \"Spring\"");
        root.write("plans/notes.txt", "private");
        root.write("plans/.hidden.toml", "private");
        root.write("plans/deep/inner.toml", "inner");
    }
    std::string refused(std::string_view name) {
        CAPTURE(name);
        const auto read = shelf.read(name);
        REQUIRE_FALSE(read.has_value());
        return read.error();
    }
};

}  // namespace

TEST_CASE_FIXTURE(plans, "a plan is had by its name, with or without its ending") {
    CHECK(shelf.read("autumn").value() == "name = \"Autumn\"");
    CHECK(shelf.read("autumn.toml").value() == "name = \"Autumn\"");
    CHECK(shelf.read("spring.v2").value() == "name = \"Spring\"");
}

TEST_CASE_FIXTURE(plans, "nothing outside of the directory, and no other kind of file, can be had") {
    using namespace std::string_literals;
    for (const auto& each : {"../secret"s, "../secret.toml"s, "deep/inner"s, "/etc/passwd"s, "..\\secret"s, "."s, ".."s,
             ""s, ".hidden"s, "autumn.toml\0"s, "autumn\n"s, "aut umn"s, "%2e%2e/secret"s, "notes.txt"s, "deep"s,
             std::string(500, 'a')}) {
        const auto why = refused(each);
        CHECK(why.find("There are: autumn, spring.v2.") != std::string::npos);
    }
    CHECK(refused("winter").starts_with("There is no plan file \"winter\"."));
}

TEST_CASE_FIXTURE(plans, "a file that is too long is refused") {
    root.write("plans/long.toml", std::string(1024 * 1024 + 1, '#'));
    CHECK(refused("long").find("at most 1024 KiB") != std::string::npos);
    root.write("plans/long.toml", std::string(1024 * 1024, '#'));
    CHECK(shelf.read("long").has_value());
}

TEST_CASE("an empty or absent directory is told as what it is") {
    const directory here;
    CHECK(plan_shelf(here).read("x").error().find("no plan files here yet") != std::string::npos);
    CHECK(plan_shelf(here / "none").read("x").error().find("no plan files here yet") != std::string::npos);
}

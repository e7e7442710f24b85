#include "program/paths.hpp"

#include <doctest/doctest.h>

using namespace bot::program;

TEST_CASE("an installed program finds what is shipped beside itself") {
    const auto found = find_shipped({"/opt/chaos/bin/chaosday", "", "/home/a/build", "/home/a", "../share/chaosday"});
    CHECK(found == shipped{"/opt/chaos/share/chaosday/messages", "/opt/chaos/share/chaosday/days",
                       "/opt/chaos/share/chaosday/pages"});
}

TEST_CASE("a program that was just built finds the source tree") {
    const shipped source{"/home/a/config/messages", "/home/a/config/days", "/home/a/bot/web/pages"};
    CHECK(find_shipped({"/home/a/build/dev/chaosday", "", "/home/a/build/dev", "/home/a", "../share/x"}) == source);
    CHECK(find_shipped({"/home/a/build/dev/tests/t", "", "/home/a/build/dev", "/home/a", "../share/x"}) == source);
    // A neighbour whose name only begins alike is not beneath it.
    CHECK(find_shipped({"/home/a/build/dev2/bin/chaosday", "", "/home/a/build/dev", "/home/a", "../s"}) ==
          shipped{"/home/a/build/dev2/s/messages", "/home/a/build/dev2/s/days", "/home/a/build/dev2/s/pages"});
}

TEST_CASE("CHAOSDAY_DATA goes before both") {
    CHECK(find_shipped({"/home/a/build/chaosday", "/srv/data", "/home/a/build", "/home/a", "../share/chaosday"}) ==
          shipped{"/srv/data/messages", "/srv/data/days", "/srv/data/pages"});
}

TEST_CASE("this test runs from a build, so the files of the source tree are there") {
    CHECK(std::filesystem::exists(messages_directory() / "kickoff.md"));
    CHECK(std::filesystem::exists(plans_directory() / "single-day.toml"));
    CHECK(std::filesystem::exists(pages_directory() / "board.html"));
    CHECK(std::filesystem::exists(pages_directory() / "room" / "room.html"));
}

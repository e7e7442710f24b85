#include "program/messages.hpp"

#include "program/directory.hpp"

#include <doctest/doctest.h>

using namespace bot::program;

namespace {

const auto shipped_ones = in_source("config/messages");

}  // namespace

TEST_CASE("the shipped templates can be used") { CHECK(shipped_messages().has_value()); }

TEST_CASE("a directory of one's own needs only what differs") {
    const directory own;
    own.write("neutral-reminder.md", "It still goes on in {{environment}}: tell {{channel}}.");
    own.write("README.txt", "not a template: {{nobody}}");
    CHECK(read_messages(shipped_ones, own).has_value());

    own.write("neutral-reminder.md", "{{nobody}}");
    const auto wrong = read_messages(shipped_ones, own);
    REQUIRE_FALSE(wrong.has_value());
    CHECK(wrong.error().front().file.find("neutral-reminder") != std::string::npos);
}

TEST_CASE("a file that is no kind, one that is too long and a directory that is not there are faults") {
    const directory own;
    own.write("kick-off.md", "Hello");
    CHECK_FALSE(read_messages(shipped_ones, own).has_value());

    const directory other;
    other.write("kickoff.md", std::string(64 * 1024 + 1, 'a'));
    CHECK_FALSE(read_messages(shipped_ones, other).has_value());

    const auto nowhere = read_messages(shipped_ones, own / "nowhere");
    REQUIRE_FALSE(nowhere.has_value());
    CHECK(nowhere.error().front().what.find("can not be read") != std::string::npos);
}

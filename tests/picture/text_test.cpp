// Text in a picture: estimates, cuts and breaks.
#include "picture/text.hpp"

#include <doctest/doctest.h>

using namespace bot::picture;

TEST_CASE("picture text: a wide letter is wider than a narrow one, whatever the script") {
    CHECK(width_of("m", 12) > width_of("i", 12));
    CHECK(width_of("故障", 12) > width_of("ab", 12));
    CHECK(width_of("", 12) == 0);
    CHECK(width_of("ab", 24) == doctest::Approx(2 * width_of("ab", 12)));
}

TEST_CASE("picture text: what fits stays, what does not ends in an ellipsis, and no character is cut in two") {
    CHECK(fitted("orders", 12, 200) == "orders");
    const auto cut = fitted("ünïcödé ünïcödé ünïcödé", 12, 60);
    CHECK(cut.ends_with("…"));
    CHECK(width_of(cut, 12) <= 60);
    CHECK(fitted("orders hang", 12, 3).empty());
    for (double width = 0; width < 100; ++width) {
        const auto some = fitted("故障ü🙂a", 12, width);
        CHECK((some.empty() || (static_cast<unsigned char>(some[0]) & 0xC0) != 0x80));
        CHECK(width_of(some, 12) <= width);
    }
}

TEST_CASE("picture text: lines break at blanks and where it was broken, and tell that there is more") {
    CHECK(broken("one two", 12, 500, 4) == std::vector<std::string>{"one two"});
    CHECK(broken("one\ntwo", 12, 500, 4) == std::vector<std::string>{"one", "two"});
    const auto lines = broken("one two three four five six", 12, 60, 2);
    REQUIRE(lines.size() == 2);
    CHECK(lines.back().ends_with("…"));
    for (const auto& each : lines) CHECK(width_of(each, 12) <= 60);
    const auto long_word = broken(std::string(100, 'm') + " end", 12, 60, 3);
    CHECK(long_word.front().ends_with("…"));
    CHECK(long_word.back() == "end");
    CHECK(broken("", 12, 60, 3).empty());
}

TEST_CASE("picture text: nothing that was typed becomes markup, and nothing that XML forbids is left") {
    CHECK(xml("<script>&\"'") == "&lt;script&gt;&amp;&quot;&#39;");
    CHECK(xml(std::string("a\x01"
                          "b\n\tc\x1b",
              7)) == "ab\n\tc");
    CHECK(xml("a\uFFFEb\uFFFFc\uFDD0d\U0001FFFEe") == "abcde");
    CHECK(xml("a\xC3<\xED\xA0\x80\xFF") == "a&lt;");
    CHECK(xml("\uFFFD故障🙂") == "\uFFFD故障🙂");
}

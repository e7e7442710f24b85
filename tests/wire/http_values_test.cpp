#include "wire/http.hpp"

#include <doctest/doctest.h>

using bot::wire::header_list;

TEST_CASE("headers are found without regard to case, the first of a name first") {
    header_list all{{"Retry-After", "3"}, {"Set-Cookie", "a"}, {"set-cookie", "b"}};
    CHECK(all.find("retry-after") == "3");
    CHECK(all["SET-COOKIE"] == "a");
    CHECK_FALSE(all.find("Retry"));
    CHECK(all["Retry"].empty());
    all.set("Set-Cookie", "c");
    CHECK(all == header_list{{"Retry-After", "3"}, {"Set-Cookie", "c"}});
    all.add("X", "1");
    CHECK(all.size() == 3);
}

TEST_CASE("a header that could break out of its line is not clean") {
    CHECK(header_list{{"X-Name", "any \xc3\xa4 text; with=signs"}}.is_clean());
    CHECK(header_list{{"X", ""}}.is_clean());
    CHECK_FALSE(header_list{{"X", "a\r\nY: b"}}.is_clean());
    CHECK_FALSE(header_list{{"X", "a\nb"}}.is_clean());
    CHECK_FALSE(header_list{{"X", std::string("a\0b", 3)}}.is_clean());
    CHECK_FALSE(header_list{{"X Y", "a"}}.is_clean());
    CHECK_FALSE(header_list{{"", "a"}}.is_clean());
    CHECK_FALSE(header_list{{"X:", "a"}}.is_clean());
}

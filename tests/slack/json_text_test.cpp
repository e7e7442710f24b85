// JSON as it leaves for Slack reads as the library's own does, and is valid whatever was typed.
#include "chat/json_text.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

using bot::chat::json_text;
using nlohmann::json;

TEST_CASE("JSON text reads back as what it was made of") {
    json all = json::object();
    all["empty"] = json::array({json::object(), json::array(), "", nullptr});
    all["numbers"] = json::array({0, -1, 18446744073709551615U, 1.5, true, false});
    all["quotes \" and \\ in a name"] = "\"\\/\b\f\n\r\t\x01\x1f\x7f";
    all["letters"] = "ü € 🔥 “quoted” …\u2028";
    CHECK(json::parse(json_text(all)) == all);
    for (int byte = 1; byte < 128; ++byte) {
        const json one = std::string("a") + static_cast<char>(byte) + "b";
        CHECK(json::parse(json_text(one)) == one);
    }
}

TEST_CASE("Bytes that are no UTF-8 are replaced, and what stands around them stays") {
    for (const std::string broken : {"\xff", "\xc3", "\xe2\x82", "\xed\xa0\x80", "\xc0\xaf", "\xf5\x80\x80\x80"}) {
        const auto text = json::parse(json_text(json("a" + broken + "b€"))).get<std::string>();
        CHECK(text.starts_with("a\uFFFD"));
        CHECK(text.ends_with("b€"));
    }
}

// JSON as it leaves for Slack reads as the library's own does, and is valid whatever was typed.
#include "chat/json_text.hpp"

#include "chat/json_writer.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

using bot::chat::json_text;
using bot::chat::json_writer;
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

TEST_CASE("What is written from left to right is what the library makes of the same") {
    json_writer it;
    it.open_object().member("type", "list").name("empty").open_list().close_list();
    it.name("each")
        .open_list()
        .number(-7)
        .number(0)
        .flag(true)
        .text("")
        .json(R"({"a":1})")
        .open_object()
        .close_object();
    it.close_list().member("last", false).close_object();
    const auto text = it.take();
    CHECK(text == R"({"type":"list","empty":[],"each":[-7,0,true,"",{"a":1},{}],"last":false})");
    CHECK(json::parse(text).at("each").size() == 6);
}

TEST_CASE("A text that is written is read back, or as the library would have replaced what is no UTF-8 in it") {
    const auto written = [](const std::string& text) { return json::parse(json_writer().text(text).take()); };
    for (int byte = 0; byte < 128; ++byte) {
        const auto text = std::string("a") + static_cast<char>(byte) + "\"\\ü€🔥{[:,\u2028";
        CHECK(written(text) == text);
    }
    for (const std::string broken : {"\xff", "\xc3", "\xe2\x82", "\xed\xa0\x80", "\xc0\xaf", "\xf5\x80\x80\x80"}) {
        const auto text = written("a" + broken + "b€").get<std::string>();
        CHECK(text.starts_with("a\uFFFD"));
        CHECK(text.ends_with("b€"));
    }
}

// What a stranger sends as JSON: what of it is read, what is refused as a whole, and what is said of a member of a
// wrong type.
#include "chat/fields.hpp"

#include <doctest/doctest.h>

using namespace bot::chat;

namespace {

std::string refused(std::string_view text) {
    const auto it = parse_bounded(text);
    REQUIRE_FALSE(it.has_value());
    return it.error();
}

document read(std::string_view text) {
    const auto it = parse_bounded(text);
    CAPTURE(text.substr(0, 100));
    REQUIRE(it.has_value());
    return *it;
}

std::string text_in(std::string_view json) {
    std::string fault;
    const auto it = read(json);
    auto text = fields(it, fault).text("a");
    CHECK(fault.empty());
    return text;
}

std::string nested(std::size_t deep) { return std::string(deep, '[') + std::string(deep, ']'); }

}  // namespace

TEST_CASE("JSON may be nested a hundred times, and not once more") {
    read(nested(100));
    CHECK(refused(nested(101)) == "nested deeper than 100");
    CHECK(refused(nested(100'000)) == "nested deeper than 100");
    std::string objects = "1";
    for (int depth = 0; depth < 100; ++depth) objects = "{\"a\":" + objects + "}";
    read(objects);
    CHECK(refused("{\"a\":" + objects + "}") == "nested deeper than 100");
    read(R"({"a":")" + std::string(500, '[') + R"("})");
    read("[" + std::string(R"({"a":[]},)", 9) + nested(99) + ",[],{}]");
}

TEST_CASE("four MiB are read, and not one byte more") {
    const std::string most(json_bytes_max - 2, 'x');
    CHECK(text_in("{\"a\":\"" + most.substr(6) + "\"}").size() == json_bytes_max - 8);
    CHECK(refused("\"" + most + "x\"") == "longer than 4 MiB");
}

TEST_CASE("a number that is too large is refused; one that is no whole number of ours is a fault where it is read") {
    for (const auto* number : {"1e999", "-1e999", "1e99999999999", "[[1,1e400]]", R"({"b":{"c":1e999}})"})
        CHECK(refused("{\"a\":" + std::string(number) + "}") == "a number in it is too large");
    const auto all = read(R"({"most":9223372036854775807,"least":-9223372036854775808,"more":9223372036854775808,
        "much more":123456789012345678901234567890,"part":1.5,"tiny":1e-999})");
    std::string fault;
    const fields in(all, fault);
    CHECK(in.number("most") == INT64_MAX);
    CHECK(in.number("least") == INT64_MIN);
    CHECK(fault.empty());
    for (const auto* name : {"more", "much more", "part", "tiny"}) {
        fault.clear();
        CHECK_FALSE(in.number(name).has_value());
        CHECK(fault == std::string(name) + " is no whole number");
    }
}

TEST_CASE("what is no UTF-8 is refused, and so is half of a surrogate pair") {
    for (const auto* bytes : {"\xff", "\x80", "\xc3", "\xc0\xaf", "\xed\xa0\x80", "\xf5\x80\x80\x80", "\xe2\x82"})
        CHECK(refused("{\"a\":\"" + std::string(bytes) + "\"}").starts_with("not JSON at byte "));
    for (const auto* escape : {R"(\ud800)", R"(\udc00)", R"(\ud800\ud800)", R"(\ud800x)", R"(\ud83d\n)"})
        CHECK(refused("{\"a\":\"" + std::string(escape) + "\"}").starts_with("not JSON at byte "));
    CHECK(text_in(R"({"a":"\ud83d\udd25 \u00e9"})") == "🔥 é");
}

TEST_CASE("a NUL that is written out is a character; one that stands there is none of JSON") {
    using namespace std::string_literals;
    CHECK(text_in(R"({"a":"x\u0000y"})") == "x\0y"s);
    CHECK(refused("{\"a\":\"x\0y\"}"s) == "not JSON at byte 8");
    CHECK(refused("{\"a\":1}\0"s) == "not JSON at byte 8");
    CHECK(refused("\0"s) == "not JSON at byte 1");
}

TEST_CASE("what is no JSON is told with the place") {
    CHECK(refused("") == "not JSON at byte 1");
    CHECK(refused("{not json") == "not JSON at byte 2");
    CHECK(refused(R"({"type":)") == "not JSON at byte 9");
    CHECK(refused("{} {}") == "not JSON at byte 4");
    CHECK(refused("[1,]") == "not JSON at byte 4");
    CHECK(refused("// 1") == "not JSON at byte 1");
}

TEST_CASE("of a member that stands there twice the last counts") {
    CHECK(text_in(R"({"a":7,"b":[],"a":"last"})") == "last");
    std::string many = R"({"a":"first")";
    for (int n = 0; n < 100; ++n) many += ",\"" + std::to_string(n) + "\":" + std::to_string(n);
    CHECK(text_in(many + R"(,"a":"last"})") == "last");
}

TEST_CASE("a fault is the first member of a wrong type, with the way to it") {
    const auto fault_of = [](std::string_view json, const auto& reading) {
        std::string fault;
        const auto it = read(json);
        reading(fields(it, fault));
        return fault;
    };
    const auto deep = [](const fields& in) {
        in.object("a").each_of("list", [](const fields& each) { each.object("b").text("c"); });
    };
    CHECK(fault_of(R"({"a":{"list":[{"b":{"c":"text"}},{"b":{"c":7}},{"b":9}]}})", deep) == "a.list[].b.c is no text");
    CHECK(fault_of(R"({"a":{"list":[{},{"b":9},7,null]}})", deep) == "a.list[].b is no object");
    CHECK(fault_of(R"({"a":{"list":{}}})", deep) == "a.list is no list");
    CHECK(fault_of(R"({"a":[]})", deep) == "a is no object");
    for (const auto* nothing : {"{}", "null", "7", "[]", R"({"a":null})", R"({"a":{"list":null}})"})
        CHECK(fault_of(nothing, deep) == "");
    const auto texts = [](const fields& in) { in.each_text_of("a", [](std::string) {}); };
    CHECK(fault_of(R"({"a":["x",7]})", texts) == "a is no list of texts");
    const auto members = [](const fields& in) {
        in.each_member([](const std::string&, const fields& each) { each.flag("on"); });
    };
    CHECK(fault_of("{\"" + std::string(5'000, 'x') + R"(":{"on":7}})", members) ==
          std::string(50, 'x') + ".on is no boolean");
    const auto elements = [](const fields& in) { in.each([](const fields& each) { each.text("id"); }); };
    CHECK(fault_of(R"([{"id":"x"},{"id":[]}])", elements) == "[].id is no text");
    CHECK(fault_of(R"({"id":7})", elements) == "it is no list");
}

TEST_CASE("a document lives as long as one copy of it, and one of which nothing is known has no member") {
    std::string fault;
    document kept;
    CHECK_FALSE(kept.is_object());
    CHECK(fields(kept, fault).text("a").empty());
    CHECK(fields(kept, fault).count() == 0);
    CHECK(fields(kept, fault).as_json() == "null");
    {
        const auto first = read(R"({"a":")" + std::string(100'000, 'x') + R"(","list":[1,"two",null,{"b":true}]})");
        kept = first;
    }
    const fields in(kept, fault);
    CHECK(in.text("a").size() == 100'000);
    CHECK(in.object("list").as_json() == "null");
    CHECK(fault == "list is no object");
    CHECK(fields(read(R"([1,"two",null,{"b":true}])"), fault).as_json() == R"([1,"two",null,{"b":true}])");
    CHECK(fields(read("[1,2,3]"), fault).count() == 3);
}

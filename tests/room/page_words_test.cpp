// What pages may say, and what they may not.
#include "chat/room/page_words.hpp"

#include <doctest/doctest.h>

using namespace bot::chat::room;

namespace {

template <class T>
T heard(std::string_view bytes) {
    auto words = parse_page_words(bytes);
    REQUIRE_MESSAGE(words, bytes);
    if constexpr (std::is_constructible_v<page_request, T>) {
        REQUIRE(std::holds_alternative<page_request>(*words));
        return std::get<T>(std::get<page_request>(*words));
    } else {
        REQUIRE(std::holds_alternative<T>(*words));
        return std::get<T>(*words);
    }
}

}  // namespace

TEST_CASE("every word of the page is understood, and what is unknown in it is ignored") {
    const auto hello = heard<page_hello>(R"({"type":"hello","as":"ada","room":"r","since":12,"new":[]})");
    CHECK(hello.as == "ada");
    CHECK(hello.since == 12);
    CHECK(heard<page_say>(R"({"type":"say","id":"a-1","where":"incidents","text":"hé"})").text == "hé");
    CHECK(heard<page_press>(R"({"type":"press","id":"1","where":"x","words":"stop 3"})").words == "stop 3");
    const auto fill = heard<page_fill>(
        R"({"type":"fill","id":"1","where":"x","verb":"start","given":{"card":"3"},"values":{"why":"w"}})");
    CHECK(fill.given.at("card") == "3");
    CHECK(fill.values.at("why") == "w");
    CHECK_FALSE(heard<page_react>(R"({"type":"react","id":"1","where":"x","post":"2","with":"eyes","on":false})").on);
    CHECK(heard<page_keep>(R"({"type":"keep","id":"1","where":"x","post":"2"})").post == "2");
    CHECK(heard<page_remove>(R"({"type":"remove","id":"1","where":"x","post":"2"})").post == "2");
    CHECK(heard<page_join>(R"({"type":"join","id":"1","where":"incidents"})").where == "incidents");
    CHECK(heard<page_read>(R"({"type":"read","where":"x","post":"9"})").post == "9");
    CHECK(heard<page_complete>(R"({"type":"complete","where":"x"})").where == "x");
    CHECK(heard<page_clock>(R"({"type":"clock","change":"speed","speed":60})").speed == 60);
    for (const auto* change : {"pause", "resume", "jump"})
        CHECK(parse_page_words(R"({"type":"clock","change":")" + std::string(change) + "\"}"));
}

TEST_CASE("what a page of ours would not say is refused with a reason") {
    for (const std::string bytes : {"", "{", "[]", "null", "\"hello\"", R"({})", R"({"type":"dance"})", R"({"type":7})",
             R"({"type":"say","where":"x","text":"no id"})", R"({"type":"say","id":"a/b","text":"x"})",
             R"({"type":"say","id":"1","text":{"a":1}})", R"({"type":"hello","as":"ada","since":-1})",
             R"({"type":"hello","as":"ada","since":1e300})", R"({"type":"clock","change":"speed","speed":7})",
             R"({"type":"clock","change":"speed","speed":"60"})", R"({"type":"clock","change":"back"})",
             R"({"type":"react","id":"1","on":"yes"})", R"({"type":"fill","id":"1","given":[]})",
             R"({"type":"fill","id":"1","values":{"why":3}})", "{\"type\":\"say\",\"id\":\"1\",\"text\":\"\xff\"}"}) {
        CAPTURE(bytes);
        const auto words = parse_page_words(bytes);
        REQUIRE_FALSE(words);
        CHECK_FALSE(words.error().empty());
    }
}

TEST_CASE("size, depth, number of fields and names are bounded") {
    const auto say = [](std::size_t size) {
        return parse_page_words(R"({"type":"say","id":"1","text":")" + std::string(size, 'x') + "\"}");
    };
    CHECK(say(40'000 * 4));
    CHECK_FALSE(say(201 << 10));
    CHECK_FALSE(say(page_words_max));
    std::string deep = R"({"type":"say","id":"1","text":"x","more":)";
    for (int n = 0; n < 100'000; ++n) deep += '[';
    CHECK_FALSE(parse_page_words(deep));
    CHECK_FALSE(parse_page_words(R"({"type":"say","id":"1","text":"x","more":[[[[1]]]]})"));
    std::string fields = R"({"type":"fill","id":"1","values":{"f0":"")";
    for (int n = 1; n < 65; ++n) fields += ",\"f" + std::to_string(n) + "\":\"\"";
    CHECK_FALSE(parse_page_words(fields + "}}"));
    CHECK_FALSE(parse_page_words(R"({"type":"join","id":")" + std::string(65, 'a') + "\"}"));
}

TEST_CASE("no prefix of what is understood does harm") {
    const std::string whole =
        R"({"type":"fill","id":"1","where":"x","verb":"start","given":{"card":"3"},"values":{"why":"w"}})";
    for (std::size_t size = 0; size != whole.size(); ++size) CHECK_FALSE(parse_page_words(whole.substr(0, size)));
}

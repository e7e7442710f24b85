#include "speech/words.hpp"

#include "listening.hpp"

namespace bot::speech {

namespace {

std::vector<std::string> texts(const std::vector<phrase>& phrases) {
    std::vector<std::string> all;
    for (const auto& each : phrases) all.push_back(each.text);
    return all;
}

std::vector<std::string> words_in(std::string_view text) { return texts(words_of({std::string(text), {}})); }

using list = std::vector<std::string>;

std::string harmless(std::string_view text) { return hear(text, day::platform::room).text; }

}  // namespace

TEST_CASE("every style of quotes groups words, and any opening one goes with any closing one") {
    struct {
        const char* typed;
        list words;
    } const cases[] = {
        {R"(add "Cut release" 'now')", {"add", "Cut release", "now"}},
        {"add “Cut release” ‘now’", {"add", "Cut release", "now"}},
        {"add „Release vorbereiten“ „option b\"", {"add", "Release vorbereiten", "option b"}},
        {"add »Release vorbereiten« «option b»", {"add", "Release vorbereiten", "option b"}},
        {"add « avec des blancs »", {"add", "avec des blancs"}},
        {"add “mixed up„", {"add", "mixed up"}},
        {"add ‘single “nested” one’ two", {"add", "single “nested” one", "two"}},
        {"add ‚tief oben‘ ‹eins zwei›", {"add", "tief oben", "eins zwei"}},
        {"add “one'", {"add", "one"}},
        {"add \"\" x", {"add", "", "x"}},
    };
    for (const auto& each : cases) {
        CAPTURE(each.typed);
        CHECK(words_in(each.typed) == each.words);
    }
}

TEST_CASE("apostrophes, inches and quotes that never close are characters") {
    CHECK(words_in("it's the team's don’t") == list{"it's", "the", "team's", "don’t"});
    CHECK(words_in("a 5\" disk") == list{"a", "5\"", "disk"});
    CHECK(words_in("say \"never closed") == list{"say", "\"never", "closed"});
    CHECK(words_in("an \"open\nnext\" line") == list{"an", "\"open", "next\"", "line"});
    CHECK(words_in("“it’s the dogs’ fault” x") == list{"it’s the dogs’ fault", "x"});
}

TEST_CASE("blanks of every kind stand between words") {
    CHECK(words_in("  a\u00A0b\u2003c\u202Fd\u3000e\u200Bf\n\ng ") == list{"a", "b", "c", "d", "e", "f", "g"});
    CHECK(hear("\xC2\xA0 x \xC2\xA0", day::platform::room).trimmed().text == "x");
}

TEST_CASE("broken bytes and control characters do no harm") {
    CHECK(harmless(std::string_view("a\0b\x1B[31mc\x7F", 10)) == "ab[31mc");
    CHECK(harmless("a\r\nb\rc\u2028d\u0085e") == "a\nb\nc\nd\ne");
    CHECK(harmless("a\tb\vc") == "a b c");
    CHECK(harmless("x\xC3(\xFF\xED\xA0\x80 y") == "x\uFFFD(\uFFFD\uFFFD\uFFFD\uFFFD y");
    CHECK(harmless("cut\xE2\x82") == "cut\uFFFD\uFFFD");
    CHECK(harmless("turned \u202Egnp.exe\u202C") == "turned gnp.exe");
    CHECK(harmless("שלום ✅ 👩‍🔧 :tada:") == "שלום ✅ 👩‍🔧 :tada:");
}

TEST_CASE("on Slack escapes are decoded, once, and nowhere else") {
    const auto slack = [](std::string_view text) { return hear(text, day::platform::slack); };
    CHECK(slack("3 &lt; 4 &amp;&amp; 5 &gt; 4").text == "3 < 4 && 5 > 4");
    CHECK(slack("&amp;lt;tag&amp;gt;").text == "&lt;tag&gt;");
    CHECK(harmless("3 &lt; 4 <@U1>") == "3 &lt; 4 <@U1>");
    CHECK(slack("a < b <> <unclosed").text == "a < b <> <unclosed");
    CHECK(slack("<https://example.com/a?b=1&amp;c=2>").text == "https://example.com/a?b=1&c=2");
    CHECK(slack("<http://example.com|example.com>").text == "example.com");
    CHECK(slack("<https://example.com/x|the page>").text == "the page (https://example.com/x)");
    CHECK(slack("<!date^1^x|noon> <!here> <!channel|channel>").text == "noon @here @channel");
}

TEST_CASE("mentions are remembered with their ids, with and without labels") {
    using kind = mark::kind;
    struct {
        const char* delivered;
        const char* shown;
        kind of;
        const char* id;
    } const cases[] = {
        {"<@U012ABCDEF>", "@U012ABCDEF", kind::person, "U012ABCDEF"},
        {"<@U123|steve>", "@steve", kind::person, "U123"},
        {"<@U123|>", "@U123", kind::person, "U123"},
        {"<#C123ABC456|launch-room>", "#launch-room", kind::channel, "C123ABC456"},
        {"<#C987654321|>", "#C987654321", kind::channel, "C987654321"},
        {"<!subteam^S0614TZR7>", "@S0614TZR7", kind::group, "S0614TZR7"},
        {"<!subteam^S0614TZR7|@web>", "@web", kind::group, "S0614TZR7"},
        {"<mailto:a@b.de|a@b.de>", "a@b.de", kind::address, "mailto:a@b.de"},
    };
    for (const auto& each : cases) {
        CAPTURE(each.delivered);
        const auto said = hear(each.delivered, day::platform::slack);
        CHECK(said.text == each.shown);
        REQUIRE(said.whole_mark() != nullptr);
        CHECK(said.whole_mark()->of == each.of);
        CHECK(said.whole_mark()->id == each.id);
    }
    const auto words = words_of(hear("x <@U1|Ada Lovelace> y", day::platform::slack));
    REQUIRE(words.size() == 3);
    CHECK(words[1].text == "@Ada Lovelace");
    CHECK(words[1].whole_mark() != nullptr);
}

TEST_CASE("a word is compared without case, dashes' shapes, invisible marks and punctuation behind it") {
    for (const auto* each : {"stop-all", "STOP-ALL", "stop—all", "Stop–all!", "stop‑all.", "stop--all", "stop_all",
             "`stop-all`", "stop\u200E-all"})
        CHECK(keyword(each) == "stop-all");
    CHECK(keyword("?") == "?");
}

TEST_CASE("a part runs to the next name that the verb knows, or the end") {
    constexpr std::array<std::string_view, 3> names{"why", "team", "last-start=latest"};
    const auto parts = [&](std::string_view text) { return parts_of({std::string(text), {}}, names); };
    SUBCASE("anywhere, in any case") {
        const auto it = parts("pay slow WHY: disk full Team: web and api");
        CHECK(it.rest.text == "pay slow");
        REQUIRE(it.parts.size() == 2);
        CHECK(it.parts[0].name == "why");
        CHECK(it.parts[0].value.text == "disk full");
        CHECK(it.parts[1].value.text == "web and api");
    }
    SUBCASE("other names, addresses and emoji are text") {
        const auto it = parts("note: see http://x.y why? :why: a:b anywhy: x");
        CHECK(it.rest.text == "note: see http://x.y why? :why: a:b anywhy: x");
        CHECK(it.parts.empty());
    }
    SUBCASE("not within quotes; a quoted value is unquoted") {
        const auto it = parts("they asked “why: is it” why: „darum\"");
        CHECK(it.rest.text == "they asked “why: is it”");
        REQUIRE(it.parts.size() == 1);
        CHECK(it.parts[0].value.text == "darum");
    }
    SUBCASE("a name said twice is text the second time") {
        const auto it = parts("x why: a why: b");
        REQUIRE(it.parts.size() == 1);
        CHECK(it.parts[0].value.text == "a why: b");
    }
    SUBCASE("dashes of every shape, a blank, nothing, and an alias") {
        for (const auto* each : {"last-start: 15:00", "last–start: 15:00", "Last start: 15:00", "laststart:15:00",
                 "latest：15:00", "last-start\u00A0: 15:00"}) {
            CAPTURE(each);
            const auto it = parts(each);
            REQUIRE(it.parts.size() == 1);
            CHECK(it.parts[0].name == "last-start");
            CHECK(it.parts[0].value.text == "15:00");
        }
    }
    SUBCASE("in front, with its value in quotes") {
        const auto it = parts("why: \"disk full\" 3 10:42 text team: web");
        CHECK(it.rest.text == "3 10:42 text");
        CHECK(it.parts[0].value.text == "disk full");
        CHECK(it.parts[1].value.text == "web");
    }
}

TEST_CASE("the nearest word is found, a far one is not") {
    constexpr std::array<std::string_view, 4> names{"start", "stop", "restored", "rolled-back"};
    CHECK(nearest("strat", names) == "start");
    CHECK(nearest("stpo", names) == "stop");
    CHECK(nearest("restor", names) == "restored");
    CHECK(nearest("roled-bakc", names) == "rolled-back");
    CHECK(nearest("banana", names).empty());
    CHECK(nearest("", names).empty());
    CHECK(nearest(std::string(500, 's'), names).empty());
}

TEST_CASE("shortening cuts between characters") {
    CHECK(shortened("äöüß", 4) == "äöüß");
    CHECK(shortened("äöüß", 3) == "äöü…");
    CHECK(characters("äö👍") == 3);
}

}  // namespace bot::speech

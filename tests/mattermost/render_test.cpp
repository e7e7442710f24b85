// Messages as Mattermost shows them: escaped, within its limits, buttons that can be clicked.
#include "chat/cutting.hpp"
#include "chat/mattermost/limits.hpp"
#include "chat/mattermost/posts.hpp"
#include "document_of.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

using namespace bot::chat;
using namespace bot::chat::mattermost;
namespace speech = bot::speech;
namespace day = bot::day;
using nlohmann::json;

namespace {

struct page {
    seal sealed{secret("token")};
    name_book names{[](const day::person_id& who) { return "name-" + who.id; },
        [](const day::channel_id& which) { return "room-" + which.id; }};
    std::string url = "http://127.0.0.1:8090/mattermost/button";

    std::vector<json> posts(const speech::message& of, const std::string& name = {}) const {
        return posts_of(of, name, {names, {sealed, url, "@chaosday "}});
    }
    std::string text(const speech::message& of) const { return posts(of).at(0).at("message").get<std::string>(); }
};

speech::message one(speech::block it) { return {{std::move(it)}, {}}; }
speech::text code(std::string text) { return {.said = std::move(text), .code = true}; }
speech::paragraph said(std::string text) { return {{speech::text{std::move(text)}}}; }

}  // namespace

TEST_CASE("what was typed marks nothing up and mentions nobody") {
    const page it;
    CHECK(it.text(one(said("**bold** [x](http://evil) `c` ~~s~~ #tag"))) ==
          R"(\*\*bold\*\* \[x\]\(<http://evil>\) \`c\` \~\~s\~\~ \#tag)");
    CHECK(it.text(one(said("@all @channel @anna"))) == "@\u2060all @\u2060channel @\u2060anna");
    CHECK(it.text(one(said("# no heading\n- no list\n> no quote"))) == "\\# no heading\n\\- no list\n\\> no quote");
    CHECK(
        it.text(one(said("7. seven\n3. three, 1.5 s\n 12. twelve"))) == "7\\. seven\n3\\. three, 1.5 s\n 12\\. twelve");
    CHECK(it.text(one(said("a\n==\nb\n:--\nc\n :-: \nd\n:-- so"))) ==
          "a\n\u2060==\nb\n\u2060:--\nc\n \u2060:-: \nd\n:-- so");
    CHECK(it.text(one(said("db-1: 10:42, 50% <b> & more"))) == R"(db-1: 10:42, 50% &lt;b\> & more)");
    CHECK(it.text(one(said("    no code\n\n     nor here,    but    so"))) == " no code\n\n nor here,    but    so");
    const speech::line indented{speech::text{"  ", true}, speech::text{"   x", false, true}};
    CHECK(it.text(one(speech::items{{indented}})) == "-  *x*");
}

TEST_CASE("bold within bold is one stretch of bold, and marks stand beside no blank") {
    const page it;
    const auto shown = [&](speech::line of) { return it.text(one(speech::paragraph{std::move(of)})); };
    CHECK(shown({speech::text{"Chaos Day “", true}, speech::text{"Storm", true}, speech::text{"” begins", true}}) ==
          "**Chaos Day “Storm” begins**");
    CHECK(shown({speech::text{"now: ", true}, speech::person{{day::platform::mattermost, "u1"}},
              speech::text{" leads", true}}) == "**now:** @name-u1 **leads**");
    CHECK(shown({speech::text{"a", true}, speech::text{"b", false, true}}) == "**a**\u2060*b*");
    CHECK(shown({speech::text{"a!", true}, speech::text{"b", false, true}}) == "**a\\!** *b*");
    CHECK(shown({speech::text{"a", true}, speech::text{"(b)", false, true}}) == "**a** *\\(b\\)*");
    CHECK(shown({speech::text{" ", true}, speech::text{"x"}}) == " x");
    CHECK(shown({speech::text{"a*b", true}, speech::text{"c", true}}) == R"(**a\*bc**)");
}

TEST_CASE("an address that was typed leads where it was meant to, whatever marks are in it and around it") {
    const page it;
    const auto shown = [&](std::string typed) { return it.text(one(said(std::move(typed)))); };
    CHECK(shown("https://x.example/a_b_c") == "<https://x.example/a_b_c>");
    CHECK(shown("see (https://x.example/a_(b)_c), *now*") == R"(see \(<https://x.example/a_(b)_c>\), \*now\*)");
    CHECK(shown("http://x.example/~me? HTTPS://X.EXAMPLE/#a.") == "<http://x.example/~me>? <HTTPS://X.EXAMPLE/#a>.");
    CHECK(shown("“https://x.example/a_b” or https://x.example/_") ==
          R"(“<https://x.example/a_b>” or <https://x.example/>\_)");
    CHECK(shown("https://x.example/a`b|c") == "<https://x.example/a%60b%7Cc>");
    // Nobody is called, and no host hides behind another.
    CHECK(shown("https://x.example/@all") == "<https://x.example/%40all>");
    CHECK(shown("https://x.example@evil.example/") == "<https://x.example%40evil.example/>");
    CHECK(it.text(one(speech::paragraph{{speech::link{"the text", "https://x.example/a_(b)"}}})) ==
          "[the text](https://x.example/a_%28b%29)");
    CHECK(it.text(one(speech::paragraph{{speech::text{"https://x.example", false, true}}})) ==
          "*\u2060<https://x.example>*");
}

TEST_CASE("what Mattermost takes for an address by itself takes in no escape") {
    const page it;
    const auto shown = [&](std::string typed) { return it.text(one(said(std::move(typed)))); };
    CHECK(shown("www.x.example/a") == "www.x.example/a");
    CHECK(shown("www.x.example/a_b") == "www\u2060.x.example\u2060/a\\_b");
    CHECK(shown("my_db.shop.de/cart") == "my\\_db.shop.de\u2060/cart");
    CHECK(shown("mailto:a_b@x.example, tel:5_5") == "mailto:\u2060a\\_b@\u2060x.example, tel:\u20605\\_5");
    CHECK(shown("10:06 alert: read_me.txt") == "10:06 alert: read\\_me.txt");
}

TEST_CASE("brackets and entities that were typed are shown, and open no tag and no link") {
    const page it;
    const auto shown = [&](std::string typed) { return it.text(one(said(std::move(typed)))); };
    CHECK(shown("<b> <ada@x.example>") == "&lt;b\\> &lt;ada@\u2060x.example\\>");
    CHECK(shown("<https://x.example|here>") == "&lt;<https://x.example%7Chere>\\>");
    CHECK(shown("AT&T, &lt; &#60; &;") == R"(AT&T, &amp;lt; &\#60; &;)");
}

TEST_CASE("an address does not take in the mark with which code begins") {
    const page it;
    const speech::text code{"![p](http://evil.example)", false, false, true};
    CHECK(it.text(one(speech::paragraph{{speech::text{"see www.evil.example"}, code}})) ==
          "see www.evil.example `![p](http://evil.example)`");
    CHECK(it.text(one(speech::paragraph{{speech::text{"see it"}, code}})) == "see it`![p](http://evil.example)`");
}

TEST_CASE("each kind of piece and block has its form") {
    const page it;
    const speech::line line{speech::text{"strong", true}, speech::text{" "}, speech::text{"soft", false, true},
        speech::text{" "}, speech::text{"co`de", false, false, true}, speech::text{" "},
        speech::person{{day::platform::mattermost, "u1"}}, speech::text{" "},
        speech::channel{{day::platform::mattermost, "c1"}}, speech::text{" "}, speech::time{{}, "14:30 CET"},
        speech::line_break{}, speech::link{"the text", "https://x.example/a b"}, speech::text{" "},
        speech::link{"https://x.example", "https://x.example"}, speech::text{" "}, speech::person{}};
    CHECK(it.text(one(speech::paragraph{line})) ==
          "**strong** *soft* `co'de` @name-u1 ~room-c1 14:30 CET\n[the text](https://x.example/a%20b) "
          "<https://x.example> "
          "chaosday");
    CHECK(it.text(one(speech::heading{{speech::text{"Now"}}})) == "#### Now");
    CHECK(it.text(one(speech::items{{{speech::text{"a"}}, {speech::text{"b"}}}, false})) == "- a\n- b");
    CHECK(it.text(one(speech::items{{{speech::text{"a"}}, {speech::text{"b\nc"}}}, true})) == "1. a\n2. b\n  c");
    CHECK(it.text(one(speech::paragraph{{speech::text{"a\r\rb\n\nc", false, false, true}}})) == "`a  b  c`");
    CHECK(it.text(one(speech::items{{{speech::text{""}}, {speech::text{"b"}}}})) == "- \u2060\n- b");
    CHECK(it.text(one(speech::paragraph{{code(""), speech::text{"c"}}})) == "` `c");
    CHECK(it.text(one(speech::paragraph{{code("a"), code("#b"), speech::text{" c"}}})) == "`a#b` c");
    CHECK(it.text(one(speech::code_block{"x ``` y"})) == "````\nx ``` y\n````");
    speech::message several{{said("one"), speech::divider{}, said("two")}, {}};
    CHECK(it.text(several) == "one\n\n---\n\ntwo");
}

TEST_CASE("a long message is cut into posts at line ends, each within the limit, and nothing is lost") {
    const page it;
    std::string text;
    for (int line = 0; line < 4'000; ++line) text += fmt::format("line {} of many 🔥\n", line);
    const auto posts = it.posts(one(said(text)));
    REQUIRE(posts.size() > 3);
    std::string all;
    for (const auto& each : posts) {
        const auto part = each.at("message").get<std::string>();
        CHECK(characters(part) <= limits::post_text);
        CHECK(part.starts_with("line "));
        all += part;
    }
    CHECK(all == text);
}

TEST_CASE("wherever a text is cut, what was typed behind the cut is no markup and calls nobody") {
    const page it;
    const auto texts_of = [&](const std::string& unit, bool code, std::size_t times) {
        std::string typed;
        for (std::size_t at = 0; at < times; ++at) typed += unit;
        const speech::text said{.said = typed, .code = code};
        std::vector<std::string> all;
        for (const auto& block : std::vector<speech::block>{speech::paragraph{{said}}, speech::heading{{said}},
                 speech::entry{{said}, {}}, speech::items{{{said}}, false}, speech::items{{{said}, {said}}, true}})
            for (const auto& each : it.posts(one(block))) all.push_back(each.at("message").get<std::string>());
        CHECK(all.size() >= 6);
        return all;
    };
    for (const auto& each : texts_of("@channel ", true, 2'000)) {
        CHECK(std::ranges::count(each, '`') % 2 == 0);
        CHECK(each.find('`') < each.find('@'));
        CHECK(each.rfind('`') > each.rfind('@'));
    }
    std::size_t lists = 0;
    for (const auto& each : texts_of("- + 1. ", false, 3'000)) lists += each.starts_with("- ");
    CHECK(lists == 1);  // ours
    for (const auto& each : texts_of("*", false, 10'000)) CHECK_FALSE(each.starts_with("*"));
    for (const auto& each : texts_of("# x", false, 9'000)) CHECK_FALSE(each.starts_with("# "));
}

TEST_CASE("a line is never cut within a character, however little room is left beside what stands before it") {
    for (std::size_t before = 50; before <= 64; ++before) {
        const speech::line line{speech::text{std::string(before, 'a'), true}, speech::text{"🔥🔥🔥🔥"}};
        std::string all;
        for (const auto& part : cut_up(line, 64)) {
            const auto* text = std::get_if<speech::text>(&part.back());
            REQUIRE(text != nullptr);
            CHECK((text->strong || text->said.size() % 4 == 0));
            all += text->strong ? "" : text->said;
        }
        CHECK(all == "🔥🔥🔥🔥");
    }
}

TEST_CASE("a list that is too long for one post is cut between its items, and within one that is too long itself") {
    const page it;
    speech::items list{{}, true};
    for (int at = 0; at < 3; ++at) list.each.push_back({speech::text{std::string(7'000, 'a')}});
    list.each.push_back({speech::text{std::string(20'000, 'b')}});
    list.each.push_back({speech::text{"c"}});
    const auto posts = it.posts(one(list));
    std::vector<std::string> begin;
    for (const auto& each : posts) begin.push_back(each.at("message").get<std::string>().substr(0, 5));
    CHECK(begin == std::vector<std::string>{"1. aa", "3. aa", "4. bb", "bbbbb"});
    CHECK(posts.back().at("message").get<std::string>().ends_with("b\n\n5. c"));
}

TEST_CASE("code of nothing but backticks keeps within the limit, beside buttons too") {
    const page it;
    const speech::button start{"Start", "start 1", speech::look::plain, std::nullopt};
    const speech::message board{
        {speech::entry{{speech::text{"1"}}, {start}}, speech::code_block{std::string(3'000, '`')}}, {}};
    const auto posts = it.posts(board);
    std::string all;
    for (const auto& each : posts) {
        CHECK(size_of_props(each.at("props")) <= limits::props);
        for (const auto& part : each.at("props").at("attachments")) {
            const auto text = part.at("text").get<std::string>();
            CHECK(text.size() <= limits::props / 8);
            all += text;
        }
    }
    CHECK(std::ranges::count(all, '\'') == 3'000);
}

TEST_CASE("a link that no post can hold is shown as the words that it is") {
    const page it;
    const auto address = "https://example.org/" + std::string(20'000, 'x');
    const auto posts = it.posts(one(speech::paragraph{{speech::link{"here", address}}}));
    std::string all;
    for (const auto& each : posts) all += each.at("message").get<std::string>();
    CHECK(posts.size() == 2);
    CHECK(all.starts_with("here `https://example.org/x"));
    const speech::paragraph beside{
        {speech::text{std::string(20'000, 'a')}, speech::link{"b", "https://example.org/b"}}};
    CHECK(it.posts(one(beside)).back().at("message").get<std::string>().ends_with("[b](https://example.org/b)"));
    CHECK(all.find("](") == std::string::npos);
}

TEST_CASE("a message of exactly the limit is one post, one character more makes two") {
    const page it;
    const std::string most(limits::post_text, 'a');
    CHECK(it.posts(one(said(most))).size() == 1);
    CHECK(it.posts(one(said(most + "a"))).size() == 2);
    std::string fires;
    for (std::size_t at = 0; at < limits::post_text; ++at) fires += "🔥";
    CHECK(it.posts(one(said(fires))).size() == 1);
}

TEST_CASE("a button's id is letters and digits, its context is sealed, and its style is one that is known") {
    const page it;
    speech::message asks{{said("choose")}, {{"Seen", "seen it", speech::look::primary, std::nullopt},
                                               {"Stop", "stop-all", speech::look::danger, "Sure?"}}};
    const auto post = it.posts(asks, "1-p1").at(0);
    CHECK(post.at("props").at("chaosday") == "1-p1");
    const auto& actions = post.at("props").at("attachments").at(0).at("actions");
    REQUIRE(actions.size() == 2);
    for (const auto& each : actions) {
        const auto id = each.at("id").get<std::string>();
        CHECK(id.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789") == std::string::npos);
        CHECK(each.at("integration").at("url") == it.url);
        const auto pressed = pressed_in(tests::document_of(each.at("integration")), it.sealed);
        REQUIRE(pressed.has_value());
        CHECK(pressed->label == each.at("name").get<std::string>());
    }
    CHECK(actions[0].at("style") == "primary");
    CHECK(actions[1].at("style") == "danger");
    CHECK(pressed_in(tests::document_of(actions[1].at("integration")), it.sealed)->confirm == "Sure?");
    CHECK_FALSE(pressed_in(tests::document_of(actions[0].at("integration")), seal(secret("another"))).has_value());
}

TEST_CASE("a long board keeps within the limit of properties, and every button is there") {
    const page it;
    speech::message board;
    for (int card = 1; card <= 60; ++card)
        board.body.emplace_back(speech::entry{{speech::text{fmt::format("{} <mail> & more: the queue grows", card)}},
            {{fmt::format("Start {}", card), fmt::format("start {}", card), speech::look::primary, std::nullopt},
                {"Look", fmt::format("card {}", card), speech::look::plain, std::nullopt}}});
    std::size_t buttons = 0;
    const auto posts = it.posts(board, "1-a1");
    CHECK(posts.size() > 1);
    for (const auto& each : posts) {
        CHECK(size_of_props(each.at("props")) <= limits::props);
        for (const auto& attachment : each.at("props").value("attachments", json::array()))
            buttons += attachment.value("actions", json::array()).size();
    }
    CHECK(buttons == 120);
}

TEST_CASE("properties are counted as the server counts them") {
    CHECK(size_of_props(json{{"a", "<"}}) == std::string(R"({"a":"\u003c"})").size());
    CHECK(size_of_props(json{{"a", "🔥"}}) == 9);
}

TEST_CASE("where there are no buttons their words are said") {
    page it;
    it.url.clear();
    speech::message asks{{said("choose")}, {{"Seen", "seen it", speech::look::primary, std::nullopt}}};
    const auto post = it.posts(asks).at(0);
    CHECK(post.at("message") == "choose\n→ Seen: `@chaosday seen it`");
    CHECK_FALSE(post.at("props").contains("attachments"));
    asks.buttons.front().words = "log ` # @all `x";
    CHECK(it.posts(asks).at(0).at("message") == "choose\n→ Seen: `@chaosday log ' # @all 'x`");
    asks.buttons.front().words = "log a\n\n# b";
    CHECK(it.posts(asks).at(0).at("message") == "choose\n→ Seen: `@chaosday log a  # b`");
}

TEST_CASE("the same message gives the same bytes, whatever was said before") {
    const page it;
    speech::message asks{{said("choose")}, {{"Seen", "seen it", speech::look::primary, std::nullopt}}};
    const auto first = it.posts(asks, "1-p1");
    it.posts(asks, "1-p2");
    CHECK(it.posts(asks, "1-p1") == first);
}

namespace {

speech::button button_that(std::string label, std::string says) {
    return {std::move(label), std::move(says), speech::look::plain, std::nullopt};
}

}  // namespace

TEST_CASE("whatever stands on buttons and beside them, every post is one that the server takes") {
    const page it;
    for (const std::size_t size : {100UL, 900UL, 1'200UL, 2'000UL, 8'000UL, 20'000UL}) {
        CAPTURE(size);
        const std::string full(size, '<');
        speech::message asks{{said("choose"), speech::entry{{speech::text{full}}, {button_that("Look", "look")}},
                                 speech::entry{{speech::text{full}}, {button_that("Seen", "seen " + full)}}},
            {}};
        for (int n = 0; n < 30; ++n) asks.buttons.push_back(button_that("One of many", std::string(200, '&')));
        std::size_t buttons = 0, hints = 0;
        for (const auto& each : it.posts(asks, "1-p1")) {
            CHECK(size_of_props(each.at("props")) <= limits::props + 30);  // and how many posts there are
            CHECK(characters(each.at("message").get<std::string>()) <= limits::post_text);
            hints += each.at("message").get<std::string>().find("→ Seen") != std::string::npos ? 1 : 0;
            for (const auto& attachment : each.at("props").value("attachments", json::array())) {
                hints += attachment.at("text").get<std::string>().find("→ Seen") != std::string::npos ? 1 : 0;
                buttons += attachment.value("actions", json::array()).size();
            }
        }
        CHECK(buttons + hints == 32);
    }
}

#include "day/match.hpp"
#include "speech/markdown.hpp"
#include "speech_out/samples.hpp"

#include <doctest/doctest.h>

// Whatever somebody typed, the structure of a message stays as it was: blocks, spans and their marks, buttons.
namespace bot::speech {

namespace {

const std::vector<std::string> attempts{"<!channel>", "<@U123|x>", "@all", "[x](http://evil)", "**b** _c_ ~d~",
    "`code`", "{{environment}}", "{{#cards}}", "{{{x}}}", "<b>bold</b><script>", "&lt;!here&gt; &amp;",
    "a\nb\n\n# head\n- item", "\r\n> quote", "1. one\n2. two", "```\nblock\n```", "---", "\\", "\U000F0000\U000F0001",
    "\uE000", "a\0b\x1b[31m", "\u202Eback", "http://evil/ www.evil.example", "| a | b |\n|---|---|", "\xff\xfe",
    std::string(3000, '*')};

/// The message with every text taken out: what is left is its structure.
message without_words(message it) {
    const auto bare = [](line& pieces) {
        for (auto& each : pieces)
            if (auto* words = std::get_if<text>(&each))
                words->said.clear();
            else if (auto* address = std::get_if<link>(&each))
                address->said.clear();
    };
    for (auto& each : it.body)
        day::match(
            each, [&](paragraph& a) { bare(a.said); }, [&](heading& a) { bare(a.said); },
            [&](items& a) {
                for (auto& one : a.each) bare(one);
            },
            [](code_block& a) { a.said.clear(); }, [](divider&) {}, [&](entry& a) { bare(a.said); });
    return it;
}

bool same_structure(const message& one, const message& other) { return without_words(one) == without_words(other); }

day::announcement with_words(day::announcement it, const std::string& words) {
    const auto in_card = [&](day::card_line& card) {
        card.title = words;
        card.teams = {words};
        card.rollback = {words, words};
    };
    const auto in_all = [&](auto& cards) {
        for (auto& each : cards) in_card(each);
    };
    const auto in_changes = [&](auto& changes) {
        for (auto& each : changes) each.what = each.restore = words;
    };
    const auto in_texts = [&](auto& texts) {
        for (auto& each : texts) each = words;
    };
    day::match(it.to, [&](auto& to) {
        to.frame.day = to.frame.environment = words;
        if constexpr (requires { to.frame.procedure; }) to.frame.procedure = words;
        std::visit(
            [&](auto& news) {
                if constexpr (requires { news.card.title; }) in_card(news.card);
                if constexpr (requires { news.board; }) in_all(news.board);
                if constexpr (requires { news.unready; }) in_all(news.unready);
                if constexpr (requires { news.still; }) in_all(news.still);
                if constexpr (requires { news.open_changes; }) in_changes(news.open_changes);
                if constexpr (requires { news.leftovers; }) in_texts(news.leftovers);
                if constexpr (requires { news.still_broken; }) in_texts(news.still_broken);
                if constexpr (requires { news.cards; })
                    for (auto& each : news.cards) {
                        each.title = words;
                        each.teams = {words};
                    }
                if constexpr (requires { news.team; }) news.team = words;
                if constexpr (requires { news.what = std::string(); })
                    if (!news.what.empty()) news.what = words;
                if constexpr (requires { news.why = std::string(); })
                    if (!news.why.empty()) news.why = words;
            },
            to.news);
    });
    return it;
}

std::vector<sample> all_samples() {
    auto all = public_samples();
    for (auto& each : agents_samples()) all.push_back(each);
    return all;
}

}  // namespace

TEST_CASE("nothing that people type changes the structure of a message") {
    const auto book = shipped_phrasebook();
    for (const auto& each : all_samples()) {
        const auto calm = book.say(with_words(each.it, "calm words"));
        for (const auto& attempt : attempts) {
            const auto said = book.say(with_words(each.it, attempt));
            CHECK_MESSAGE(same_structure(said, calm), each.label << " with " << attempt);
        }
    }
}

TEST_CASE("what people type is read as they typed it, marks and all, on one line") {
    const auto book = shipped_phrasebook();
    const auto said =
        plain(book.say(public_sample(day::real_incident{"**b** <!channel> {{day}} [x](http://y)\nnext"})));
    CHECK(said.contains("Reported: “**b** <!channel> {{day}} [x](http://y) next”\n"));
}

TEST_CASE("private characters in a value neither vanish a value nor name another one") {
    const auto book = shipped_phrasebook();
    const auto said = plain(book.say(public_sample(day::real_incident{"a\U000F0000b\U000F0002c"})));
    CHECK(said.contains("Reported: “abc”\n"));
}

TEST_CASE("a link that is none to the web is shown as text") {
    const auto book = shipped_phrasebook();
    for (const std::string href :
        {"javascript:alert(1)", "ftp://x", "https://x y", "https://x|y>", "data:text/html,x", ""}) {
        auto it = public_sample(day::kickoff{});
        std::get<day::for_everyone>(it.to).frame.procedure_link = href;
        for (const auto& each : book.say(it).body)
            if (const auto* list = std::get_if<items>(&each))
                for (const auto& one : list->each)
                    for (const auto& piece : one) CHECK_FALSE(std::holds_alternative<link>(piece));
    }
}

TEST_CASE("an address that a template only begins is completed by nobody; one value may be the whole of it") {
    const auto leads = [](std::string_view markdown, std::vector<span> values) {
        const auto made = read_markdown(markdown, values);
        const auto& first = std::get<paragraph>(made.at(0)).said.at(0);
        const auto* to = std::get_if<link>(&first);
        return to ? to->href : "nowhere";
    };
    const auto one = placeholder(0), two = placeholder(1);
    CHECK(leads("[a](https://x/" + one + ")", {text{"b"}}) == "https://x/b");
    CHECK(leads("[a](" + one + ")", {text{"https://y"}}) == "https://y");
    CHECK(leads("[a](" + one + "/" + two + ")", {text{"https://y"}, text{"b"}}) == "https://y/b");
    CHECK(leads("[a](http" + one + ")", {text{"s://y"}}) == "nowhere");
    CHECK(leads("[a](" + one + two + ")", {text{"http"}, text{"s://y"}}) == "nowhere");
    CHECK(leads("[a](" + one + ")", {text{"javascript:b"}}) == "nowhere");
    CHECK(leads("[a]()", {}) == "nowhere");
}

}  // namespace bot::speech

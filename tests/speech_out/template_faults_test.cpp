#include "speech/page_check.hpp"
#include "speech_out/samples.hpp"

#include <doctest/doctest.h>
#include <kainjow/mustache.hpp>

namespace bot::speech {

namespace {

std::vector<template_fault> faults_with(const std::string& kind, std::string text) {
    auto texts = shipped_templates();
    texts[kind] = std::move(text);
    const auto read = phrasebook::load(texts);
    return read ? std::vector<template_fault>() : read.error();
}

/// The one fault that this text for a neutral reminder has.
template_fault fault_of(const std::string& text) {
    const auto faults = faults_with("neutral-reminder", text);
    for (const auto& each : faults) INFO(each.file << ":" << each.line << " " << each.what);
    REQUIRE(faults.size() == 1);
    CHECK(faults[0].file == "neutral-reminder.md");
    return faults[0];
}

constexpr auto must = "{{environment}} {{channel}}\n";

/// Calls `each` with every text of that many of the pieces.
void every_text(std::size_t length, const std::vector<std::string>& pieces, const auto& each, std::string begun = {}) {
    if (length == 0) return each(begun);
    for (const auto& piece : pieces) every_text(length - 1, pieces, each, begun + piece);
}

}  // namespace

TEST_CASE("the shipped templates are sound") { CHECK(phrasebook::load(shipped_templates()).has_value()); }

TEST_CASE("an unknown name is named with its line and the nearest known one") {
    const auto fault = fault_of("one\n{{channel}} {{environment}}\nin {{enviroment}}\n");
    CHECK(fault.line == 3);
    CHECK(fault.what.contains("\"enviroment\""));
    CHECK(fault.what.contains("did you mean {{environment}}?"));
}

TEST_CASE("lines are counted from the head of the file, comment included") {
    CHECK(fault_of(std::string("<!--\nNames: x\n-->\n") + must + "{{card}}").line == 5);
}

TEST_CASE("a message must tell what it is for") {
    const auto fault = fault_of("Chaos in {{environment}}.");
    CHECK(fault.line == 0);
    CHECK(fault.what.contains("put in {{channel}}"));
    const auto faults = faults_with("kickoff", "Chaos!");
    REQUIRE(faults.size() == 3);
    for (const auto& each : faults) CHECK(each.file == "kickoff.md");
}

TEST_CASE("broken mustache is found where it stands") {
    struct broken {
        std::string text;
        std::size_t line;
        std::string says;
    };
    for (const auto& [text, line, says] :
        std::vector<broken>{
            {"{{#several_windows}}\nmore", 2, "never closed"},
            {"{{/several_windows}}", 2, "closes nothing"},
            {"\n{{#several_windows}}\n{{#date}}\n{{/several_windows}}{{/date}}{{/several_windows}}", 5, "stands where"},
            {"{{environment", 2, "no }}"},
            {"{{environment\n}}", 2, "no }}"},
            {"{{{environment}}}", 2, "not used here"},
            {"{{&environment}}", 2, "not used here"},
            {"{{>kickoff}}", 2, "not used here"},
            {"{{=<% %>=}}", 2, "not used here"},
            {"{{several_windows}}", 2, "a yes or no"},
        }) {
        const auto faults = faults_with("neutral-reminder", must + text);
        CAPTURE(text);
        REQUIRE_FALSE(faults.empty());
        CHECK(faults[0].line == line);
        CHECK_MESSAGE(faults[0].what.contains(says), faults[0].what);
    }
}

TEST_CASE("mustache in which no fault is found is sound to those who fill it in") {
    const vocabulary known{
        .names = {{.is = "v", .of_each = {}}, {.is = "f", .of = name::kind::flag, .of_each = {}}}, .must = {}};
    std::size_t sound = 0;
    const auto look = [&](const std::string& text) {
        if (!check_names("it.md", text, 1, known).faults.empty()) return;
        ++sound;
        CHECK_MESSAGE(kainjow::mustache::mustache(text).is_valid(), text);
    };
    for (std::size_t length = 1; length <= 4; ++length)
        every_text(length, {"{{", "}}", "v", "{{#f}}", "{{^ f }}", "{{/f}}", "{", "!", " ", "\n", "\v"}, look);
    CHECK(sound > 1'000);
}

TEST_CASE("a list is no value, and its names are known within it only") {
    CHECK(faults_with("end-of-chaos", "{{environment}} {{still_broken}}").at(0).what.contains("is a list"));
    CHECK(faults_with("end-of-chaos", "{{environment}} {{#still_broken}}{{/still_broken}}{{what}}").size() == 1);
    CHECK(faults_with("end-of-chaos", "{{environment}}\n{{#still_broken}}\n- {{what}}\n{{/still_broken}}").empty());
    CHECK(faults_with(
        "end-of-chaos", "{{environment}}{{#any_still_broken}}{{/any_still_broken}}{{^still_broken}}{{/still_broken}}")
            .empty());
}

TEST_CASE("HTML, pictures, quotations and lists within lists are refused with their line") {
    for (const std::string text : {"<b>now</b>", "a <br> b", "<div>\nx\n</div>", "![x](http://y/z.png)",
             "> so they say", "- one\n  - two", "<!-- later -->"}) {
        CAPTURE(text);
        const auto faults = faults_with("neutral-reminder", std::string(must) + "\n" + text);
        REQUIRE_FALSE(faults.empty());
        CHECK(faults[0].line >= 3);
        CHECK(faults[0].line <= 4);
    }
}

TEST_CASE("characters that mark values are refused in a template") {
    CHECK(fault_of(std::string(must) + "\U000F0000").line == 2);
}

TEST_CASE("a missing file and one too many are faults") {
    auto texts = shipped_templates();
    texts.erase("kickoff");
    texts["kick-off"] = "x";
    const auto read = phrasebook::load(texts);
    REQUIRE_FALSE(read.has_value());
    REQUIRE(read.error().size() == 2);
    CHECK(read.error()[0].file == "kick-off.md");
    CHECK(read.error()[1].file == "kickoff.md");
}

TEST_CASE("a comment at the head without an end is a fault") { CHECK(fault_of("<!-- names").line == 1); }

TEST_CASE("Markdown of a template becomes blocks") {
    auto texts = shipped_templates();
    texts["runs-longer"] =
        "# Late\n\n**{{environment}}** *and* `{{day}}`\\\nnext [wiki](https://wiki/{{day}})\n\n---\n\n1. one\n2. "
        "{{channel}}\n\n```\n{{ends}}\n```\n";
    auto book = phrasebook::load(texts);
    REQUIRE(book.has_value());
    const auto said = book->say(public_sample(day::runs_longer{}));
    REQUIRE(said.body.size() == 5);
    CHECK(std::get<heading>(said.body[0]).said == line{text{"Late"}});
    const line expected{text{.said = "staging", .strong = true}, text{" "}, text{.said = "and", .emphasis = true},
        text{" "}, text{.said = "Autumn storm", .code = true}, line_break{}, text{"next "}, text{"wiki"}};
    CHECK(std::get<paragraph>(said.body[1]).said == expected);  // an address with a blank in it is none
    CHECK(std::holds_alternative<divider>(said.body[2]));
    CHECK(std::get<items>(said.body[3]).ordered);
    CHECK(std::get<code_block>(said.body[4]).said == "17:00 CET\n");
}

}  // namespace bot::speech

// The report as one Markdown text.
#include "day/match.hpp"
#include "speech/report.hpp"
#include "speech/say.hpp"

#include <fmt/format.h>

namespace bot::speech {

namespace {

std::string escaped(std::string_view said) {
    std::string safe;
    for (const char each : said) {
        if (std::string_view("\\`*_[]<>#|~").contains(each)) safe += '\\';
        safe += each;
    }
    return safe;
}

std::string marked(const text& it) {
    if (it.said.empty()) return "";
    if (it.code) return it.said.contains('`') ? escaped(it.said) : "`" + it.said + "`";
    const std::string mark = it.strong ? "**" : it.emphasis ? "*" : "";
    // A mark with a blank behind it is none.
    const auto from = std::min(it.said.find_first_not_of(' '), it.said.size());
    const auto to = it.said.find_last_not_of(' ') + 1;
    if (from >= to) return it.said;
    return it.said.substr(0, from) + mark + escaped(it.said.substr(from, to - from)) + mark + it.said.substr(to);
}

std::string markdown(const line& pieces, const naming& name) {
    std::string made;
    for (const auto& piece : pieces)
        made += day::match(
            piece, [](const text& it) { return marked(it); },
            [](const link& it) { return fmt::format("[{}]({})", escaped(it.said), it.href); },
            [](const line_break&) { return std::string("\\\n  "); },
            [&](const person& it) { return escaped(name && !it.who.is_bot() ? "@" + name(it.who) : plain(line{it})); },
            [](const auto& it) { return escaped(plain(line{it})); });
    return made;
}

std::string markdown(const items& it, const naming& name) {
    std::string made;
    for (std::size_t at = 0; at < it.each.size(); ++at)
        made += fmt::format("{}{}\n", it.ordered ? fmt::format("{}. ", at + 1) : "- ", markdown(it.each[at], name));
    return made;
}

std::string markdown(const block& it, const naming& name) {
    return day::match(
        it, [&](const paragraph& each) { return markdown(each.said, name) + "\n"; },
        [&](const heading& each) { return "## " + markdown(each.said, name) + "\n"; },
        [&](const items& each) { return markdown(each, name); },
        [](const code_block& each) { return "```\n" + each.said + "\n```\n"; },
        [](const divider&) { return std::string("---\n"); },
        [&](const entry& each) { return "- " + markdown(each.said, name) + "\n"; });
}

}  // namespace

std::string as_markdown(const message& it, const naming& name) {
    std::string made;
    for (const auto& each : it.body) made += (made.empty() ? "" : "\n") + markdown(each, name);
    return made;
}

message exported(const day::agents_day& of, std::string_view format, const naming& name) {
    telling made;
    if (format != "md") made.says("The report comes as Markdown so far, not as ", format, ".");
    const auto report = telling().adds(retrospective_in_words(of)).adds(whole_timeline(of));
    return made.adds(code_block{as_markdown(report, name)});
}

}  // namespace bot::speech

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
    const auto mark = it.strong ? "**" : it.emphasis ? "*" : "";
    return mark + escaped(it.said) + mark;
}

std::string markdown(const line& pieces) {
    std::string made;
    for (const auto& piece : pieces)
        made += day::match(
            piece, [](const text& it) { return marked(it); },
            [](const link& it) { return fmt::format("[{}]({})", escaped(it.said), it.href); },
            [](const line_break&) { return std::string("\\\n  "); },
            [](const auto& it) { return escaped(plain(line{it})); });
    return made;
}

std::string markdown(const items& it) {
    std::string made;
    for (std::size_t at = 0; at < it.each.size(); ++at)
        made += fmt::format("{}{}\n", it.ordered ? fmt::format("{}. ", at + 1) : "- ", markdown(it.each[at]));
    return made;
}

std::string markdown(const block& it) {
    return day::match(
        it, [](const paragraph& each) { return markdown(each.said) + "\n"; },
        [](const heading& each) { return "## " + markdown(each.said) + "\n"; },
        [](const items& each) { return markdown(each); },
        [](const code_block& each) { return "```\n" + each.said + "\n```\n"; },
        [](const divider&) { return std::string("---\n"); },
        [](const entry& each) { return "- " + markdown(each.said) + "\n"; });
}

}  // namespace

std::string as_markdown(const message& it) {
    std::string made;
    for (const auto& each : it.body) made += (made.empty() ? "" : "\n") + markdown(each);
    return made;
}

message exported(const day::agents_day& of, std::string_view format) {
    telling made;
    if (format != "md") made.says("The report comes as Markdown so far, not as ", format, ".");
    const auto report = telling().adds(retrospective_in_words(of)).adds(whole_timeline(of));
    return made.adds(code_block{as_markdown(report)});
}

}  // namespace bot::speech

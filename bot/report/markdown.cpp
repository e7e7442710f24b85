// A document as Markdown: GitHub's flavour, which wikis read. What people typed is escaped.
#include "day/match.hpp"
#include "report/document.hpp"
#include "speech/say.hpp"

#include <fmt/format.h>

namespace bot::report {

namespace {

std::string escaped(std::string_view said) {
    std::string safe;
    for (const char each : said) {
        if (std::string_view("\\`*_[]<>#|~&$").contains(each)) safe += '\\';
        safe += each;
    }
    return safe;
}

/// What would make a list or a rule of a line that begins with it.
std::string as_line(std::string said) {
    const auto digits = said.find_first_not_of("0123456789");
    if (!said.empty() && std::string_view("-+=").contains(said.front())) return "\\" + said;
    if (digits != 0 && digits != std::string::npos && (said[digits] == '.' || said[digits] == ')'))
        said.insert(digits, "\\");
    return said;
}

std::string marked(const speech::text& it) {
    if (it.said.empty()) return "";
    if (it.code) return it.said.contains('`') ? escaped(it.said) : "`" + it.said + "`";
    const auto mark = it.strong ? "**" : it.emphasis ? "*" : "";
    const auto first = it.said.find_first_not_of(' '), last = it.said.find_last_not_of(' ');
    if (*mark == '\0' || first == std::string::npos) return escaped(it.said);
    // A mark has to touch its text: blanks stay outside of it.
    return it.said.substr(0, first) + mark + escaped(it.said.substr(first, last + 1 - first)) + mark +
           it.said.substr(last + 1);
}

std::string inline_of(const speech::line& pieces, std::string_view line_break) {
    std::string made;
    for (const auto& piece : pieces)
        made += day::match(
            piece, [](const speech::text& it) { return marked(it); },
            [](const speech::link& it) { return fmt::format("[{}](<{}>)", escaped(it.said), it.href); },
            [&](const speech::line_break&) { return std::string(line_break); },
            [](const auto& it) { return escaped(speech::plain(speech::line{it})); });
    return made;
}

std::string cell(const speech::line& it) {
    auto text = inline_of(it, "<br>");
    return text.empty() ? " " : text;
}

class writer {
public:
    explicit writer(std::string_view picture) : picture_(picture) {}

    void operator()(const section& it) {
        block(fmt::format("{} {}", std::string(static_cast<std::size_t>(it.level), '#'), inline_of(it.said, " ")));
    }
    void operator()(const prose& it) { block(as_line(inline_of(it.said, "\\\n"))); }
    void operator()(const list& it) {
        std::string items;
        for (const auto& each : it.each) items += fmt::format("- {}\n", as_line(inline_of(each, "\\\n  ")));
        items.pop_back();
        block(items);
    }
    void operator()(const table& it) {
        std::string rows = "|", rule = "|";
        for (const auto& each : it.columns) {
            rows += fmt::format(" {} |", escaped(each));
            rule += " --- |";
        }
        rows += "\n" + rule;
        for (const auto& row : it.rows) {
            rows += "\n|";
            for (const auto& each : row) rows += fmt::format(" {} |", cell(each));
        }
        block(rows);
    }
    void operator()(const picture_of_day& it) {
        if (!picture_.empty()) block(fmt::format("![{}](<{}>)", escaped(it.drawn.title), picture_));
    }

    std::string done() { return std::move(out_); }

private:
    void block(std::string_view text) {
        if (!out_.empty()) out_ += '\n';
        out_.append(text).append("\n");
    }

    std::string_view picture_;
    std::string out_;
};

}  // namespace

std::string markdown(const document& it, std::string_view picture) {
    writer out(picture);
    for (const auto& each : it.body) std::visit(out, each);
    return out.done();
}

}  // namespace bot::report

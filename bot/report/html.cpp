// A document as one HTML page. It loads nothing and runs nothing, and its policy says so.
#include "day/match.hpp"
#include "picture/svg.hpp"
#include "picture/text.hpp"
#include "report/document.hpp"
#include "report/html_style.hpp"
#include "speech/say.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <iterator>

namespace bot::report {

namespace {

using picture::xml;

std::string marked(const speech::text& it) {
    auto made = xml(it.said);
    if (it.code) made = "<code>" + made + "</code>";
    if (it.strong) made = "<strong>" + made + "</strong>";
    if (it.emphasis) made = "<em>" + made + "</em>";
    return made;
}

/// Links were looked at when they were made (speech::linked): they lead to the web or to mail.
std::string inline_of(const speech::line& pieces) {
    std::string made;
    for (const auto& piece : pieces)
        made += day::match(
            piece, [](const speech::text& it) { return marked(it); },
            [](const speech::link& it) {
                return fmt::format(R"(<a rel="noopener noreferrer" href="{}">{}</a>)", xml(it.href), xml(it.said));
            },
            [](const speech::line_break&) { return std::string("<br>"); },
            [](const speech::time& it) { return "<time>" + xml(it.shown) + "</time>"; },
            [](const auto& it) { return R"(<span class="name">)" + xml(speech::plain(speech::line{it})) + "</span>"; });
    return made;
}

class writer {
public:
    explicit writer(const document& it) {
        put(R"(<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{}</title>
{}</head>
<body>
<main>
)",
            xml(it.title), html_style());
        contents_of(it);
    }

    void operator()(const section& it) {
        const auto anchor = it.anchor.empty() ? std::string() : fmt::format(R"( id="{}")", xml(it.anchor));
        put("<h{0}{1}>{2}</h{0}>\n", it.level, anchor, inline_of(it.said));
        if (it.level == 1) out_ += contents_;
    }
    void operator()(const prose& it) { put("<p>{}</p>\n", inline_of(it.said)); }
    void operator()(const list& it) {
        out_ += "<ul>\n";
        for (const auto& each : it.each) put("<li>{}</li>\n", inline_of(each));
        out_ += "</ul>\n";
    }
    void operator()(const table& it) {
        out_ += R"(<div class="wide" tabindex="0" role="group" aria-label="Table"><table>)";
        heading_of(it);
        out_ += "\n<tbody>\n";
        for (const auto& row : it.rows) row_of(row);
        out_ += "</tbody></table></div>\n";
    }
    /// Every mark in it is a stop for Tab, for there is no script: who wants none of them passes all at once.
    void operator()(const picture_of_day& it) {
        out_ += R"(<a class="past" href="#after-picture">Past the picture</a>)";
        put(R"(<figure class="wide on-screen" tabindex="0" role="group" aria-label="Picture of the day">{}</figure>)",
            picture::svg(it.drawn));
        out_ += '\n';
        for (const auto& each : it.on_paper) put("<figure class=\"sheet\">{}</figure>\n", picture::svg_on_paper(each));
        out_ += "<div id=\"after-picture\"></div>\n";
    }

    std::string done() { return std::move(out_) + "</main>\n</body>\n</html>\n"; }

private:
    template <class... Values>
    void put(fmt::format_string<Values...> form, Values&&... values) {
        fmt::format_to(std::back_inserter(out_), form, std::forward<Values>(values)...);
    }

    /// A table of names and values needs none.
    void heading_of(const table& it) {
        if (std::ranges::all_of(it.columns, &std::string::empty)) return;
        out_ += "\n<thead><tr>";
        for (const auto& each : it.columns) put(R"(<th scope="col">{}</th>)", xml(each));
        out_ += "</tr></thead>";
    }
    void row_of(const std::vector<speech::line>& row) {
        out_ += "<tr>";
        for (std::size_t at = 0; at < row.size(); ++at)
            at == 0 ? put(R"(<th scope="row">{}</th>)", inline_of(row[at])) : put("<td>{}</td>", inline_of(row[at]));
        out_ += "</tr>\n";
    }

    void contents_of(const document& it) {
        contents_ = R"(<nav aria-label="Contents"><ul>)";
        for (const auto& each : it.body)
            if (const auto* chapter = std::get_if<section>(&each); chapter && chapter->level == 2)
                contents_ += fmt::format(
                    R"(<li><a href="#{}">{}</a></li>)", xml(chapter->anchor), xml(speech::plain(chapter->said)));
        contents_ += "</ul></nav>\n";
    }

    std::string out_, contents_;
};

}  // namespace

std::string html(const document& it) {
    writer out(it);
    for (const auto& each : it.body) std::visit(out, each);
    return out.done();
}

}  // namespace bot::report

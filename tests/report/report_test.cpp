// The report as Markdown and HTML: what was expected beside what happened.
#include "played.hpp"
#include "report/file.hpp"

using namespace tests::report;
namespace report = bot::report;

namespace {

std::string markdown_of(const stage& day) {
    return report::teller(keepers_view(day.day()), {at("13:00"), {}, "day.svg"}).told(report::format::markdown).text;
}
std::string html_of(const stage& day) {
    return report::teller(keepers_view(day.day()), {at("13:00")}).told(report::format::html).text;
}
bool has(std::string_view text, std::string_view what) { return text.find(what) != std::string_view::npos; }

}  // namespace

TEST_CASE("report: a card tells what was expected beside what happened") {
    const auto told = markdown_of(an_ended_day());
    for (const auto* line : {"| Result | nobody cries | resolved by the owning team; noticed after 4 min, over after "
                             "20 min; rolled back in 6 "
                             "min (estimate 10 min) |",
             "| Impact | orders wait; customers write to support | orders heron hang (shop) |",
             "| Detection | — | after 4 min, by @rex (shop) |",
             "| Alert | mail queue above 500 | 10:07 UTC @ada: the alert quokka fired |",
             "| Response | shop waits it out | first word after 6 min; over after 20 min |",
             "| Resolved | — | by the owning team; rolled back by @ada |", "| Time it ran | 45 min | 25 min |",
             "| Rollback | 10 min | 6 min |"})
        CHECK_MESSAGE(has(told, line), line);
}

TEST_CASE("report: at a glance, every figure is in its column, and nobody noticed is a result") {
    const auto told = markdown_of(an_ended_day());
    CHECK(has(told, "| Experiment | Outcome | Detected | Responded | Recovered | Rolled back |"));
    CHECK(has(
        told, "| 1 Mail quokka fails: nobody cries | resolved by the owning team | 4 min | 6 min | 20 min | 6 min |"));
    CHECK(has(told, "| 2 Search fails: nobody cries | resolved by agents | — | — | — | 2 min |"));
    CHECK(has(told, "| 3 Cache fails: nobody cries | not run | — | — | — | — |"));
    CHECK(has(told, "nobody noticed"));
}

TEST_CASE("report: the day against its plan, with what was decided and what was left open") {
    const auto told = markdown_of(an_ended_day());
    for (const auto* line : {"opened on time, ended 4 h 30 min early", "everything stopped, 11:10 UTC to 11:20 UTC",
             "Hold, 10:45 UTC to 10:55 UTC, by @fay: shop quokka is busy", "The end was forced: lunch heron.",
             "never restored; 3 h 20 min at the end", "@ada drew in @ada", "10:40 UTC, @fay set the limit to 3"})
        CHECK_MESSAGE(has(told, line), line);
}

TEST_CASE("report: a waiver stands in every format, with the rule, by whom, for which card and why") {
    auto day = a_told_day();
    REQUIRE(day.says("fay", waive_rule{{3}, start_rule::limit, "the last hour"}) == "");
    const auto told = markdown_of(day);
    const std::string_view decision =
        "12:00 UTC, @fay waived a rule for “**3** Cache fails” (limit) — why: the last hour";
    CHECK(has(told, decision));
    CHECK(has(told, "waived a rule for it (limit) — why: the last hour"));
    CHECK(has(html_of(day), "waived a rule for “<strong>3</strong> Cache fails” (limit) — why: the last hour"));
    const auto in = [&](report::format how) {
        return report::teller(keepers_view(day.day()), {at("13:00")}).told(how).text;
    };
    CHECK(has(in(report::format::csv), "waived a rule for “3 Cache fails” (limit)"));
    const auto json = in(report::format::json);
    CHECK(has(json, R"("kind": "rule waived")"));
    CHECK(has(json, R"("rule": "limit")"));
}

TEST_CASE("report: each team has its own part, and all of them the three sections") {
    const auto told = markdown_of(an_ended_day());
    for (const auto* line : {"### payments", "### shop", "1 failure reported, 1 open at once at most.",
             "### 1. What the experiments taught", "- the dashboard lies (@rex)",
             "- a circuit breaker (@ada), considered later by @rex", "- begin earlier (@paula)"})
        CHECK_MESSAGE(has(told, line), line);
}

TEST_CASE("report: gaps are listed, a why that came late too") {
    auto day = an_ended_day();
    const auto before = markdown_of(day);
    CHECK(has(before, "## Gaps in the record"));
    CHECK(has(before, "has no why"));
    const auto missing = missing_whys(keepers_view(day.day()));
    REQUIRE(!missing.empty());
    REQUIRE(day.says("ada", amend_note{missing.front(), {}, "we forgot"}) == "");
    CHECK(has(markdown_of(day), "its why came 1 h 30 min later"));
}

TEST_CASE("markdown: what people typed is text, and the picture is linked where there is one") {
    auto day = begun();
    REQUIRE(day.to("10:00").says("rex", seen("a | b <script> *x* [l](javascript:x)\n# not a heading", "shop")) == "");
    const auto told = markdown_of(day);
    CHECK(has(told, "a \\| b \\<script\\> \\*x\\* \\[l\\](javascript:x)"));
    CHECK_FALSE(has(told, "\n# not a heading"));
    CHECK(has(told, "![Storm, in staging](<day.svg>)"));
    CHECK_FALSE(has(report::teller(keepers_view(day.day()), {at("13:00")}).told(report::format::markdown).text, "!["));
}

TEST_CASE("markdown: without a picture there is no chapter of it") {
    const auto day = an_ended_day();
    const auto agents = report::teller(keepers_view(day.day()), {at("13:00")});
    const auto everybody = report::teller(public_day(day.day()), {at("13:00")});
    CHECK_FALSE(has(agents.told(report::format::markdown).text, "The picture of the day"));
    CHECK_FALSE(has(everybody.told(report::format::markdown).text, "The picture of the day"));
    CHECK(has(markdown_of(day), "## The picture of the day"));
    CHECK(has(everybody.told(report::format::html).text, "The picture of the day"));
}

TEST_CASE("html: one page that runs nothing, loads nothing and escapes what people typed") {
    auto day = begun();
    REQUIRE(day.to("10:00").says("rex", seen("<img src=x onerror=alert(1)>", "</td>")) == "");
    const auto page = html_of(day);
    CHECK(has(page, "&lt;img src=x onerror=alert(1)&gt;"));
    for (const auto* bad : {"<img", "<script", "src=\"", "@import", "</td></td>"}) CHECK_MESSAGE(!has(page, bad), bad);
    for (const auto* good : {"<!doctype html>", "default-src 'none'", "prefers-color-scheme:dark", "@media print",
             "<svg class=\"day-picture\"", "<a class=\"past\" href=\"#after-picture\">", "<div id=\"after-picture\">",
             "<th scope=\"row\">", "<html lang=\"en\">"})
        CHECK_MESSAGE(has(page, good), good);
}

TEST_CASE("html: on paper the picture is on sheets of its own, without a style, an id or a mark to point at") {
    const auto page = html_of(an_ended_day());
    const auto sheet = page.find("<figure class=\"sheet\">");
    REQUIRE(sheet != std::string::npos);
    const auto drawn = page.substr(sheet, page.find("</figure>", sheet) - sheet);
    CHECK(has(drawn, "b-running"));
    for (const auto* not_there : {"<style", " id=", "tabindex", "class=\"tip\""})
        CHECK_MESSAGE(!has(drawn, not_there), not_there);
    CHECK(has(page, "@page across{size:A4 landscape"));
}

TEST_CASE("html: every chapter is in the contents, and every link of them leads somewhere") {
    const auto page = html_of(an_ended_day());
    std::size_t links = 0;
    for (auto at = page.find("href=\"#"); at != std::string::npos; at = page.find("href=\"#", at + 1)) {
        const auto name = page.substr(at + 7, page.find('"', at + 7) - at - 7);
        CHECK_MESSAGE(has(page, "id=\"" + name + "\""), name);
        ++links;
    }
    CHECK(links >= 8);
}

TEST_CASE("report: the file is named after the day, whatever its name is") {
    auto plan = a_quiet_day();
    plan.day.name = "../../Äpfel & Birnen, 2. Teil";
    stage day(plan);
    const auto file = report::teller(keepers_view(day.day()), {at("13:00")}).told(report::format::html);
    CHECK(file.name == "pfel-birnen-2-teil.html");
    CHECK(file.type == "text/html; charset=utf-8");
    CHECK(report::format_named("md") == report::format::markdown);
    CHECK_FALSE(report::format_named("pdf"));
}

TEST_CASE("report: of a day that was only planned there is a report, too") {
    stage day(a_quiet_day());
    const auto told = markdown_of(day);
    CHECK(has(told, "never opened"));
    CHECK(has(told, "not run"));
    CHECK(has(html_of(day), "</html>"));
}

TEST_CASE("report: people and channels go by the names that they are shown by, in prose and in the picture") {
    const bot::speech::names called{[](const auto& who) { return who.id == "rex" ? "Rex <King>" : who.id; },
        [](const auto&) { return "incidents-shop"; }};
    const auto day = an_ended_day();
    const report::teller by(keepers_view(day.day()), {at("13:00"), called});
    const auto page = by.told(report::format::html).text, page_in_wiki = by.told(report::format::markdown).text;
    CHECK(has(page, "Rex &lt;King&gt;"));
    CHECK(has(page, "#incidents-shop"));
    CHECK_FALSE(has(page, "@rex"));
    CHECK(has(page_in_wiki, "Rex \\<King\\>"));
    CHECK(has(by.picture(), "Rex &lt;King&gt; saw failure 1"));
}

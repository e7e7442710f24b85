// The report as a table.
#include "played.hpp"
#include "report/file.hpp"

using namespace tests::report;
namespace report = bot::report;

namespace {

bool has(std::string_view text, std::string_view what) { return text.find(what) != std::string_view::npos; }

std::string in_csv(const stage& day) {
    return report::teller(keepers_view(day.day()), {at("13:00")}).told(report::format::csv).text;
}

/// Cells of all rows, by RFC 4180.
std::vector<std::vector<std::string>> rows_of(std::string_view text) {
    std::vector<std::vector<std::string>> rows{{""}};
    bool quoted = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char each = text[i];
        if (quoted && each == '"' && i + 1 < text.size() && text[i + 1] == '"') {
            rows.back().back() += '"';
            ++i;
        } else if (each == '"') {
            quoted = !quoted;
        } else if (!quoted && each == ',') {
            rows.back().emplace_back();
        } else if (!quoted && each == '\r') {
            ++i;
            rows.push_back({""});
        } else {
            rows.back().back() += each;
        }
    }
    rows.pop_back();
    return rows;
}

}  // namespace

TEST_CASE("csv: every row has the columns of the heading, and no cell is a formula") {
    auto day = an_ended_day();
    for (const auto* text : {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "  =1", "|calc", "a\n=b, \"c\""})
        REQUIRE(day.says("ada", log_text(text)) == "");
    const auto rows = rows_of(in_csv(day).substr(3));
    REQUIRE(rows.size() > 20);
    for (const auto& row : rows) {
        REQUIRE(row.size() == 15);
        for (const auto& cell : row) {
            const auto first = cell.find_first_not_of(" \t\r\n");
            CHECK(
                (first == std::string::npos || std::string_view("=+-@|").find(cell[first]) == std::string_view::npos));
        }
    }
}

TEST_CASE("csv: nor is a part of one, where a spreadsheet takes another character to part cells or lines") {
    auto day = an_ended_day();
    for (const auto* text : {"a;=1+1;b", "a; =1+1", "a,=1+1", "a\t@SUM(A1)", "a\n=1+1", "a\r\n\r\n+1", "a;\"=1+1\""})
        REQUIRE(day.says("ada", log_text(text)) == "");
    const auto csv = in_csv(day);
    for (const auto& row : rows_of(csv.substr(3)))
        for (const auto& cell : row)
            for (std::size_t at = cell.find_first_of(";,\t\r\n"); at != std::string::npos;
                at = cell.find_first_of(";,\t\r\n", at + 1)) {
                const auto first = cell.find_first_not_of(" \"", at + 1);
                CHECK_MESSAGE((first == std::string::npos ||
                                  std::string_view("=+-@|").find(cell[first]) == std::string_view::npos),
                    cell);
            }
    CHECK(has(csv, "\"a;'=1+1;b\""));
    CHECK(has(csv, "\"a; '=1+1\""));
    CHECK(has(csv, "2027-03-16 10:00"));
}

TEST_CASE("csv: it begins with the mark by which spreadsheets know UTF-8, and has the figures") {
    const auto text = in_csv(an_ended_day());
    CHECK(text.starts_with("\xEF\xBB\xBFkind,number,card,from,to,minutes,who,"));
    CHECK(has(text,
        "experiment,1,1,,,,ada,shop,Mail quokka fails: nobody cries,,resolved by the owning "
        "team,4.0,6.0,20.0,6.0\r\n"));
    CHECK(has(text, "run,,1,2027-03-16 10:00,2027-03-16 10:25,25.0,ada,"));
    CHECK(has(text, "stop-all,,,2027-03-16 11:10,2027-03-16 11:20,10.0,"));
    CHECK(has(text, "\"'=HYPERLINK(\"\"heron\"\")\""));
}

TEST_CASE("csv: people go by their names, which are no formulas either") {
    auto day = an_ended_day();
    const bot::speech::names called{[](const auto&) { return "=1+1"; }, {}};
    const auto text = report::teller(keepers_view(day.day()), {at("13:00"), called}).told(report::format::csv).text;
    CHECK(has(text, ",'=1+1,"));
    CHECK_FALSE(has(text, ",=1+1,"));
}

TEST_CASE("csv: nor behind a control character, which a spreadsheet may drop") {
    auto day = an_ended_day();
    for (const auto* name : {"\x01=1+1", "\x1B \x01@SUM(A1)", "\x0C|calc"}) {
        const bot::speech::names called{[&](const auto&) { return name; }, {}};
        const auto text = report::teller(keepers_view(day.day()), {at("13:00"), called}).told(report::format::csv).text;
        CHECK_FALSE(has(text, std::string(",") + name));
        CHECK(has(text, std::string(",'") + name[0]));
        const auto formula = std::string_view(name).find_first_of("=@|");
        CHECK(has(text, std::string("'") + (name + formula)));
    }
}

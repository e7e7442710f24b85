// A report in each of its forms: what was typed makes no tag, no attribute, no cell, no formula and no Markdown that
// plain letters would not make.
//
// An input: which form; then as for twins.hpp.
#include "fuzz/days.hpp"
#include "fuzz/must.hpp"
#include "fuzz/twins.hpp"
#include "picture/svg.hpp"
#include "report/csv.hpp"
#include "report/document.hpp"
#include "speech/say.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace {

using namespace tests::fuzz;
namespace speech = bot::speech;
namespace report = bot::report;

report::document document_with(const speech::message& message, const typed_words& words) {
    report::pages made(words.title);
    made.titled(1, speech::words(words.title)).titled(2, speech::words(words.note), "cards");
    std::vector<std::vector<speech::line>> rows;
    for (const auto& each : message.body) {
        if (const auto* it = std::get_if<speech::paragraph>(&each)) made.says(it->said);
        if (const auto* it = std::get_if<speech::items>(&each)) made.lists(it->each);
        if (const auto* it = std::get_if<speech::paragraph>(&each))
            rows.push_back({it->said, speech::words(words.title)});
    }
    made.shows(report::table{{words.title, words.name}, std::move(rows)});
    return made.done();
}

bot::picture::drawing drawing_with(const typed_words& words) {
    bot::picture::drawing it;
    it.title = words.title;
    it.width = it.height = 100;
    const bot::picture::box place{1, 1, 5, 5};
    it.labels.push_back({bot::picture::label_kind::lane, place, words.name});
    it.spots.push_back({place, words.note, 1, {words.title, words.name}, place});
    return it;
}

/// How many there are of each tag with the names of its attributes; text and values are left out.
std::map<std::string, int> tags_in(std::string_view markup) {
    std::map<std::string, int> found;
    std::string tag;
    bool in_tag = false;
    char quote = 0;
    for (const char each : markup) {
        if (quote != 0) {
            if (each == quote) quote = 0;
        } else if (in_tag && (each == '"' || each == '\'')) {
            quote = each;
        } else if (each == '<') {
            must(!in_tag, "a tag is closed before the next one begins", markup);
            in_tag = true;
        }
        if (in_tag && quote == 0) tag += each;
        if (in_tag && quote == 0 && each == '>') {
            in_tag = false;
            ++found[std::exchange(tag, {})];
        }
    }
    return found;
}

bool begins_a_formula(std::string_view cell) {
    const auto first = std::ranges::find_if(cell, [](char c) { return static_cast<unsigned char>(c) > 0x20; });
    if (first != cell.begin() && !cell.empty() && cell.front() != ' ') return true;  // a tab or line end in front
    return first != cell.end() && std::string_view("=+-@|").contains(*first);
}

/// How many cells each row has, by RFC 4180.
std::vector<std::size_t> cells_in(std::string_view csv) {
    std::vector<std::size_t> rows;
    std::string cell;
    std::size_t cells = 0;
    bool in_quotes = false;
    if (csv.starts_with("\xEF\xBB\xBF")) csv.remove_prefix(3);
    for (std::size_t at = 0; at < csv.size(); ++at) {
        const char each = csv[at];
        const bool ends = !in_quotes && (each == ',' || csv.substr(at).starts_with("\r\n"));
        if (in_quotes && each == '"' && at + 1 < csv.size() && csv[at + 1] == '"')
            cell += csv[at++];
        else if (each == '"')
            in_quotes = !in_quotes;
        else if (!ends)
            cell += each;
        if (!ends) continue;
        must(!begins_a_formula(cell), "no cell is a formula", cell);
        cell.clear();
        ++cells;
        if (each == ',') continue;
        ++at;
        rows.push_back(std::exchange(cells, 0));
    }
    must(!in_quotes && cell.empty() && cells == 0, "a table ends with its last row", csv);
    return rows;
}

std::string csv_with(const typed_words& words) {
    static const auto moments = moments_of_days(bot::day::platform::room);
    auto day = moments[2].known.days.begin()->second;
    day.plan.name = words.title;
    for (auto& [no, each] : day.open.sightings) {
        each.what = words.note;
        each.team = words.name;
        each.by.id = words.name;
    }
    return report::csv_of(bot::day::public_day(day), {moments[2].now});
}

void must_be_alike(const std::string& typed, const std::string& calm) {
    auto as_meant = tags_in(calm);
    for (const auto& [tag, count] : tags_in(typed)) must(count <= as_meant[tag], "what was typed makes no tag", typed);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    input in(bytes, size);
    const auto form = in.choose(3);
    const auto much = extent_in(in);
    const auto markdown = in.until('\f');
    const auto typed = words_in(in), calm = calmed(typed);
    if (form == 0)
        must_be_alike(report::html(document_with(message_with(much, markdown, typed), typed)),
            report::html(document_with(message_with(much, markdown, calm), calm)));
    else if (form == 1)
        must_be_alike(bot::picture::svg(drawing_with(typed)), bot::picture::svg(drawing_with(calm)));
    else
        must(cells_in(csv_with(typed)) == cells_in(csv_with(calm)), "what was typed makes no cell");
    return 0;
}

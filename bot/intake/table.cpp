// A table as spreadsheets write it (RFC 4180), with commas, semicolons or tabs.
#include "intake/fields.hpp"
#include "speech/words.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace bot::intake {

namespace {

struct row {
    std::size_t line = 1;
    std::vector<std::string> cells;
    bool is_cut = false;
    std::vector<left_out> not_read;  ///< what stands in no cell of it
    bool is_blank() const {
        return std::ranges::all_of(cells, [](const auto& each) { return each.empty(); });
    }
};

constexpr std::size_t most_cells = 100;

class row_reader {
public:
    explicit row_reader(std::string_view text) : text_(text) {
        const auto heading = text.substr(0, text.find('\n'));
        for (const char each : {';', '\t'})
            if (std::ranges::count(heading, each) > std::ranges::count(heading, between_)) between_ = each;
    }

    std::optional<row> next() {
        if (text_.empty()) return std::nullopt;
        row made;
        made.line = line_;
        do made.cells.push_back(cell(made.not_read));
        while (take(between_) && made.cells.size() < most_cells);
        made.is_cut =
            made.cells.size() == most_cells && !text_.empty() && text_.front() != '\r' && text_.front() != '\n';
        take('\r');
        if (!take('\n'))
            text_.remove_prefix(std::min(text_.find('\n'), text_.size()));
        else
            ++line_;
        return made;
    }

private:
    bool take(char wanted) {
        if (!text_.starts_with(wanted)) return false;
        text_.remove_prefix(1);
        return true;
    }

    std::string cell(std::vector<left_out>& not_read) {
        return take('"') ? in_quotes(not_read) : std::string(to_its_end());
    }

    std::string_view to_its_end() {
        const auto said = text_.substr(0, text_.find_first_of(std::string{between_, '\r', '\n'}));
        text_.remove_prefix(said.size());
        return said;
    }

    /// A doubled quote is one; whatever stands behind the closing one belongs to no cell.
    std::string in_quotes(std::vector<left_out>& not_read) {
        const auto opened = line_;
        std::string said;
        bool is_closed = false;
        while (!text_.empty() && !is_closed) {
            const char each = text_.front();
            text_.remove_prefix(1);
            if (each == '\n') ++line_;
            is_closed = each == '"' && !take('"');
            if (!is_closed) said += each;
        }
        if (!is_closed)
            not_read.push_back({opened, "A quote opens here and is never closed: all that follows is in one cell."});
        if (const auto behind = to_its_end(); behind.find_first_not_of(' ') != std::string_view::npos)
            not_read.push_back({opened,
                fmt::format("\"{}\" stands behind a closing quote: it was left out.", speech::shortened(behind, 60))});
        return said;
    }

    std::string_view text_;
    char between_ = ',';
    std::size_t line_ = 1;
};

std::vector<std::optional<field>> fields_of(const row& heading, std::vector<left_out>& not_read) {
    std::vector<std::optional<field>> columns;
    not_read.insert(not_read.end(), heading.not_read.begin(), heading.not_read.end());
    for (const auto& each : heading.cells) {
        columns.push_back(field_named(each));
        if (!columns.back() && !each.empty())
            not_read.push_back(
                {heading.line, fmt::format("The column \"{}\" is no field of a card.", speech::shortened(each, 60))});
    }
    return columns;
}

card card_of(const row& it, const std::vector<std::optional<field>>& columns, std::vector<left_out>& not_read) {
    card made;
    made.line = it.line;
    for (std::size_t at = 0; at < it.cells.size(); ++at) {
        if (at < columns.size() && columns[at]) take(made, *columns[at], it.cells[at], not_read);
        if (at >= columns.size() && !it.cells[at].empty())
            not_read.push_back(
                {it.line, fmt::format("\"{}\" stands under no heading.", speech::shortened(it.cells[at], 60))});
    }
    if (it.is_cut)
        not_read.push_back({it.line, fmt::format("A line has {} cells at most: the rest was left out.", most_cells)});
    complete(made, not_read);
    return made;
}

}  // namespace

std::expected<cards, std::string> read_table(std::string_view csv) {
    row_reader rows(csv);
    cards made;
    const auto heading = rows.next();
    if (!heading) return std::unexpected("The file is empty.");
    const auto columns = fields_of(*heading, made.not_read);
    if (std::ranges::none_of(columns, [](const auto& it) { return it.has_value(); }))
        return std::unexpected(
            "The first line names no field of a card. Write a heading there, such as: "
            "component,failure,expected,rollback.");
    while (auto each = rows.next()) {
        made.not_read.insert(made.not_read.end(), each->not_read.begin(), each->not_read.end());
        if (each->is_blank()) continue;
        if (made.each.size() == most_cards) {
            made.not_read.push_back(
                {each->line, fmt::format("A plan has {} cards at most: the rest was left out.", most_cards)});
            break;
        }
        made.each.push_back(card_of(*each, columns, made.not_read));
    }
    return made;
}

}  // namespace bot::intake

// Experiments that were written down elsewhere -> cards of a plan file. Whatever can not be read is listed with its
// line; nothing is guessed in silence.
#pragma once

#include "day/plan.hpp"

#include <expected>
#include <string>
#include <string_view>
#include <vector>

namespace bot::intake {

/// Handles are ids as they were written: the plan file has them with an "@".
struct card {
    day::card_plan plan;
    std::size_t line = 1;
};
struct left_out {
    std::size_t line = 1;
    std::string what;  ///< what it is, why it was not taken over, what to do
};
struct cards {
    std::vector<card> each;
    std::vector<left_out> not_read;
};

constexpr std::size_t most_cards = 200;         ///< a plan has no more
constexpr std::size_t longest_file = 32 << 20;  ///< bytes; a board's export holds its history, too
constexpr std::string_view to_be_written = "(to be written)";

/// A Trello board, a Chaos Toolkit experiment or journal, or a table: told apart by what is in it. The error is a
/// sentence for whoever has the file.
std::expected<cards, std::string> read_cards(std::string_view text);

std::expected<cards, std::string> read_table(std::string_view csv);

/// As `[[card]]` tables, with what is still to be written marked, and with a comment for what was not read.
std::string plan_text(const cards& it);

}  // namespace bot::intake

// Documents in JSON that hold experiments: boards and experiment files.
#pragma once

#include "intake/cards.hpp"

#include <nlohmann/json_fwd.hpp>

namespace bot::intake {

/// The board's export ("Print, export, and share", "Export as JSON"): cards with their labels, members and checklists.
cards read_trello(const nlohmann::json& board, std::string_view text);
/// One card: its title, method and rollbacks. `text` is for line numbers.
cards read_chaos_toolkit(const nlohmann::json& experiment, std::string_view text);

/// The line on which `needle` first stands; 1 where it does not.
std::size_t line_of(std::string_view text, std::string_view needle);

/// A text member, or nothing where it is missing or no text.
std::string text_in(const nlohmann::json& of, const char* name);
/// The list of that name, or an empty one.
const nlohmann::json& list_in(const nlohmann::json& of, const char* name);

}  // namespace bot::intake

// Documents in JSON that hold experiments: boards and experiment files, read with their lines.
#pragma once

#include "intake/cards.hpp"

#include <nlohmann/json_fwd.hpp>

namespace bot::intake {

/// The board's export ("Print, export, and share", "Export as JSON"): cards with their labels, members and checklists.
cards read_trello(const nlohmann::json& board);
/// One card: its title, method and rollbacks.
cards read_chaos_toolkit(const nlohmann::json& experiment);

}  // namespace bot::intake

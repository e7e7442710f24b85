// JSON text to a document, within bounds: nothing of ours nests deeper, and a file that does is refused before it can
// fill the stack.
#pragma once

#include <expected>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

namespace bot::record {

constexpr int deepest = 64;

std::expected<nlohmann::json, std::string> parsed(std::string_view json);

}  // namespace bot::record

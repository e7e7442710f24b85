// JSON as it leaves for a platform: short, and always valid UTF-8.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

namespace bot::chat {

/// Bytes that are no UTF-8 are replaced by U+FFFD.
std::string json_text(const nlohmann::json& of);

}  // namespace bot::chat

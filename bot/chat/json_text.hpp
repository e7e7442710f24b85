// JSON as it leaves for a platform: short, and always valid UTF-8. Several times as fast as the library's own way,
// which looks at every byte by itself: an answer is mostly plain text.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

namespace bot::chat {

/// Bytes that are no UTF-8 are replaced by U+FFFD.
std::string json_text(const nlohmann::json& of);
/// The same behind what is there already.
void add_json_text(std::string& to, const nlohmann::json& of);
/// A text alone, in quotes.
void add_json_text(std::string& to, std::string_view text);

}  // namespace bot::chat

// A text as a JSON string. It can always be read again: what JSON wants escaped is, and bytes that are no UTF-8 become
// U+FFFD.
#pragma once

#include <string>
#include <string_view>

namespace bot::speech {

/// Appends the text with its quotes.
void write_json_string(std::string& out, std::string_view text);

}  // namespace bot::speech

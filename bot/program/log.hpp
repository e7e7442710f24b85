// What the program tells the operator: to stderr, one line an event, as text or as JSON. Whatever looks like a token or
// a secret address is masked here once more, though no room should ever have let it come so far.
#pragma once

#include "crew/teller.hpp"

#include <chrono>
#include <string>
#include <string_view>

namespace bot::program {

enum class log_form { text, json };

/// Without it: events from info upward, as text.
void open_log(std::string_view level, log_form form);

/// "debug", "info", "warning" or "error"; false, and nothing changed, for any other word.
bool set_log_level(std::string_view level);
bool is_log_level(std::string_view word);

crew::teller log_teller();

/// The line of an event, without the line's end; whatever is in `text` can not break it into two.
std::string log_line(
    std::chrono::sys_time<std::chrono::milliseconds> at, std::string_view level, std::string_view text, log_form form);

/// The text with the secret part of tokens and of hooks' addresses masked.
std::string redacted(std::string_view text);

}  // namespace bot::program

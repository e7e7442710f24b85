// Instants and numbers written straight into JSON text, instants as "2026-11-24T09:30:00.000Z". What is written here
// can always be read again.
#pragma once

#include "day/ids.hpp"

#include <charconv>
#include <concepts>
#include <optional>
#include <string>
#include <string_view>

namespace bot::record {

/// An instant outside of the years 0 to 9999 is written as the nearest one within.
void write_instant(std::string& out, day::instant when);

/// Exactly the form above, or nothing.
std::optional<day::instant> instant_of(std::string_view text);

void write_number(std::string& out, std::integral auto value) {
    char digits[24];
    const auto [end, error] = std::to_chars(digits, digits + sizeof digits, value);
    out.append(digits, end);
}

}  // namespace bot::record

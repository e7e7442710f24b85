// The JSON form of every fact and of the whole state: the one place of the house that knows it. A fact is an object
// {"n":17,"fact":"card_started","day":3,"actor":{...},"happened":...,"written":...,"cause":..., its own members ...}.
// Reading never crashes and never guesses: text that is not such an object is an error that says where and what.
#pragma once

#include "day/book.hpp"

#include <expected>
#include <string>
#include <string_view>

namespace boost::json {
class value;
}

namespace bot::record {

/// How deep what is read may nest; nothing of ours comes near.
constexpr std::size_t deepest = 64;

/// Appends the fact without the closing brace: the line's checksum follows (line.hpp).
void spell_open(std::string& out, const day::fact& happened);

std::expected<day::fact, std::string> fact_of(std::string_view text);

/// The whole state as one JSON object.
void spell_state(std::string& out, const day::state& known);

/// Reads the member `name` of the object.
std::expected<day::state, std::string> state_in(const boost::json::value& object, const char* name);

}  // namespace bot::record

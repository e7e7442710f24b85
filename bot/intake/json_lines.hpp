// JSON whose objects know on which line of the file they stand, so that what is not read of them can be found there.
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>

namespace bot::intake {

/// Nothing where the text is no JSON object. Each object gets members of ours, whose names begin with a blank.
std::optional<nlohmann::json> read_with_lines(std::string_view text);

/// The line on which the object begins; 1 for what is none.
std::size_t line_of(const nlohmann::json& object);
/// The line of that member's name, for objects at the top and one level below; else the object's own.
std::size_t line_of(const nlohmann::json& object, const std::string& member);
/// Whether it was written in the file.
bool is_written(std::string_view member);

/// A text member, or nothing where it is missing or no text.
std::string text_in(const nlohmann::json& of, const char* name);
/// The list of that name, or an empty one.
const nlohmann::json& list_in(const nlohmann::json& of, const char* name);
/// The object of that name, or an empty one.
const nlohmann::json& object_in(const nlohmann::json& of, const char* name);
/// A text, a number, yes or no as text; nothing for what has parts or is null.
std::string plain_text(const nlohmann::json& it);

}  // namespace bot::intake

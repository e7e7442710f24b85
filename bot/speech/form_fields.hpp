// The questions that forms are made of. Each is named as the part of the command that it asks for.
#pragma once

#include "speech/message.hpp"

#include <map>

namespace bot::speech {

/// What was said before the form was opened, by the names of the command's parts.
using given_parts = std::map<std::string, std::string>;

field one_line(std::string name, std::string label, std::string hint = {});
field some_lines(std::string name, std::string label, std::string hint = {});
/// One of these, and chosen already where there is only one. A choice of nothing can not be shown: then the number is
/// asked for, and the refusal says what helps.
field one_of(std::string name, std::string label, std::vector<option> options);
/// Nobody has to say why.
field asks_why(std::string hint = {});

field as_kind(field it, field_kind kind);
field optional(field it);
field filled(field it, std::string value);

/// As much of a name as the label of an option holds.
std::string as_label(std::string_view name);

/// What was said already stands in the form; what it does not ask for comes back with it.
void fill_in(form& made, const given_parts& given);

}  // namespace bot::speech

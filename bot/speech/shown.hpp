// What a prefilled form showed: what its editor left alone is not written back over what others have made of it since.
#pragma once

#include "day/command.hpp"
#include "speech/message.hpp"

#include <map>
#include <string>
#include <string_view>

namespace bot::speech {

/// As a form carries it: "alert=811c9dc5 owner=0a1b2c3d".
std::string spelled(const day::revision& it);
/// What is misspelled is left out.
day::revision revision_in(std::string_view spelled);

/// From now on the form knows what stands in its fields.
void remember_shown(form& made);
/// The values of a form that came back which are no more what it showed; all of them if it does not know.
std::map<std::string, std::string> touched(
    const std::map<std::string, std::string>& given, std::map<std::string, std::string> values);

}  // namespace bot::speech

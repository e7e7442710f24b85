// The record as people read it: the timeline, the material of the retrospective, and both as one Markdown text.
#pragma once

#include "day/view.hpp"
#include "speech/message.hpp"

#include <functional>

namespace bot::speech {

message timeline_in_words(const day::agents_day& of);
/// All of it, however long.
message whole_timeline(const day::agents_day& of);
message retrospective_in_words(const day::agents_day& of);
/// How people are called where no platform turns their ids into names.
using naming = std::function<std::string(const day::person_id&)>;
message exported(const day::agents_day& of, std::string_view format, const naming& name);

/// Markdown of a message, with what people typed escaped.
std::string as_markdown(const message& it, const naming& name);

}  // namespace bot::speech

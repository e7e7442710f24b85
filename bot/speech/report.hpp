// The record as people read it: the timeline, the material of the retrospective, and both as one Markdown text.
#pragma once

#include "day/view.hpp"
#include "speech/message.hpp"

namespace bot::speech {

message timeline_in_words(const day::agents_day& of);
/// All of it, however long.
message whole_timeline(const day::agents_day& of);
message retrospective_in_words(const day::agents_day& of);
message exported(const day::agents_day& of, std::string_view format);

/// Markdown of a message, with what people typed escaped.
std::string as_markdown(const message& it);

}  // namespace bot::speech

// The record as people read it in chat: the timeline and the material of the retrospective; and the lines of both,
// which the written report shares.
#pragma once

#include "day/retrospect.hpp"
#include "speech/message.hpp"

namespace bot::speech {

message timeline_in_words(const day::agents_day& of);
message retrospective_in_words(const day::agents_day& of);
/// What comes with the report as a file: what is in it, and how to get it where no file can be shown.
message export_in_words(const day::agents_day& of, std::string_view format);

/// Every entry of the record, in the order in which it happened; `notes` as the retrospective has them.
std::vector<line> record_lines(const day::agents_day& of, const std::vector<day::note>& notes);
/// "resolved by the owning team; noticed after 4 min, over after 12 min; rolled back in 3 min (estimate 5 min)".
line outcome_of(const day::card_story& it);
/// "text (@who)", for an idea with who considers it later.
line lesson_in_words(const day::lesson& it);
/// What the record still lacks, each with the words that mend it.
std::vector<line> gaps_in_words(const day::retrospective& it, const day::agents_day& of);

}  // namespace bot::speech

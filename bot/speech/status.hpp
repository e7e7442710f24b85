// The status of a day: the same lines for everybody, and below them what agents may know besides.
#pragma once

#include "day/view.hpp"
#include "speech/message.hpp"

namespace bot::speech {

message public_status(const day::public_day& of, const day::person_id& who, day::instant now);
message agents_status(const day::agents_day& of, const day::person_id& who, day::instant now);
message no_day_status();
/// The way to one's own pages of that day; whoever has it can go it once, within ten minutes.
message personal_link(std::string_view day, std::string_view url);
/// Where more links wait to be opened than are kept in mind.
message too_many_links();
/// Where no web page is served: whoever serves one answers instead.
message no_page();

}  // namespace bot::speech

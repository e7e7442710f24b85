// The forms about cards, prefilled from what agents know.
#pragma once

#include "day/view.hpp"
#include "speech/message.hpp"

namespace bot::speech {

using given_parts = std::map<std::string, std::string>;

form add_form();
/// Nothing where no such card is named.
std::optional<form> card_form(const day::agents_day& of, const given_parts& given);
form start_form(const day::agents_day& of, day::instant now);
/// For a message that was chosen from a channel: which card it is about, and why.
form keep_form(const day::agents_day& of);
form stop_form(const day::agents_day& of, const given_parts& given);

}  // namespace bot::speech

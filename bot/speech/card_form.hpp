// The forms about cards, prefilled from what agents know.
#pragma once

#include "day/view.hpp"
#include "speech/form_fields.hpp"

#include <initializer_list>

namespace bot::speech {

form add_form();
/// Nothing where no such card is named.
std::optional<form> card_form(const day::agents_day& of, const given_parts& given);
form start_form(const day::agents_day& of);
/// For a message that was chosen from a channel: which card it is about, and why.
form keep_form(const day::agents_day& of);
form stop_form(const day::agents_day& of);
form skip_form(const day::agents_day& of);
/// Which card may start against which rule: every card that could be started but for a rule.
form waive_form(const day::agents_day& of);

/// The question which of the cards in these columns is meant.
field choice_of_card(const day::agents_day& of, std::initializer_list<day::column> columns);

}  // namespace bot::speech

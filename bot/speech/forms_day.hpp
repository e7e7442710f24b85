// The forms with which a day is planned and run, prefilled from how it stands.
#pragma once

#include "day/view.hpp"
#include "speech/form_fields.hpp"

namespace bot::speech {

form new_form();
form edit_form(const day::setup& known);
/// People of one team, by their roles.
form people_form();
form hold_form();
form resume_form(const day::agents_day& of);
form extend_form(const day::agents_day& of, day::instant now);
form end_form();
/// Prefilled with how the reminder is set that is named, else the one for everybody.
form remind_form(const day::agents_day& of, const given_parts& given);

}  // namespace bot::speech

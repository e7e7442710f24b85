// The forms for what goes on the record, and for what is read from it.
#pragma once

#include "day/view.hpp"
#include "speech/message.hpp"

namespace bot::speech {

form log_form();
form change_form();
/// Which failure belongs to which card; what belongs to none yet stands first.
form tie_form(const day::agents_day& of);
form is_it_us_form();
form export_form();

}  // namespace bot::speech

// What each verb means: one function a verb, from what was read to a command, a question or a form.
#pragma once

#include "speech/reading.hpp"

namespace bot::speech {

using listener = outcome (*)(reading&);

/// Null for a name that is no verb's.
listener listener_for(std::string_view verb);

namespace listening {
// everybody's
outcome seen(reading& said);
outcome resolved(reading& said);
outcome stop_all(reading& said);
outcome real(reading& said);
outcome learned(reading& said);
outcome improve(reading& said);
outcome idea(reading& said);
outcome status(reading& said);
outcome link(reading& said);
outcome help(reading& said);
// cards
outcome board(reading& said);
outcome add(reading& said);
outcome card(reading& said);
outcome ready(reading& said);
outcome start(reading& said);
outcome stop(reading& said);
outcome rolled_back(reading& said);
outcome skip(reading& said);
outcome waive(reading& said);
outcome reveal(reading& said);
// the record
outcome log(reading& said);
outcome keep(reading& said);
outcome amend(reading& said);
outcome undo(reading& said);
outcome change(reading& said);
outcome restored(reading& said);
outcome drawn_in(reading& said);
outcome tie(reading& said);
outcome is_it_us(reading& said);
outcome load(reading& said);
outcome timeline(reading& said);
outcome retro(reading& said);
outcome export_record(reading& said);
// the day
outcome facilitator(reading& said);
outcome new_day(reading& said);
outcome edit(reading& said);
outcome clone(reading& said);
outcome people(reading& said);
outcome plan(reading& said);
outcome check(reading& said);
outcome kickoff(reading& said);
outcome limit(reading& said);
outcome hold(reading& said);
outcome resume(reading& said);
outcome extend(reading& said);
outcome wind_down(reading& said);
outcome end(reading& said);
outcome remind(reading& said);
outcome done(reading& said);
outcome tick(reading& said);
outcome close(reading& said);
outcome cancel(reading& said);
}  // namespace listening

}  // namespace bot::speech

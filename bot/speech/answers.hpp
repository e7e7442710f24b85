// What the bot answers to the person who asked. Answers to the public are made from `public_day` and public facts;
// whatever takes an `agents_day` may be shown to agents and the facilitator only.
#pragma once

#include "day/command.hpp"
#include "day/decide.hpp"
#include "day/view.hpp"
#include "speech/parse.hpp"

#include <span>

namespace bot::speech {

/// What happened upon a public command. `happened` holds the public facts alone, agents' facts have been left out.
message done(const day::public_command& asked, std::span<const day::public_fact> happened, const day::public_day& of,
    day::instant now);
/// The same for an agent or the facilitator: stop-all shows them the rollback steps.
message done(
    const day::public_command& asked, std::span<const day::fact> happened, const day::agents_day& of, day::instant now);
message done(
    const day::agents_command& asked, std::span<const day::fact> happened, const day::agents_day& of, day::instant now);

message refused(const day::public_refusal& why);
message refused(const day::agents_refusal& why, const day::agents_day& of);

/// `of` is null where no day is meant: help still answers.
message answer(const day::public_question& asked, const day::public_day* of, const day::person_id& who, day::role as,
    day::instant now);
/// The same for an agent or the facilitator, whose status tells of the limit, the board and the hold too.
message answer(const day::public_question& asked, const day::agents_day& of, const day::person_id& who, day::role as,
    day::instant now);
message answer(const day::agents_question& asked, const day::agents_day& of, day::instant now);

/// The form for a command that was given too little; agents' forms are prefilled from their view.
std::optional<form> form_for(const wants_form& asked, const day::public_day* of, day::instant now);
std::optional<form> form_for(const wants_form& asked, const day::agents_day& of, day::instant now);

/// What resuming asks first, where everything is stopped.
line is_it_safe(bool after_real);

/// For a message that an agent puts on the record by hand.
form form_to_keep(const day::agents_day& of);

/// The request was understood but could not be written down: what that means for the day, and what to do.
message not_recorded();
/// A change, or a question, while the disk hangs: whether what is known stays true nobody can tell.
message not_on_disk_yet();
message nothing_to_show_yet();
/// What became of a change that was answered with not_on_disk_yet(): it stands, with its answer; or it does not.
message on_record_after_all(const message& said);
message lost_after_all();

}  // namespace bot::speech

// What is said when a request does not even become a command: a plan file that can not be had, words in the wrong
// place.
#pragma once

#include "day/plan.hpp"
#include "speech/message.hpp"
#include "speech/plan_file.hpp"

namespace bot::speech {

/// An agents' command typed where others read it: it was not run, and should be deleted.
message said_in_the_open();
/// Words in the open that were not understood, and why not: they may have been meant for agents.
message said_in_the_open(const message& why_not);

/// Said while nobody could hear it, at `when`, and not done now without being said again.
message said_too_late(std::string_view words, std::string_view when);

/// To the facilitator: a channel of their day is archived, or the bot was taken out of it; what that means, and what to
/// do.
message channel_archived(const day::setup& of, const day::channel_id& which);
message taken_out_of(const day::setup& of, const day::channel_id& which);
/// What `check` says where the agents' channel could not be looked at in time: what it says of that may be old.
message not_looked_at(message checked);

/// To an agent whose reaction in the incident channel everybody sees.
message not_by_reaction();
/// A link to a message, where the platform can not read it by its link.
message not_by_link();

/// To whoever may know nothing of the plan files: the same, whatever name was said.
message no_plan_for_you();
message no_plan_file(std::string_view name, std::string_view why);
message plan_faults(std::string_view name, const std::vector<plan_fault>& faults);

}  // namespace bot::speech

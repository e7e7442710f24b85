// One function a command: the rules, command by command. `decide` finds the right one after it has seen to it that the
// asker may give the command at all.
#pragma once

#include "day/pen.hpp"

namespace bot::day {

// Anybody's (decide_public.cpp).
decision decide_on(const case_at_hand& at, const report_sighting& asked);
decision decide_on(const case_at_hand& at, const resolve_sighting& asked);
decision decide_on(const case_at_hand& at, const stop_all& asked);
decision decide_on(const case_at_hand& at, const declare_real& asked);
decision decide_on(const case_at_hand& at, const write_lesson& asked);
decision decide_on(const case_at_hand& at, const greet& asked);

// Cards (decide_cards.cpp).
decision decide_on(const case_at_hand& at, const add_card& asked);
decision decide_on(const case_at_hand& at, const edit_card& asked);
decision decide_on(const case_at_hand& at, const ready_card& asked);
decision decide_on(const case_at_hand& at, const start_card& asked);
decision decide_on(const case_at_hand& at, const stop_card& asked);
decision decide_on(const case_at_hand& at, const roll_back_card& asked);
decision decide_on(const case_at_hand& at, const skip_card& asked);
decision decide_on(const case_at_hand& at, const waive_rule& asked);

// Notes and changes (decide_notes.cpp).
decision decide_on(const case_at_hand& at, const write_notes& asked);
decision decide_on(const case_at_hand& at, const keep_message& asked);
decision decide_on(const case_at_hand& at, const drop_message& asked);
decision decide_on(const case_at_hand& at, const open_change& asked);
decision decide_on(const case_at_hand& at, const restore_change& asked);
decision decide_on(const case_at_hand& at, const draw_in& asked);
decision decide_on(const case_at_hand& at, const take_back& asked);
decision decide_on(const case_at_hand& at, const amend_note& asked);
decision decide_on(const case_at_hand& at, const tie_sighting& asked);

// The facilitator's (decide_facilitator.cpp).
decision decide_on(const case_at_hand& at, const hand_over& asked);
decision decide_on(const case_at_hand& at, const set_limit& asked);
decision decide_on(const case_at_hand& at, const hold_starts& asked);
decision decide_on(const case_at_hand& at, const resume_day& asked);
decision decide_on(const case_at_hand& at, const extend_day& asked);
decision decide_on(const case_at_hand& at, const wind_down& asked);
decision decide_on(const case_at_hand& at, const end_day& asked);
decision decide_on(const case_at_hand& at, const reveal& asked);
decision decide_on(const case_at_hand& at, const set_reminder& asked);
decision decide_on(const case_at_hand& at, const tick_step& asked);
decision decide_on(const case_at_hand& at, const close_day& asked);

// The planning of a day (decide_planning.cpp).
decision decide_on(const case_at_hand& at, const create_day& asked);
decision decide_on(const case_at_hand& at, const edit_day& asked);
decision decide_on(const case_at_hand& at, const change_people& asked);
decision decide_on(const case_at_hand& at, const kick_off& asked);
decision decide_on(const case_at_hand& at, const load_plan& asked);
decision decide_on(const case_at_hand& at, const cancel_day& asked);
decision decide_on(const case_at_hand& at, const clone_day& asked);

// The bot's own (decide_own.cpp).
decision decide_on(const case_at_hand& at, const tick& asked);
decision decide_on(const case_at_hand& at, const note_announced& asked);
decision decide_on(const case_at_hand& at, const drop_announcement& asked);
decision decide_on(const case_at_hand& at, const take_topic& asked);
decision decide_on(const case_at_hand& at, const finish_chore& asked);
decision decide_on(const case_at_hand& at, const promise_report& asked);
decision decide_on(const case_at_hand& at, const finish_report& asked);
decision decide_on(const case_at_hand& at, const see_agents_channel& asked);
decision decide_on(const case_at_hand& at, const see_group& asked);

/// The card that is meant: the one named, else the only one in these columns.
std::expected<const card*, refusal> card_meant(
    const case_at_hand& at, std::optional<card_no> named, std::vector<column> where);

/// No estimate, spacing or snooze lasts longer: just under a week, and none is shorter than a minute.
constexpr std::size_t longest_minutes = 9'999;
constexpr bool lasts_sensibly(minutes it) { return it >= minutes(1) && it <= minutes(longest_minutes); }
bool lasts_sensibly(const card_plan& plan);

/// The open day that holds a channel of this one, which therefore can not be opened beside it (rule 10).
const chaos_day* day_in_the_way(const state& known, const chaos_day& day);

/// Stops what runs, for stop-all and a real incident.
void stop_everything(const case_at_hand& at, pen& writes, bool real, const std::string& why);

}  // namespace bot::day

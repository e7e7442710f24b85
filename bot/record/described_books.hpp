// The members of announcements and books, each listed once: what a snapshot holds. A change here, or in what `apply`
// makes of a fact, asks for a new `snapshot_format` (snapshot.hpp): a snapshot of another format is made anew.
#pragma once

#include "day/book.hpp"
#include "record/described.hpp"

namespace bot::day {

BOOST_DESCRIBE_ENUM(standing, ordinary, pinned, unpins, edits_pin)
BOOST_DESCRIBE_ENUM(phase, planned, open, ended, closed, cancelled)
BOOST_DESCRIBE_ENUM(occasion, planned, notice, kickoff, reminder, window_opened, window_ended, ran_longer, stopped,
    real, resumed, extended, handed_over, revealed, ended)
BOOST_DESCRIBE_ENUM(act, written, message, added, readied, started, stopped, rolled_back, skipped, change_opened,
    change_restored, drawn_in, limit, hold, hold_lifted, waived, stop_all, real, resumed, wind_down)

BOOST_DESCRIBE_ENUM(lasting_act, seen, resolved, extended, edited, kickoff_time, handed_over, reminder, resumed, group)

BOT_SPELLED(public_frame, day, environment, procedure, procedure_link, zone, incident_channel, facilitator, opens, ends,
    several_windows, between_windows)
BOT_SPELLED(day_soon, moved)
BOT_SPELLED(day_off, why)
BOT_SPELLED(kickoff)
BOT_SPELLED(neutral_reminder)
BOT_SPELLED(over_for_today, resumes)
BOT_SPELLED(runs_longer)
BOT_SPELLED(chaos_suspended)
BOT_SPELLED(real_incident, what)
BOT_SPELLED(chaos_resumed, after_real)
BOT_SPELLED(longer_today, by, why)
BOT_SPELLED(new_facilitator, from, why)
BOT_SPELLED(end_of_chaos, still_broken)
BOT_SPELLED(cards_revealed, cards)
BOT_SPELLED(welcome)

BOT_SPELLED(card_line, no, title, where, owner, teams, rollback, estimate, planned, since)
BOT_SPELLED(change_line, no, what, restore, by)
BOT_SPELLED(agents_frame, day, environment, zone, facilitator, limit, opens, last_start, wind_down, ends)
BOT_SPELLED(ready_report, missing, unready, open_changes, leftovers, to_ready, no_cards, agents, strangers, is_private)
BOT_SPELLED(agents_kickoff, board)
BOT_SPELLED(kickoff_blocked, missing)
BOT_SPELLED(what_do_you_see, card, overdue)
BOT_SPELLED(what_hinders, card)
BOT_SPELLED(team_overloaded, team, open)
BOT_SPELLED(all_quiet, since)
BOT_SPELLED(countdown, left, still)
BOT_SPELLED(winding_down, still, open_changes, again)
BOT_SPELLED(agents_over_for_today, resumes, still)
BOT_SPELLED(end_overdue, still, open_changes)
BOT_SPELLED(all_stop, by, why, real, still)
BOT_SPELLED(all_resume, by, why, after_real)
BOT_SPELLED(on_hold, by, why, lifted)
BOT_SPELLED(limit_changed, by, why, limit)
BOT_SPELLED(rule_waived, by, card, rule, why)
BOT_SPELLED(agents_handover, by, why, from, to)
BOT_SPELLED(agents_extended, by, why)
BOT_SPELLED(wind_down_moved, by, why, at)
BOT_SPELLED(card_moved, card, by, why)
BOT_SPELLED(agents_end, gaps, retro)
BOT_SPELLED(channel_unsafe, strangers, is_private)
BOT_SPELLED(channel_safe)
BOT_SPELLED(step_due, step)
BOT_SPELLED(day_called_off, by, why)
BOT_SPELLED(day_moved, by, opens)
BOOST_DESCRIBE_ENUM(consent, asked, agreed, withdrawn)
BOT_SPELLED(appointment_asked, by, why, whom, stands)

BOT_SPELLED(for_everyone, frame, news, where, as)
BOT_SPELLED(for_agents, frame, news, where)
BOT_SPELLED(for_one, frame, news, who)
BOT_SPELLED(for_newcomer, frame, news, who)
BOT_SPELLED(announcement, id, made, not_before, good_until, to)

BOT_SPELLED(exhibit, said, where, late)
BOT_SPELLED(sighting, no, what, team, by, seen, resolved, resolved_by)
BOT_SPELLED(standstill, real, by, since)
BOT_SPELLED(milestone, of, at, by, said, window)
BOT_SPELLED(reminder_rule, off, every, snoozed_until)
BOT_SPELLED(our_topic, now, was)
BOT_SPELLED(open_book, now, facilitator, kickoff_at, kickoff_by_hand, kicked_off_at, ended_at, stopped, windows_opened,
    windows_ended, ran_longer, notices_given, told, last_public_word, sightings, sighted_bytes, open_by_team,
    last_sighting, revealed, still_broken, course, windows_planned, rules, greeted, kickoff_posts, neutral_posts,
    topics_before, topics, chores, announcements, outstanding, on_show)
BOT_SPELLED(run, started, by, stopped, rolled_back, resolved, stopped_by, rolled_back_by, last_word)
BOT_SPELLED(card, no, plan, where, runs, last_note, last_act)
BOT_SPELLED(note, no, of, before, struck, asks_why, who, happened, written, text, why, link, card, change, limit, rule)
BOT_SPELLED(amendments, earlier, why_given)
BOT_SPELLED(marks, reactions, by_hand)
BOT_SPELLED(change, no, what, restore, why, by, opened, restored, restored_by, withdrawn)
BOT_SPELLED(lesson, kind, text, by, owner, at, withdrawn)
BOT_SPELLED(hold, by, why, since)
BOT_SPELLED(reminded_of, kind, key, of)
BOT_SPELLED(unnoted_act, done, puts_back)
BOT_SPELLED(before_act, note, at, final_act, limit, on_hold, waivers, wind_down_at, unnoted, lasts)
BOT_SPELLED(secret_book, who, from, by_group, limit, on_hold, waivers, cards, faulty, notes, noted_bytes, amended,
    kept_messages, marked, changes, open_changes, tied, lessons, carried, last_act, wind_down_at, appointments,
    channel_unsafe, strangers, channel_private, rules, reminded, last_activity, ticked, owed, forced_why, announcements,
    outstanding, on_show)
BOT_SPELLED(chaos_day, id, plan, open, secret)
BOT_SPELLED(state, facts, latest, days, by_channel, recent, causes)

}  // namespace bot::day

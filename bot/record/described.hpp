// The members of ids, plans and facts, each listed once, by name: what is listed here is what is on disk. Renaming
// something here changes the spelling of the record; tests/record/approved/facts.jsonl says what it must stay.
#pragma once

#include "day/fact.hpp"

#include <boost/describe.hpp>
#include <string_view>

/// Lists a struct's members and keeps its name, by which a variant tells its alternatives apart on disk.
#define BOT_SPELLED(name, ...)                     \
    BOOST_DESCRIBE_STRUCT(name, (), (__VA_ARGS__)) \
    constexpr std::string_view spelled(const name*) { return #name; }

namespace bot::day {

BOOST_DESCRIBE_ENUM(platform, room, slack, mattermost)
BOOST_DESCRIBE_ENUM(counted, for_public, for_agents)
BOOST_DESCRIBE_ENUM(role, none, observer, responder, agent, facilitator)
BOOST_DESCRIBE_ENUM(column, backlog, ready, running, rolling_back, resolved_by_team, resolved_by_agents, not_run)
BOOST_DESCRIBE_ENUM(resolution, team, agents, nobody, stopped)
BOOST_DESCRIBE_ENUM(start_rule, window, last_start, hold, limit, alone, ready)
BOOST_DESCRIBE_ENUM(reminder, ready_check, notice, neutral, welcome, overdue_card, quiet_card, slow_rollback, load,
    quiet_day, countdown, wind_down, late_end, retrospective, preparation)
BOOST_DESCRIBE_ENUM(lesson_kind, learned, improvement, idea)
BOOST_DESCRIBE_ENUM(errand, pin, unpin, remove, set_topic, give_topic_back)

BOT_SPELLED(person_id, on, id)
BOT_SPELLED(channel_id, on, id)
BOT_SPELLED(group_id, on, id)
BOT_SPELLED(post_ref, where, id)
BOT_SPELLED(announcement_id, day, as, number)

BOT_SPELLED(moment, local, at)
BOT_SPELLED(window, opens, last_start, wind_down, ends)
BOT_SPELLED(pace, neutral_every, quiet_card, asked_again, team_load, all_quiet, countdown, notice_days)
BOT_SPELLED(setup, name, environment, procedure, procedure_link, on, incident_channel, agents_channel,
    stakeholders_channel, zone, windows, open, reminders, notices, ready_check, mornings, mornings_before)
BOT_SPELLED(member, as, team)
BOT_SPELLED(group, id, name, members)
BOT_SPELLED(followed_group, is, as)
BOT_SPELLED(card_plan, component, failure, expected, mode, method, technical_impact, business_impact, response, alert,
    rollback, rollback_estimate, owner, teams, alone, together, load, planned)
BOT_SPELLED(revealed_run, started, stopped, rolled_back)
BOT_SPELLED(revealed_card, no, title, where, teams, rollback, runs)

BOT_SPELLED(day_planned, plan, facilitator)
BOT_SPELLED(day_edited, plan, told, moved, opened)
BOT_SPELLED(day_cancelled, why)
BOT_SPELLED(notice_given, due)
BOT_SPELLED(kickoff_set, at)
BOT_SPELLED(kicked_off)
BOT_SPELLED(neutral_reminder_given)
BOT_SPELLED(window_opened, window)
BOT_SPELLED(window_ended, window)
BOT_SPELLED(ran_longer)
BOT_SPELLED(everything_stopped)
BOT_SPELLED(real_declared, what)
BOT_SPELLED(resumed, after_real)
BOT_SPELLED(extended, windows, why)
BOT_SPELLED(handed_over, from, to, why)
BOT_SPELLED(sighting_reported, no, what, team)
BOT_SPELLED(sighting_resolved, no)
BOT_SPELLED(joined, who)
BOT_SPELLED(revealed_to_all, cards, with_end)
BOT_SPELLED(day_ended, still_broken, forced_why)
BOT_SPELLED(day_closed)
BOT_SPELLED(public_reminder_set, kind, off, every, snoozed_until)
BOT_SPELLED(announced, id, where, topic_before, offers, late)
BOT_SPELLED(announcement_dropped, id, why)
BOT_SPELLED(topic_taken, where, was, now)
BOT_SPELLED(chore, of, on)
BOT_SPELLED(chore_done, what)

BOT_SPELLED(people_set, who)
BOT_SPELLED(group_followed, what)
BOT_SPELLED(group_left, group)
BOT_SPELLED(people_by_group, by)
BOT_SPELLED(limit_set, limit, note, why)
BOT_SPELLED(held, why, note)
BOT_SPELLED(hold_lifted, why, note)
BOT_SPELLED(waived, card, rule, why, note)
BOT_SPELLED(card_added, card, plan, note)
BOT_SPELLED(card_changed, card, plan)
BOT_SPELLED(card_readied, card, note)
BOT_SPELLED(card_started, card, title, why, waived, note)
BOT_SPELLED(card_stopped, card, title, by, why, note)
BOT_SPELLED(card_rolled_back, card, title, note)
BOT_SPELLED(card_skipped, card, title, why, note)
BOT_SPELLED(note_written, note, card, text, why, message, link)
BOT_SPELLED(message_marked, message, by_reaction)
BOT_SPELLED(message_unmarked, message)
BOT_SPELLED(note_amended, note, text, why)
BOT_SPELLED(note_struck, note)
BOT_SPELLED(change_opened, no, what, restore, why, note)
BOT_SPELLED(change_restored, no, note)
BOT_SPELLED(agent_drawn_in, agent, why, note)
BOT_SPELLED(sighting_tied, sighting, card)
BOT_SPELLED(sighting_untied, sighting)
BOT_SPELLED(lesson_written, kind, text, owner)
BOT_SPELLED(lesson_withdrawn, lesson)
BOT_SPELLED(improvement_carried, text, from)
BOT_SPELLED(stop_explained, real, why, note)
BOT_SPELLED(resume_explained, why, note)
BOT_SPELLED(wind_down_set, at, note, why)
BOT_SPELLED(taken_back, note)
BOT_SPELLED(appointment_backed, whom, why)
BOT_SPELLED(appointment_withdrawn, whom)
BOT_SPELLED(agents_channel_seen, strangers, is_private)
BOT_SPELLED(reminded, kind, key, of)
BOT_SPELLED(agents_reminder_set, kind, off, every, snoozed_until)
BOT_SPELLED(agents_announced, id, where, offers, late)
BOT_SPELLED(agents_announcement_dropped, id, why)
BOT_SPELLED(step_ticked, step)
BOT_SPELLED(step_unticked, step)
BOT_SPELLED(owed_report, asked, to, format)
BOT_SPELLED(report_promised, to, format)
BOT_SPELLED(report_brought, what)

}  // namespace bot::day

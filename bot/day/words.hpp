// The words of a day that its facts, its books and its views share.
#pragma once

#include <array>
#include <cstdint>

namespace bot::day {

enum class column : std::uint8_t {
    backlog,
    ready,
    running,
    rolling_back,
    resolved_by_team,
    resolved_by_agents,
    not_run
};

/// Who ended an experiment: the owning team, the agents, nobody because nobody had noticed it, or a stop-all.
enum class resolution : std::uint8_t { team, agents, nobody, stopped };

/// The parts of the gate that the facilitator may waive for one start.
enum class start_rule : std::uint8_t { window, last_start, hold, limit, alone, ready };

/// Every reminder that can be switched off, spaced or snoozed.
enum class reminder : std::uint8_t {
    ready_check,
    notice,
    neutral,
    welcome,
    overdue_card,
    quiet_card,
    slow_rollback,
    load,
    quiet_day,
    countdown,
    wind_down,
    late_end,
    retrospective,
    preparation
};

inline constexpr std::array all_reminders{reminder::ready_check, reminder::notice, reminder::neutral, reminder::welcome,
    reminder::overdue_card, reminder::quiet_card, reminder::slow_rollback, reminder::load, reminder::quiet_day,
    reminder::countdown, reminder::wind_down, reminder::late_end, reminder::retrospective, reminder::preparation};
/// Whether everybody gets it: its rule stands in the open book then.
constexpr bool is_public(reminder kind) {
    return kind == reminder::notice || kind == reminder::neutral || kind == reminder::welcome;
}

/// Whether it comes again and again, so that how often can be said; the others come at hours of their own, or once.
constexpr bool can_be_spaced(reminder kind) {
    return kind == reminder::neutral || kind == reminder::quiet_card || kind == reminder::slow_rollback ||
           kind == reminder::quiet_day || kind == reminder::wind_down || kind == reminder::late_end;
}

/// Acts that stay: others were told of them, or go by them. Each is followed by another one instead.
enum class lasting_act : std::uint8_t {
    seen,
    resolved,
    extended,
    edited,
    kickoff_time,
    handed_over,
    reminder,
    resumed,
    group
};

enum class lesson_kind : std::uint8_t { learned, improvement, idea };

}  // namespace bot::day

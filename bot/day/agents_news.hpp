// What the bot says of its own accord to agents and the facilitator.
#pragma once

#include "day/plan.hpp"
#include "day/words.hpp"

#include <variant>

namespace bot::day {

/// A card as it is spoken of to agents: enough to act on it without looking anything up.
struct card_line {
    card_no no;
    std::string title;
    column where = column::running;
    std::optional<person_id> owner;
    std::set<std::string> teams;
    std::vector<std::string> rollback;
    std::optional<minutes> estimate, planned;
    std::optional<instant> since;
    bool operator==(const card_line&) const = default;
};
struct change_line {
    change_no no;
    std::string what;
    std::string restore;
    person_id by;
    bool operator==(const change_line&) const = default;
};

struct agents_frame {
    std::string day, environment, zone;
    person_id facilitator;
    std::uint32_t limit = 2;
    instant opens, last_start, wind_down, ends;
    bool operator==(const agents_frame&) const = default;
};

struct ready_report {  ///< what is missing the working day before
    std::vector<std::string> missing;
    std::vector<card_line> unready;
    std::vector<change_line> open_changes;
    std::vector<std::string> leftovers;  ///< of earlier days
    std::vector<card_line> to_ready{};   ///< they have all they need, and nobody has said `ready`
    bool no_cards = false;
    std::uint32_t agents = 2;
    std::set<person_id> strangers{};  ///< in the agents' channel
    bool is_private = true;           ///< the agents' channel is
    bool operator==(const ready_report&) const = default;
};
struct agents_kickoff {
    std::vector<card_line> board;
    bool operator==(const agents_kickoff&) const = default;
};
struct kickoff_blocked {
    std::vector<std::string> missing;
    bool operator==(const kickoff_blocked&) const = default;
};
struct what_do_you_see {
    card_line card;
    bool overdue = false;
    bool operator==(const what_do_you_see&) const = default;
};
struct what_hinders {
    card_line card;
    bool operator==(const what_hinders&) const = default;
};
struct team_overloaded {
    std::string team;
    std::uint32_t open = 0;
    bool operator==(const team_overloaded&) const = default;
};
struct all_quiet {
    minutes since{0};
    bool operator==(const all_quiet&) const = default;
};
struct countdown {
    minutes left{0};
    std::vector<card_line> still;
    bool operator==(const countdown&) const = default;
};
struct winding_down {
    std::vector<card_line> still;
    std::vector<change_line> open_changes;
    bool again = false;
    bool operator==(const winding_down&) const = default;
};
struct agents_over_for_today {
    instant resumes;
    std::vector<card_line> still;
    bool operator==(const agents_over_for_today&) const = default;
};
struct end_overdue {
    std::vector<card_line> still;
    std::vector<change_line> open_changes;
    bool operator==(const end_overdue&) const = default;
};
struct all_stop {
    person_id by;
    std::string why;
    bool real = false;
    std::vector<card_line> still;
    bool operator==(const all_stop&) const = default;
};
struct all_resume {
    person_id by;
    std::string why;
    bool after_real = false;
    bool operator==(const all_resume&) const = default;
};
struct on_hold {
    person_id by;
    std::string why;
    bool lifted = false;
    bool operator==(const on_hold&) const = default;
};
struct limit_changed {
    person_id by;
    std::string why;
    std::uint32_t limit = 0;
    bool operator==(const limit_changed&) const = default;
};
struct rule_waived {
    person_id by;
    card_no card;
    start_rule rule = start_rule::limit;
    std::string why;
    bool operator==(const rule_waived&) const = default;
};
struct agents_handover {
    person_id by;
    std::string why;
    person_id from;
    person_id to;
    bool operator==(const agents_handover&) const = default;
};
struct agents_extended {
    person_id by;
    std::string why;
    bool operator==(const agents_extended&) const = default;
};
struct wind_down_moved {
    person_id by;
    std::string why;
    instant at;
    bool operator==(const wind_down_moved&) const = default;
};
struct card_moved {
    card_line card;
    person_id by;
    std::string why;
    bool operator==(const card_moved&) const = default;
};
struct agents_end {
    std::vector<note_no> gaps;  ///< acts that still lack a why
    std::optional<instant> retro;
    bool operator==(const agents_end&) const = default;
};
struct channel_unsafe {
    std::set<person_id> strangers;
    bool is_private = true;
    bool operator==(const channel_unsafe&) const = default;
};
struct channel_safe {
    bool operator==(const channel_safe&) const = default;
};
struct step_due {
    std::uint32_t step = 0;
    bool operator==(const step_due&) const = default;
};
struct day_called_off {
    person_id by;
    std::string why;
    bool operator==(const day_called_off&) const = default;
};
struct day_moved {
    person_id by;
    instant opens;
    bool operator==(const day_moved&) const = default;
};
/// An agent asks for another facilitator; a second one agrees, and it is so; or the first thinks better of it.
enum class consent : std::uint8_t { asked, agreed, withdrawn };
struct appointment_asked {
    person_id by;
    std::string why;
    person_id whom;
    consent stands = consent::asked;
    bool operator==(const appointment_asked&) const = default;
};

using agents_news = std::variant<ready_report, agents_kickoff, kickoff_blocked, what_do_you_see, what_hinders,
    team_overloaded, all_quiet, countdown, winding_down, agents_over_for_today, end_overdue, all_stop, all_resume,
    on_hold, limit_changed, rule_waived, agents_handover, agents_extended, wind_down_moved, card_moved, agents_end,
    channel_unsafe, channel_safe, step_due, day_called_off, day_moved, appointment_asked>;

}  // namespace bot::day

// Writes the facts of one decision: who, when and upon which request are the same for all of them, note numbers go on
// from the record's last.
#pragma once

#include "day/decide.hpp"

namespace bot::day {

class pen {
public:
    pen(const chaos_day& day, const asker& by, instant now)
        : id_(day.id), by_(by), now_(now), notes_(static_cast<std::uint32_t>(day.secret.notes.size())) {}

    note_no next_note() { return {++notes_}; }

    pen& write(public_fact what) { return put(std::move(what), now_); }
    pen& write(agents_fact what) { return put(std::move(what), now_); }
    pen& write_as_of(instant happened, agents_fact what) { return put(std::move(what), happened); }
    pen& write_as_of(instant happened, public_fact what) { return put(std::move(what), happened); }

    /// Facts that somebody else did, by the record's word: a message keeps its author.
    pen& write_for(const person_id& who, instant happened, agents_fact what) {
        put(std::move(what), happened);
        written_.back().who = who;
        return *this;
    }

    facts done() { return std::move(written_); }

private:
    template <class What>
    pen& put(What what, instant happened) {
        fact made;
        made.day = id_;
        made.who = by_.who;
        made.happened = happened;
        made.written = now_;
        made.cause = by_.cause;
        made.what = std::move(what);
        written_.push_back(std::move(made));
        return *this;
    }

    day_id id_;
    const asker& by_;
    instant now_;
    std::uint32_t notes_;
    facts written_;
};

/// A decision in the making: what is known of the day, who asks, and the limits of the house.
struct case_at_hand {
    const state& known;
    const chaos_day& day;
    const asker& by;
    role as;
    instant now;
    const house_rules& rules;

    pen take_pen() const { return pen(day, by, now); }
};

inline std::unexpected<refusal> refuse(public_refusal why) { return std::unexpected(refusal(std::move(why))); }
inline std::unexpected<refusal> refuse(agents_refusal why) { return std::unexpected(refusal(std::move(why))); }
/// For what waits for the kickoff, or for what a day takes only until it ends.
inline std::unexpected<refusal> not_open(const case_at_hand& at) {
    return refuse(public_refusal(day_not_open{at.day.open.now == phase::planned}));
}

}  // namespace bot::day

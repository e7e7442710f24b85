// What a viewer may see of a day. `public_day` is made from what the public may know and has no way to a card;
// `agents_day` is handed out to agents and the facilitator only. Texts for a viewer are made from one of the two.
#pragma once

#include "day/book.hpp"

namespace bot::day {

class public_day {
public:
    public_day(day_id id, const setup& plan, const open_book& open) : id_(id), plan_(&plan), open_(&open) {}
    explicit public_day(const chaos_day& day) : public_day(day.id, day.plan, day.open) {}

    day_id id() const { return id_; }
    const setup& plan() const { return *plan_; }
    const open_book& open() const { return *open_; }

    /// The window that is open, else the next one, else the last one.
    const window* current_window(instant now) const;
    std::vector<sighting> sightings_of(const person_id& who) const;

private:
    day_id id_;
    const setup* plan_;
    const open_book* open_;
};

role role_of(const chaos_day& day, const person_id& who);

class agents_day {
public:
    const chaos_day& day() const { return *day_; }
    const setup& plan() const { return day_->plan; }
    const open_book& open() const { return day_->open; }
    const secret_book& secret() const { return day_->secret; }

private:
    explicit agents_day(const chaos_day& day) : day_(&day) {}
    friend std::optional<agents_day> agents_view(const chaos_day& day, const person_id& who);
    friend agents_day keepers_view(const chaos_day& day);
    const chaos_day* day_;
};

/// Nothing for whoever is neither agent nor facilitator, unless the day is an open one.
std::optional<agents_day> agents_view(const chaos_day& day, const person_id& who);

/// For the operator's own tools (a printed rehearsal, a report), never for an answer in chat.
agents_day keepers_view(const chaos_day& day);

/// How many agents there are.
std::uint32_t agents_among(const people& who);

/// Component, failure and expected result.
std::string title_of(const card_plan& plan);
/// The title without what is expected: short enough for a sentence.
std::string what_breaks(const card_plan& plan);
card_line line_of(const card& it);
revealed_card revealed(const card& it);

/// Why a ready card can not start now, in the order of the gate; empty: it can.
struct waiting {
    bool limit = false, alone = false, hold = false, stopped = false, window = false, last_start = false,
         unready = false;
    bool any() const { return limit || alone || hold || stopped || window || last_start || unready; }
};

struct board_card {
    card_line line;
    waiting waits;
    std::string last_note;
    bool alone = false;
    std::uint32_t runs = 0;
};
/// The board by column, in the order of card numbers.
std::map<column, std::vector<board_card>> board(const agents_day& day, instant now);

/// Open sightings a team: the load meter.
std::map<std::string, std::uint32_t> load(const public_day& day);

/// For the facilitator alone: what of ours could be behind a symptom.
struct suspects {
    std::vector<card_line> cards;  ///< running, rolling back or touched in the last 60 minutes
    std::vector<change_line> changes;
};
suspects is_it_us(const agents_day& day, instant now);

/// The acts that still lack a why, and cards that lack an end: listed when the day ends.
std::vector<note_no> missing_whys(const agents_day& day);

/// Whether an agent beside `by` wants `whom` as facilitator.
bool is_backed(const chaos_day& day, const person_id& whom, const person_id& by);

/// The wind-down that counts now: the window's, unless it was moved.
instant wind_down_of(const chaos_day& day, const window& in);

}  // namespace bot::day

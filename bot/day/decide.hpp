// The rules of the day (PRODUCT.md section 2). Values in, values out: what is asked, who asks, what time it is; the
// answer is what happens, or why not. Nothing is changed here.
#pragma once

#include "day/book.hpp"
#include "day/command.hpp"
#include "day/refusal.hpp"

#include <expected>
#include <functional>

namespace bot::day {

using facts = std::vector<fact>;
using decision = std::expected<facts, refusal>;

/// What the configuration lets people do, and how much of anything a day may hold.
struct house_rules {
    std::function<bool(const person_id&)> may_create = [](const person_id&) { return true; };
    bool creators_named = false;  ///< the operator has listed them, one by one, and so trusts them with any plan
    std::size_t max_cards = 200, max_notes = 20'000, max_sightings = 5'000, max_people = 1'000, max_lessons = 500;
    /// Of text: of a day's notes and changes, of its sightings, each; of one person's lessons.
    std::size_t max_mib = 16, max_mib_of_lessons = 1;
    std::size_t max_days = 200;         ///< that are not over
    std::size_t max_days_ever = 2'000;  ///< on one record
};

/// Decides a command about the day `on` (of `create_day`: none). The facts have no numbers yet.
decision decide(const state& known, std::optional<day_id> on, const command& asked, const asker& by, instant now,
    const house_rules& rules = {});

/// What a card lacks before it may be ready: rollback steps, their estimate, an owner.
std::vector<std::string> missing_for_ready(const card_plan& plan);

/// The parts of the start gate that are shut for this card now, waivers not counted; empty: it may start.
std::vector<agents_refusal> shut_for(const chaos_day& day, const card& which, instant now);

/// What stands in the way of a kickoff by the clock, as the names of what is missing: "environment", "windows" … Made
/// from what the public may know: were it to depend on cards, the hour of the kickoff would tell of them.
std::vector<std::string> missing_for_kickoff(const setup& plan, const open_book& open);

}  // namespace bot::day

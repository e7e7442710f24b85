// Every verb there is, in one table: whose it is, what it takes, what help says of it, and when it makes sense.
// Parsing, help, hints and completion go by it; none of them knows a card.
#pragma once

#include "day/book.hpp"

#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace bot::speech {

/// Cumulative, but for a start: the facilitator keeps the overview and starts nothing.
enum class right : std::uint8_t { everyone, agents, agents_alone, facilitator };

enum class topic : std::uint8_t { failures, experiments, record, day, look, afterwards };

/// Phases as bits, and one for "there is no day".
namespace sense {
inline constexpr unsigned no_day = 1, planned = 2, open = 4, ended = 8, closed = 16, cancelled = 32;
inline constexpr unsigned any_day = planned | open | ended | closed, always = 63;
}  // namespace sense

struct verb {
    std::string_view name;
    right whose = right::everyone;
    topic about = topic::look;
    unsigned makes = sense::always;            ///< bits of `sense`
    std::string_view shape;                    ///< what it takes: "N why: …"
    std::string_view line;                     ///< what it does, in one line
    std::string_view more;                     ///< what else there is to know
    std::string_view example;                  ///< words that work
    std::vector<std::string_view> parts = {};  ///< names of its `name: value` parts, "name=alias" each
    std::string_view main = {};                ///< the part that its free words are, as a form calls it
    bool has_form = false;
    std::vector<std::string_view> synonyms = {};
};

std::span<const verb> all_verbs();

/// By name or synonym, as a keyword (words.hpp); null for a word that is none.
const verb* find_verb(std::string_view keyword);
/// Whether more words may make another verb of it: "stop" of "stop all".
bool begins_longer_verb(std::string_view keyword);

bool makes_sense(const verb& it, day::phase now);

/// Whether somebody of this role may use it. `day_at_hand`: a day is meant; without one anybody may make one.
bool may_use(const verb& it, day::role as, bool day_at_hand);

/// What the asker can say now, in the table's order; `now` is empty where there is no day.
std::vector<const verb*> verbs_for(day::role as, std::optional<day::phase> now);

/// The verb that a mistyped word may have meant, of those the asker may use; null when none looks like it.
const verb* nearest_verb(std::string_view keyword, day::role as, bool day_at_hand);

}  // namespace bot::speech

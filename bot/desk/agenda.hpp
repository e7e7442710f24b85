// What time brings next, to which day: the one thing that the clock has to look at.
#pragma once

#include "day/ids.hpp"

#include <map>
#include <optional>
#include <set>

namespace bot::desk {

class agenda {
public:
    /// At `next` something is due for this day; without it, nothing is until the day changes.
    void put(day::day_id of, std::optional<day::instant> next);
    void clear();

    std::optional<day::instant> next() const;
    /// The day that waits longest of those for whom something is due by now.
    std::optional<day::day_id> due(day::instant now) const;

private:
    std::map<day::day_id, day::instant> of_day_;
    std::set<std::pair<day::instant, day::day_id>> in_order_;
};

}  // namespace bot::desk

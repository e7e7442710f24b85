#include "day/find.hpp"

#include "day/view.hpp"

namespace bot::day {

namespace {

int rank(phase of) {
    switch (of) {
        case phase::open:
            return 0;
        case phase::planned:
            return 1;
        case phase::ended:
            return 2;
        case phase::closed:
            return 3;
        case phase::cancelled:
            return 4;
    }
    return 5;
}

/// Of several days in one place: the open one, else the next planned, else the one that ended last.
bool comes_before(const chaos_day& one, const chaos_day& other) {
    if (rank(one.open.now) != rank(other.open.now)) return rank(one.open.now) < rank(other.open.now);
    if (one.open.now == phase::planned && !one.plan.windows.empty() && !other.plan.windows.empty())
        return one.plan.windows.front().opens.at < other.plan.windows.front().opens.at;
    return one.id > other.id;
}

}  // namespace

const chaos_day* day_of_channel(const state& known, const channel_id& where) {
    const auto found = known.by_channel.find(where);
    if (found == known.by_channel.end()) return nullptr;
    const chaos_day* best = nullptr;
    for (const auto id : found->second) {
        const auto& each = known.days.at(id);
        if (!best || comes_before(each, *best)) best = &each;
    }
    return best;
}

const chaos_day* day_going_on_in(const state& known, const channel_id& where) {
    const auto* day = day_of_channel(known, where);
    return day && !is_over(day->open.now) ? day : nullptr;
}

std::expected<day_id, public_refusal> find_day(const state& known, const person_id& who, const channel_id& where) {
    if (const auto* here = day_of_channel(known, where)) return here->id;
    std::vector<const chaos_day*> theirs, open;
    for (const auto& [id, each] : known.days) {
        if (each.plan.on != who.on || is_over(each.open.now)) continue;
        if (role_of(each, who) != role::none) theirs.push_back(&each);
        if (each.open.now == phase::open) open.push_back(&each);
    }
    if (theirs.size() == 1) return theirs.front()->id;
    // Everybody was told of an open day: a stranger who reports a failure to it is not sent away.
    if (theirs.empty() && open.size() == 1) return open.front()->id;
    if (theirs.empty()) return std::unexpected(public_refusal(no_day_here{}));
    which_day several;
    for (const auto* each : theirs) several.names.push_back(each->plan.name);
    return std::unexpected(public_refusal(std::move(several)));
}

}  // namespace bot::day

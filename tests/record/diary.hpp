// A plain day as facts, for tests that care how they are kept and not what they say.
#pragma once

#include "day/apply.hpp"

namespace tests {

inline bot::day::fact entry(std::uint64_t no) {
    using namespace bot::day;
    const instant start = std::chrono::sys_days(std::chrono::year(2026) / 11 / 24) + std::chrono::hours(9);
    fact it{no, {1}, {platform::room, "fay"}, start + std::chrono::seconds(no), start + std::chrono::seconds(no),
        "request-" + std::to_string(no), {}};
    if (no == 1) {
        day_planned planned;
        planned.plan.name = "Winter";
        planned.plan.environment = "staging";
        planned.plan.incident_channel = {platform::room, "incident"};
        planned.plan.agents_channel = {platform::room, "agents"};
        planned.facilitator = it.who;
        it.what = public_fact(planned);
    } else if (no % 5 == 0)
        it.what = public_fact(sighting_reported{{static_cast<std::uint32_t>(no / 5)}, "it is slow", "payments"});
    else
        it.what = agents_fact(note_written{{static_cast<std::uint32_t>(no - 1 - no / 5)}, {},
            "note " + std::to_string(no), "to see \"whether\" it holds", {}, ""});
    return it;
}

inline std::vector<bot::day::fact> entries(std::uint64_t first, std::uint64_t last) {
    std::vector<bot::day::fact> all;
    for (auto no = first; no <= last; ++no) all.push_back(entry(no));
    return all;
}

inline bot::day::state state_after(std::uint64_t facts) {
    bot::day::state known;
    for (const auto& each : entries(1, facts)) bot::day::apply(known, each);
    return known;
}

}  // namespace tests

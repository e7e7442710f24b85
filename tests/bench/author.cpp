#include "bench/author.hpp"

#include "day/due.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace tests::bench {

using namespace bot::day;

bool author::act(std::optional<day_id> on, const person_id& who, const command& what, instant now) {
    asker by;
    by.who = who;
    by.cause = fmt::format("slack:3f6c1e9a-0b7d-4c52-9f18-{:012x}", known_.facts);  // as long as Slack's
    auto made = decide(known_, on, what, by, now, rules_);
    if (made) take_in(std::move(*made));
    return made.has_value();
}

void author::pass(day_id on, instant now, instant then) {
    for (int looks = 0; looks < 10'000; ++looks) {
        const auto next = next_due(day(on), now);
        if (!next || *next > then) return;
        now = std::max(now, *next);
        auto brought = due(day(on), now);
        if (brought.empty()) return;
        take_in(std::move(brought));
    }
}

void author::deliver(day_id on, instant now) {
    std::vector<announcement_id> waiting;
    for (const auto* book : {&day(on).open.outstanding, &day(on).secret.outstanding})
        for (const auto& [id, it] : *book) waiting.push_back(id);
    const channel_id where = day(on).plan.incident_channel;
    for (const auto& id : waiting)
        act(on, {day(on).plan.on, {}}, own_command(note_announced{id, {where, "1764000000.000000"}, {}}), now);
}

void author::take_in(facts happened) {
    for (auto& each : happened) {
        each.no = known_.facts + 1;
        apply(known_, each);
        told_(each);
    }
}

}  // namespace tests::bench

#include "day/retrospect.hpp"

#include <algorithm>

namespace bot::day {

namespace {

using std::chrono::milliseconds;

std::optional<milliseconds> between(instant from, std::optional<instant> to) {
    return to ? std::optional<milliseconds>(*to - from) : std::nullopt;
}

/// What was seen before the card was run a second time.
std::vector<sighting> of_first_run(const card_story& story) {
    auto seen = story.sightings;
    if (story.runs.size() > 1)
        std::erase_if(seen, [&](const sighting& each) { return each.seen >= story.runs[1].started; });
    return seen;
}

/// When the last of them was resolved; nothing while one is still open.
std::optional<instant> all_resolved(const std::vector<sighting>& seen) {
    std::optional<instant> last;
    for (const auto& each : seen) {
        if (!each.resolved) return std::nullopt;
        last = std::max(last.value_or(*each.resolved), *each.resolved);
    }
    return last;
}

card_story story_of(const agents_day& day, const card& it) {
    card_story story;
    story.line = line_of(it);
    story.plan = it.plan;
    story.runs = it.runs;
    for (const auto& [sighting, card] : day.secret().tied) {
        const auto found = day.open().sightings.find(sighting);
        if (card == it.no && found != day.open().sightings.end()) story.sightings.push_back(found->second);
    }
    std::ranges::sort(story.sightings, {}, &sighting::seen);
    if (it.runs.empty()) return story;
    const auto& first = it.runs.front();
    const auto seen = of_first_run(story);
    if (!seen.empty()) {
        story.to_detect = between(first.started, std::max(first.started, seen.front().seen));
        story.to_recover = between(first.started, all_resolved(seen));
    }
    if (first.stopped && first.rolled_back) story.to_roll_back = between(*first.stopped, first.rolled_back);
    return story;
}

std::vector<note> notes_in_order(const agents_day& day) {
    std::vector<note> timeline;
    for (const auto& each : day.secret().notes)
        if (!each.struck) timeline.push_back(each);
    std::ranges::sort(timeline, [](const note& one, const note& other) {
        return one.happened != other.happened ? one.happened < other.happened : one.no < other.no;
    });
    return timeline;
}

void share_out(retrospective& into, const lesson& each) {
    switch (each.kind) {
        case lesson_kind::learned:
            into.learned.push_back(each);
            break;
        case lesson_kind::improvement:
            into.improvements.push_back(each);
            break;
        case lesson_kind::idea:
            into.ideas.push_back(each);
            break;
    }
}

constexpr std::chrono::hours working_hours{8};

}  // namespace

std::optional<instant> time_for_retrospective(const setup& plan, instant ended) {
    const auto earliest = ended + std::chrono::hours(24);
    for (const auto morning : plan.mornings)
        if (morning + working_hours >= earliest)
            return morning + std::max(std::chrono::hours(0), std::chrono::ceil<std::chrono::hours>(earliest - morning));
    return std::nullopt;
}

retrospective retrospect(const agents_day& day) {
    retrospective made;
    made.timeline = notes_in_order(day);
    for (const auto& [no, each] : day.secret().cards) {
        auto story = story_of(day, each);
        for (const auto& said : made.timeline)
            if (said.card == no) story.notes.push_back(said);
        if (!each.runs.empty() && !each.runs.back().rolled_back) made.never_ended.push_back(no);
        made.cards.push_back(std::move(story));
    }
    for (const auto& each : day.secret().lessons)
        if (!each.withdrawn) share_out(made, each);
    made.without_why = missing_whys(day);
    for (const auto& [no, each] : day.secret().changes)
        if (!each.withdrawn) made.changes.push_back(each);
    for (const auto& [no, each] : day.open().sightings)
        if (!day.secret().tied.contains(no)) made.untied.push_back(each);
    return made;
}

}  // namespace bot::day

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

void measure(card_story& story) {
    const auto& first = story.runs.front();
    story.ran = between(first.started, first.stopped);
    if (first.stopped && first.rolled_back) story.to_roll_back = between(*first.stopped, first.rolled_back);
    const auto seen = of_first_run(story);
    if (seen.empty()) return;
    story.to_detect = between(first.started, std::max(first.started, seen.front().seen));
    story.to_recover = between(first.started, all_resolved(seen));
    story.detected_by = seen.front().by;
    story.detected_by_team = seen.front().team;
}

bool is_text(const note& it) { return it.of == act::written || it.of == act::message; }

/// English words, as the bot speaks it; whoever writes of a "pager" means an alert.
bool speaks_of_alert(std::string text) {
    for (auto& each : text)
        if (each >= 'A' && each <= 'Z') each = static_cast<char>(each + 32);
    return std::ranges::any_of(std::initializer_list<std::string_view>{"alert", "alarm", "pager", "paged"},
        [&](std::string_view word) { return text.contains(word); });
}

bool is_responder(const agents_day& day, const person_id& who) {
    const auto as = role_of(day.day(), who);
    return as != role::agent && as != role::facilitator && !who.is_bot();
}

std::string team_of(const agents_day& day, const person_id& who) {
    const auto found = day.secret().who.find(who);
    return found == day.secret().who.end() ? std::string() : found->second.team;
}

/// A responder's word names no card: it is taken for one about this card while that is in, if it comes from whoever
/// saw the failure, or from one of its teams.
bool answers_to(const note& it, const card_story& story, const agents_day& day) {
    if (!is_text(it) || !is_responder(day, it.who)) return false;
    if (it.card) return it.card == story.line.no;
    return it.who == story.detected_by || story.plan.teams.contains(team_of(day, it.who));
}

/// `timeline` is in the order in which things happened.
void find_response(card_story& story, const agents_day& day, const std::vector<note>& timeline) {
    if (!story.to_detect) return;
    const auto& run = story.runs.front();
    const auto seen = run.started + *story.to_detect;
    const auto over = run.rolled_back.value_or(instant::max());
    for (const auto& each : timeline)
        if (each.happened >= seen && each.happened <= over && answers_to(each, story, day)) {
            story.to_respond = each.happened - run.started;
            return;
        }
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
    measure(story);
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

/// Where one goes on: a second hold takes its place, and the end of the day ends it.
void end_last_hold(retrospective& of, std::optional<instant> at) {
    if (!of.holds.empty() && !of.holds.back().to) of.holds.back().to = at;
}

constexpr std::chrono::hours working_hours{8};
void intervene(retrospective& into, const note& it) {
    switch (it.of) {
        case act::limit:
        case act::waived:
        case act::wind_down:
            return into.interventions.push_back(it);
        case act::drawn_in:
            return into.drawn_in.push_back(it);
        case act::hold:
            end_last_hold(into, it.happened);
            return into.holds.push_back({it.who, it.why, it.happened, {}});
        case act::hold_lifted:
            return end_last_hold(into, it.happened);
        default:
            return;
    }
}

std::vector<team_story> teams_of(const agents_day& day) {
    std::map<std::string, team_story> by_name;
    for (const auto& [who, each] : day.secret().who) by_name[each.team];
    for (const auto& [no, each] : day.open().sightings) by_name[each.team].sightings.push_back(each);
    for (auto& [team, load] : load_over_time(public_day(day.day()))) by_name[team].load = std::move(load);
    for (const auto& [no, each] : day.secret().cards)
        for (const auto& team : each.plan.teams) by_name[team].cards.push_back(no);
    for (const auto& each : day.secret().lessons)
        if (!each.withdrawn) by_name[team_of(day, each.by)].lessons.push_back(each);
    std::vector<team_story> all;
    for (auto& [name, each] : by_name) {
        each.team = name;
        for (const auto& point : each.load) each.most_open = std::max(each.most_open, point.open);
        all.push_back(std::move(each));
    }
    if (!all.empty() && all.front().team.empty()) std::ranges::rotate(all, all.begin() + 1);
    return all;
}

/// The story of each card, with its notes; the notes are walked once, however many cards there are.
std::vector<card_story> stories_of(const agents_day& day, const std::vector<note>& timeline) {
    std::map<card_no, card_story> stories;
    for (const auto& [no, each] : day.secret().cards) stories.emplace(no, story_of(day, each));
    for (const auto& said : timeline)
        if (const auto found = said.card ? stories.find(*said.card) : stories.end(); found != stories.end())
            found->second.notes.push_back(said);
    std::vector<card_story> made;
    for (auto& [no, each] : stories) {
        for (const auto& said : each.notes)
            if (is_text(said) && speaks_of_alert(said.text)) each.of_alert.push_back(said.no);
        find_response(each, day, timeline);
        made.push_back(std::move(each));
    }
    return made;
}

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
    made.cards = stories_of(day, made.timeline);
    made.teams = teams_of(day);
    for (const auto& each : made.cards)
        if (!each.runs.empty() && !each.runs.back().rolled_back) made.never_ended.push_back(each.line.no);
    for (const auto& each : made.timeline) {
        intervene(made, each);
        if (amendments_of(day.secret(), each.no).why_given) made.with_late_why.push_back(each.no);
    }
    end_last_hold(made, day.open().ended_at);
    for (const auto& each : day.secret().lessons)
        if (!each.withdrawn) share_out(made, each);
    made.carried = day.secret().carried;
    made.without_why = missing_whys(day);
    for (const auto& [no, each] : day.secret().changes)
        if (!each.withdrawn) made.changes.push_back(each);
    for (const auto& [no, each] : day.open().sightings)
        if (!day.secret().tied.contains(no)) made.untied.push_back(each);
    made.forced_why = day.secret().forced_why;
    return made;
}

}  // namespace bot::day

#include "report/lanes_public.hpp"

#include "report/chart_of.hpp"
#include "report/words.hpp"

#include <algorithm>

namespace bot::report {

namespace {

using picture::mark_kind;

picture::window window_of(const day::window_course& it, const day::window& due) {
    return {it.opened.value_or(due.opens.at), due.last_start.at, due.wind_down.at, it.ended.value_or(due.ends.at)};
}

/// A last start or wind-down outside of the window, because it ended early or late, is drawn at its edge.
picture::window in_order(picture::window it) {
    it.ends = std::max(it.ends, it.opens);
    it.last_start = std::clamp(it.last_start, it.opens, it.ends);
    it.wind_down = std::clamp(it.wind_down, it.opens, it.ends);
    return it;
}

/// By the hours that hold now, not those of the kickoff; one that was taken out of the plan was there if it opened.
std::vector<picture::window> drawn_windows(const day::public_day& day) {
    const auto all = day::windows_of(day);
    const auto& due = day.plan().windows;
    std::vector<picture::window> made;
    for (std::size_t no = 0; no < all.size(); ++no)
        if (no < due.size() || all[no].opened)
            made.push_back(in_order(window_of(all[no], no < due.size() ? due[no] : all[no].planned)));
    return made;
}

std::string team_in_words(const std::string& team) { return team.empty() ? "" : " (" + team + ")"; }

/// Whether a stretch of time has any part in the chart's own.
bool is_within(const auto& it, const picture::chart& of) { return it.to >= of.from && it.from <= of.to; }

}  // namespace

void add(picture::chart& to, picture::band it) {
    if (!is_within(it, to)) return;
    it.from = std::max(it.from, to.from);
    it.to = std::min(it.to, to.to);
    to.bands.push_back(std::move(it));
}

picture::chart public_chart(const day::public_day& day, const edition& as) {
    const auto all = day::extent_of(day, as.now);
    picture::chart made;
    made.title = speech::cleaned(day.plan().name + ", in " + day.plan().environment);
    made.zone = day.plan().zone;
    made.from = all.from;
    made.to = all.to;
    for (const auto& each : drawn_windows(day))
        if (each.opens < made.to) made.windows.push_back(each);
    for (const auto& each : day::standstills_of(day)) {
        const auto kind = each.real ? picture::band_kind::real : picture::band_kind::stopped;
        const auto to = each.to.value_or(std::min(as.now, made.to));
        add(made, {kind, each.from, to, said_of(each, day.plan())});
    }
    return made;
}

namespace {

void keep_within(picture::lane& it, const picture::chart& of) {
    std::erase_if(it.marks, [&](const picture::mark& each) { return each.at < of.from || each.at > of.to; });
    std::erase_if(it.spans, [&](const picture::span& each) { return !is_within(each, of); });
}

}  // namespace

void add(picture::chart& to, picture::lane it) {
    keep_within(it, to);
    to.lanes.push_back(std::move(it));
}

void add_if_any(picture::chart& to, picture::lane it) {
    keep_within(it, to);
    if (!it.spans.empty() || !it.marks.empty()) to.lanes.push_back(std::move(it));
}

picture::lane told_lane(const day::public_day& day) {
    picture::lane lane{"Told to everybody", {}, {}};
    for (const auto& each : day.open().course)
        if (const auto what = name_of(each.of); !what.empty())
            lane.marks.push_back({mark_kind::word, each.at,
                speech::plain(
                    speech::words(at(each.at, day.plan()), ": ", what, each.said.empty() ? "" : ": ", each.said))});
    return lane;
}

void mark_sighting(picture::lane& in, const day::public_day& day, const day::sighting& it, const edition& as) {
    const auto& plan = day.plan();
    const auto said = [&](speech::line words) { return speech::plain(speech::named(std::move(words), as.by)); };
    in.marks.push_back({mark_kind::sighting, it.seen,
        said(speech::words(
            at(it.seen, plan), ", ", it.by, " saw failure ", it.no, ": ", it.what, team_in_words(it.team)))});
    if (it.resolved)
        in.marks.push_back({mark_kind::over, *it.resolved,
            said(speech::words(
                at(*it.resolved, plan), ", ", it.resolved_by, " saw failure ", it.no, " over: ", it.what))});
}

namespace {

/// When a run that had no end at its reveal was last known to go on.
day::instant last_known(const day::public_day& day, day::instant from) {
    for (const auto& each : day.open().course)
        if (each.of == day::occasion::revealed && each.at >= from) return each.at;
    return from;
}

picture::lane revealed_lane(const day::public_day& day, const day::revealed_card& it) {
    const auto& plan = day.plan();
    picture::lane lane{speech::plain(speech::words(it.no, " ", it.title)), {}, {}};
    for (const auto& run : it.runs) {
        const auto until = run.rolled_back.value_or(last_known(day, run.started));
        lane.spans.push_back({picture::span_kind::running, run.started, run.stopped.value_or(until),
            speech::plain(speech::words("running, ", from_to(run.started, run.stopped, plan)))});
        if (run.stopped)
            lane.spans.push_back({picture::span_kind::rolling_back, *run.stopped, std::max(*run.stopped, until),
                speech::plain(speech::words("rolling back, ", from_to(*run.stopped, run.rolled_back, plan)))});
    }
    return lane;
}

}  // namespace

picture::chart chart_of(const day::public_day& day, const edition& as) {
    auto made = public_chart(day, as);
    add(made, told_lane(day));
    for (const auto& [no, each] : day.open().revealed) add(made, revealed_lane(day, each));
    std::map<std::string, picture::lane> by_team;
    for (const auto& [no, each] : day.open().sightings) {
        auto& lane = by_team[each.team];
        lane.name = each.team.empty() ? "Failures reported" : speech::cleaned("Failures reported by " + each.team);
        mark_sighting(lane, day, each, as);
    }
    for (auto& [team, lane] : by_team) add_if_any(made, std::move(lane));
    return made;
}

}  // namespace bot::report

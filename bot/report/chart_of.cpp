#include "report/chart_of.hpp"

#include "report/lanes_public.hpp"
#include "report/words.hpp"
#include "speech/card_words.hpp"

#include <algorithm>

namespace bot::report {

namespace {

using picture::mark_kind;
using picture::span_kind;
using speech::words;

class agents_chart {
public:
    agents_chart(const past& day, const edition& as)
        : of_(day.of), past_(day.it), as_(as), open_(of_.day()), made_(public_chart(open_, as)) {
        for (const auto& each : past_.cards)
            for (const auto& run : each.runs) made_.to = std::max(made_.to, run.rolled_back.value_or(made_.to));
        until_ = std::min(as.now, made_.to);
    }

    picture::chart draw() {
        for (const auto& each : past_.holds)
            add(made_, {picture::band_kind::hold, each.from, each.to.value_or(std::max(each.from, until_)),
                           said(words("hold, ", from_to(each.from, each.to, of_.plan()), ", by ", each.by,
                               each.why.empty() ? "" : ": ", each.why))});
        add(made_, told_lane(open_));
        add_if_any(made_, decisions());
        add_if_any(made_, changes());
        for (const auto& each : past_.cards) add(made_, lane_of(each));
        add_if_any(made_, failures_of_no_card());
        add_if_any(made_, other_notes());
        return std::move(made_);
    }

private:
    std::string said(speech::line it) const { return speech::plain(speech::named(std::move(it), as_.by)); }

    std::string told(const day::note& it, std::optional<day::card_no> within = {}) const {
        return said(words(at(it.happened, of_.plan()), ", ", it.who, speech::is_free_text(it) ? ": " : " ",
            speech::note_in_words(of_, it, within)));
    }

    picture::lane decisions() const {
        picture::lane lane{"Decisions", {}, {}};
        for (const auto& each : past_.interventions)
            lane.marks.push_back({mark_kind::decision, each.happened, told(each)});
        for (const auto& each : past_.drawn_in) lane.marks.push_back({mark_kind::decision, each.happened, told(each)});
        return lane;
    }

    picture::lane changes() const {
        picture::lane lane{"Changes to restore", {}, {}};
        for (const auto& each : past_.changes) {
            const auto change = words("change ", each.no, ", ", each.what, " (", each.by, ")");
            const auto to = each.restored.value_or(until_);
            lane.spans.push_back({span_kind::change, each.opened, std::max(each.opened, to),
                said(words(change, ", ", from_to(each.opened, each.restored, of_.plan())))});
            lane.marks.push_back(
                {mark_kind::change, each.opened, said(words(at(each.opened, of_.plan()), ": ", change))});
            if (each.restored)
                lane.marks.push_back({mark_kind::restored, *each.restored,
                    said(words(at(*each.restored, of_.plan()), ": restored, ", change))});
        }
        return lane;
    }

    void add_run(picture::lane& to, const day::card_story& story, const day::run& run) const {
        const auto& plan = of_.plan();
        if (story.plan.planned)
            to.spans.push_back({span_kind::planned, run.started, run.started + *story.plan.planned,
                said(words("planned: ", speech::lasting(*story.plan.planned), " from ", at(run.started, plan)))});
        const auto stopped = run.stopped.value_or(std::max(until_, run.started));
        to.spans.push_back({span_kind::running, run.started, stopped,
            said(words("running, ", from_to(run.started, run.stopped, plan), ", by ", run.by))});
        if (!run.stopped) return;
        to.spans.push_back({span_kind::rolling_back, *run.stopped, run.rolled_back.value_or(std::max(until_, stopped)),
            said(words("rolling back, ", from_to(*run.stopped, run.rolled_back, plan)))});
    }

    picture::lane lane_of(const day::card_story& story) const {
        picture::lane lane{said(words(story.line.no, " ", story.line.title)), {}, {}};
        for (const auto& each : story.runs) add_run(lane, story, each);
        for (const auto& each : story.notes) {
            if (speech::is_free_text(each))
                lane.marks.push_back({mark_kind::note, each.happened, told(each, each.card)});
            if (each.of == day::act::skipped)
                lane.marks.push_back({mark_kind::decision, each.happened, told(each, each.card)});
        }
        for (const auto& each : story.sightings) mark_sighting(lane, open_, each, as_);
        return lane;
    }

    picture::lane failures_of_no_card() const {
        picture::lane lane{"Failures of no card", {}, {}};
        for (const auto& each : past_.untied) mark_sighting(lane, open_, each, as_);
        return lane;
    }
    picture::lane other_notes() const {
        picture::lane lane{"Other notes", {}, {}};
        for (const auto& each : past_.timeline)
            if (!each.card && speech::is_free_text(each))
                lane.marks.push_back({mark_kind::note, each.happened, told(each)});
        return lane;
    }

    const day::agents_day& of_;
    const day::retrospective& past_;
    const edition& as_;
    day::public_day open_;
    picture::chart made_;
    day::instant until_;
};

}  // namespace

picture::chart chart_of(const past& day, const edition& as) { return agents_chart(day, as).draw(); }

}  // namespace bot::report

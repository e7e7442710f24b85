#include "clock/zones.hpp"
#include "day/retrospect.hpp"
#include "speech/card_words.hpp"
#include "speech/report.hpp"
#include "speech/steps.hpp"

#include <algorithm>

namespace bot::speech {

namespace {

constexpr std::size_t most_shown = 150;  ///< in one answer; the export has all of them

struct entry_of_record {
    day::instant at;
    line said;
};

/// Times carry their date where the record spans several days.
class timeline {
public:
    timeline(const day::agents_day& of, const std::vector<day::note>& notes) : of_(of) {
        for (const auto& each : notes)
            add(each.happened, words(each.who, is_free_text(each) ? ": " : " ", note_in_words(of, each),
                                   written_late(each), note_number(each)));
        add_public();
        std::ranges::stable_sort(entries_, {}, &entry_of_record::at);
    }

    std::vector<line> lines(std::size_t most) const {
        const auto from = entries_.size() > most ? entries_.size() - most : 0;
        std::vector<line> made;
        for (auto at = from; at < entries_.size(); ++at)
            made.push_back(words(shown(entries_[at].at), ", ", entries_[at].said));
        return made;
    }
    std::size_t size() const { return entries_.size(); }

private:
    void add(day::instant at, line said) { entries_.push_back({at, std::move(said)}); }

    void add_public() {
        const auto& open = of_.open();
        if (open.kicked_off_at) add(*open.kicked_off_at, words(strong("kickoff")));
        if (open.ended_at) add(*open.ended_at, words(strong("end of chaos")));
        for (const auto& [no, each] : open.sightings) {
            add(each.seen,
                words(each.by, " saw failure ", no, ": ", each.what, each.team.empty() ? "" : " (" + each.team + ")"));
            if (each.resolved) add(*each.resolved, words(each.resolved_by, " saw failure ", no, " over"));
        }
    }

    line written_late(const day::note& it) const {
        if (it.written - it.happened < day::minutes(1)) return {};
        return words(" (written down at ", shown(it.written), ")");
    }

    time shown(day::instant at) const {
        const auto& zone = of_.plan().zone;
        return several_dates() ? dated(at, zone) : time{at, clock::time_text(at, zone)};
    }
    bool several_dates() const {
        if (of_.plan().windows.size() > 1 || entries_.empty()) return true;
        const auto date = [&](const entry_of_record& it) { return clock::to_local(it.at, of_.plan().zone).date; };
        return date(entries_.front()) != date(entries_.back());
    }

    const day::agents_day& of_;
    std::vector<entry_of_record> entries_;
};

}  // namespace

message timeline_in_words(const day::agents_day& of) {
    if (of.open().now == day::phase::planned) return steps_in_words(of);
    const timeline all(of, day::retrospect(of).timeline);
    telling made;
    made.titled("Timeline of ", of.plan().name);
    if (all.size() == 0) return made.says("Nothing is on the record yet.");
    if (all.size() > most_shown)
        made.says("The last ", most_shown, " of ", all.size(), " entries; ", typed("export md"), " has all of them.");
    return made.lists(all.lines(most_shown));
}

std::vector<line> record_lines(const day::agents_day& of, const std::vector<day::note>& notes) {
    const timeline all(of, notes);
    return all.lines(all.size());
}

}  // namespace bot::speech

#include "day/due.hpp"

#include "day/decide.hpp"
#include "day/steps.hpp"
#include "day/timetable.hpp"
#include "day/view.hpp"

#include <algorithm>

namespace bot::day {

namespace {

using namespace std::chrono_literals;
using std::chrono::days;

/// What time brings for agents and the facilitator.
class agents_timetable {
public:
    agents_timetable(const chaos_day& day, instant now, std::vector<duty>& out) : day_(day), now_(now), out_(out) {}

    void write() {
        if (day_.open.now == phase::planned) before();
        if (day_.open.now == phase::open) during();
        if (day_.open.now == phase::ended) after();
    }

private:
    /// Of this kind, about this: at `at`, unless it has been given since, is off or snoozed. What was given for an
    /// earlier hour, before the wind-down moved, is given again for the new one.
    void once(instant at, reminder kind, std::uint64_t key, std::string of = {}) {
        const auto before = given(kind, key, of);
        if (!before || *before < at) add(at, kind, key, std::move(of));
    }
    /// First at `first`, then every `every`; `of` tells the first one from the later ones.
    void again_and_again(
        instant first, minutes every, reminder kind, std::uint64_t key, std::uint64_t later_key, std::string later_of) {
        const auto begun = given(kind, key, {});
        if (!begun || *begun < first || is_of_a_wrong_clock(*begun, first, now_)) return add(first, kind, key, {});
        auto last = std::max(*begun, given(kind, later_key, later_of).value_or(*begun));
        if (is_of_a_wrong_clock(last, *begun + every, now_)) last = *begun;
        add(last + every, kind, later_key, std::move(later_of));
    }
    void add(instant at, reminder kind, std::uint64_t key, std::string of) {
        const auto rule = rule_of(kind);
        if (rule.off) return;
        if (rule.snoozed_until) at = std::max(at, *rule.snoozed_until);
        if (at < before_) out_.push_back({at, agents_fact(reminded{kind, key, std::move(of)})});
    }
    std::optional<instant> given(reminder kind, std::uint64_t key, const std::string& of) const {
        const auto found = day_.secret.reminded.find({kind, key, of});
        return found == day_.secret.reminded.end() ? std::nullopt : std::optional(found->second);
    }
    reminder_rule rule_of(reminder kind) const {
        const auto found = day_.secret.rules.find(kind);
        return found == day_.secret.rules.end() ? reminder_rule{} : found->second;
    }
    minutes every(reminder kind, minutes usual) const {
        return std::max(rule_of(kind).every.value_or(usual), minutes(1));
    }

    void before() {
        if (day_.plan.windows.empty() || now_ >= day_.plan.windows.back().ends.at) return;
        const auto opens = day_.plan.windows.front().opens.at;
        preparations(opens);
        if (day_.plan.ready_check && now_ < opens) {
            before_ = opens;
            once(*day_.plan.ready_check, reminder::ready_check, 0);
            before_ = instant::max();
        }
        if (!day_.open.kickoff_by_hand && !missing_for_kickoff(day_.plan, day_.open).empty())
            once(day_.open.kickoff_at ? day_.open.kickoff_at->at : opens, reminder::ready_check, 1);
    }

    /// Each on its morning, until it is ticked. What was due before the day was planned needs no reminder, nor does
    /// what was told a few days ago, before the day was moved by those.
    void preparations(instant opens) {
        before_ = opens;
        for (const auto& each : steps_of(keepers_view(day_))) {
            if (each.what >= step::the_day || each.done || !each.due || *each.due < planned_at()) continue;
            const auto told = given(reminder::preparation, number_of(each.what), {});
            if (!told || *told + days(7) <= *each.due) once(*each.due, reminder::preparation, number_of(each.what));
        }
        before_ = instant::max();
    }
    instant planned_at() const { return day_.open.course.empty() ? instant::max() : day_.open.course.front().at; }

    void during() {
        const auto index = day_.open.windows_ended;
        if (index < day_.plan.windows.size()) {
            before_ = day_.plan.windows[index].ends.at;
            in_window(index, day_.plan.windows[index]);
            before_ = instant::max();
        }
        for (const auto no : day_.secret.faulty) rolling_back(day_.secret.cards.at(no));
        if (day_.open.ran_longer) past_the_end(day_.plan.windows.back().ends.at);
    }

    void past_the_end(instant ended) {
        const auto last = given(reminder::late_end, 0, {});
        const bool goes_on = last && !is_of_a_wrong_clock(*last, ended, now_);
        add(goes_on ? *last + every(reminder::late_end, day_.plan.reminders.asked_again) : ended, reminder::late_end, 0,
            {});
    }

    void in_window(std::uint32_t index, const window& in) {
        if (index >= day_.open.windows_opened && now_ < in.opens.at) return;  // the night between two windows
        if (now_ >= in.ends.at) return;  // from then on a late end is asked about, or it is over for today
        const auto wind_down = wind_down_of(day_, in);
        countdowns(index, wind_down);
        wind_downs(index, wind_down);
        for (const auto no : day_.secret.faulty) running(day_.secret.cards.at(no));
        quiet_day(in);
    }

    void countdowns(std::uint32_t index, instant wind_down) {
        for (const auto left : day_.plan.reminders.countdown) {
            const auto at = wind_down - left;
            // A bot that was down, a snooze, or a wind-down moved nearer: what was missed would be wrong by now.
            const auto earliest = std::max(now_, rule_of(reminder::countdown).snoozed_until.value_or(now_));
            const bool missed = earliest > at + 5min || (day_.open.kicked_off_at && at < *day_.open.kicked_off_at);
            if (!missed) once(at, reminder::countdown, index * 10'000U + static_cast<std::uint64_t>(left.count()));
        }
    }

    void wind_downs(std::uint32_t index, instant at) {
        const bool last = index + 1 == day_.plan.windows.size();
        const bool open = !day_.secret.faulty.empty() || (last && !day_.secret.open_changes.empty());
        const auto key = index * 10'000ULL;
        const auto begun = given(reminder::wind_down, key, {});
        if (!begun || *begun < at) return add(at, reminder::wind_down, key, {});
        if (open)
            again_and_again(
                at, every(reminder::wind_down, day_.plan.reminders.asked_again), reminder::wind_down, key, key + 1, {});
    }

    void running(const card& it) {
        if (it.where != column::running || it.runs.empty()) return;
        const auto& last = it.runs.back();
        const auto run_name = std::to_string(it.runs.size());
        if (it.plan.planned) once(last.started + *it.plan.planned, reminder::overdue_card, it.no.value, run_name);
        auto heard = std::max(last.started, last.last_word.value_or(last.started));
        const auto patience = every(reminder::quiet_card, day_.plan.reminders.quiet_card);
        for (const auto& asked :
            {given(reminder::quiet_card, it.no.value, {}), given(reminder::overdue_card, it.no.value, run_name)})
            if (asked && !is_of_a_wrong_clock(*asked, heard + patience, now_)) heard = std::max(heard, *asked);
        // Where both would come at once, the one about its planned minutes is enough.
        const auto& overdue = rule_of(reminder::overdue_card);
        const bool asks = it.plan.planned && !overdue.off && !overdue.snoozed_until;
        if (asks && last.started + *it.plan.planned == heard + patience) heard += patience;
        add(heard + patience, reminder::quiet_card, it.no.value, {});
    }

    void rolling_back(const card& it) {
        if (it.where != column::rolling_back || it.runs.empty() || !it.runs.back().stopped) return;
        const auto estimate = it.plan.rollback_estimate.value_or(day_.plan.reminders.asked_again);
        again_and_again(*it.runs.back().stopped + estimate,
            every(reminder::slow_rollback, day_.plan.reminders.asked_again), reminder::slow_rollback, it.no.value,
            it.no.value, "again");
    }

    void quiet_day(const window& in) {
        if (!day_.secret.faulty.empty() || day_.open.stopped || day_.secret.on_hold || now_ >= in.last_start.at) return;
        const auto pause = every(reminder::quiet_day, day_.plan.reminders.all_quiet);
        auto since = std::max(in.opens.at, day_.open.kicked_off_at.value_or(in.opens.at));
        for (const auto& each : {day_.secret.last_activity, day_.open.last_sighting, given(reminder::quiet_day, 0, {})})
            if (each && !is_of_a_wrong_clock(*each, since + pause, now_)) since = std::max(since, *each);
        const auto at = since + pause;
        if (at < in.last_start.at) add(at, reminder::quiet_day, 0, {});
    }

    /// The review, then its sharing: on each working morning from their date on, until ticked.
    void after() {
        if (!day_.open.ended_at) return;
        const std::uint32_t step = day_.secret.ticked.contains(0) ? 1 : 0;
        if (day_.secret.ticked.contains(step)) return;
        const auto from = *day_.open.ended_at + (step == 0 ? 24h : 7 * 24h);
        const auto last = given(reminder::retrospective, step, {});
        for (const auto morning : day_.plan.mornings)
            if (morning >= from && (!last || morning > *last || is_of_a_wrong_clock(*last, morning, now_)))
                return add(morning, reminder::retrospective, step, {});
    }

    const chaos_day& day_;
    instant now_;
    instant before_ = instant::max();  ///< what would come later than this makes no sense any more
    std::vector<duty>& out_;
};

std::vector<duty> timetable(const chaos_day& day, instant now) {
    constexpr std::size_t usual = 16;
    std::vector<duty> duties;
    duties.reserve(usual);
    add_public_duties(day.plan, day.open, now, duties);
    agents_timetable(day, now, duties).write();
    return duties;
}

}  // namespace

std::vector<fact> due(const chaos_day& day, instant now) {
    auto duties = timetable(day, now);
    std::erase_if(duties, [&](const duty& each) { return each.at > now; });
    std::stable_sort(
        duties.begin(), duties.end(), [](const duty& one, const duty& other) { return one.at < other.at; });
    std::vector<fact> facts;
    for (auto& each : duties) {
        fact made;
        made.day = day.id;
        made.happened = made.written = now;
        made.who.on = day.plan.on;
        made.what = std::move(each.what);
        facts.push_back(std::move(made));
    }
    return facts;
}

std::optional<instant> next_due(const chaos_day& day, instant now) {
    std::optional<instant> next;
    for (const auto& each : timetable(day, now))
        if (!next || each.at < *next) next = each.at;
    return next;
}

}  // namespace bot::day

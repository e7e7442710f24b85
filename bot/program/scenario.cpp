#include "program/scenario.hpp"

#include "clock/zones.hpp"
#include "day/view.hpp"
#include "speech/moments.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace bot::program {

namespace {

using namespace std::chrono_literals;

constexpr auto extended_by = 15min;

std::optional<day::person_id> somebody(const day::chaos_day& day, day::role as) {
    for (const auto& [who, each] : day.secret.who)
        if (each.as == as) return who;
    return std::nullopt;
}

day::command of_agents(day::agents_command what) { return day::command(std::move(what)); }
day::command of_anybody(day::public_command what) { return day::command(std::move(what)); }

class stage {
public:
    explicit stage(const day::chaos_day& day)
        : day_(day),
          facilitator_(day.open.facilitator),
          agent_(somebody(day, day::role::agent).value_or(facilitator_)),
          responder_(somebody(day, day::role::responder).value_or(day::person_id{day.plan.on, "somebody"})) {
        for (const auto& [no, each] : day_.secret.cards)
            if (each.where == day::column::ready) ready_.push_back(&each);
    }

    std::vector<scene> play() {
        first_window();
        last_window();
        std::ranges::stable_sort(scenes_, {}, &scene::at);
        return std::move(scenes_);
    }

private:
    void add(day::instant at, const day::person_id& who, day::command what, std::string told) {
        scenes_.push_back({at, who, std::move(what), std::move(told)});
    }

    void first_window() {
        const auto& in = day_.plan.windows.front();
        const auto step = (in.last_start.at - in.opens.at) / 10;
        add(in.opens.at + 5min, responder_, of_anybody(day::greet{responder_}),
            fmt::format("@{} joins the incident channel", responder_.id));
        auto next = in.opens.at + step;
        if (!ready_.empty()) next = runs_late(*ready_[0], next) + 3min;
        if (ready_.size() > 1 && next < in.last_start.at) next = is_stopped_by_all(*ready_[1], next) + 4min;
        real_incident(next);
    }

    /// Runs longer than planned, and is slow to roll back; an alert rule is changed for it.
    day::instant runs_late(const day::card& it, day::instant at) {
        const auto owner = owner_of(it);
        starts(it, at);
        add(at + 3min, owner,
            of_agents(day::open_change{"the alert rule for this card", "switch it on again", "noise"}),
            fmt::format("@{} changes an alert rule", owner.id));
        const auto stopped = at + it.plan.planned.value_or(30min) + 5min;
        add(stopped, owner,
            of_agents(day::stop_card{it.no, day::resolution::team, "their own alert led them to it", false}),
            fmt::format("@{} stops card {}: its team has resolved it", owner.id, it.no.value));
        const auto back = stopped + it.plan.rollback_estimate.value_or(10min) + 12min;
        rolls_back(it, back);
        return back;
    }

    /// A team has enough of it, and somebody stops everything while the card runs.
    day::instant is_stopped_by_all(const day::card& it, day::instant at) {
        starts(it, at);
        too_much_for_a_team(at + 4min);
        add(at + 8min, facilitator_, of_agents(day::hold_starts{"a team is busy"}), "the facilitator holds all starts");
        add(at + 11min, facilitator_, of_agents(day::resume_day{true, {}}), "the facilitator lifts the hold");
        add(at + 13min, facilitator_, of_agents(day::set_limit{day_.secret.limit + 1, "there is room for one more"}),
            "the facilitator raises the limit");
        add(at + 16min, responder_, of_anybody(day::stop_all{"is that still ours?"}), "a responder stops everything");
        rolls_back(it, at + 20min);
        add(at + 22min, facilitator_, of_agents(day::resume_day{true, "a false alarm"}), "the facilitator resumes");
        return at + 22min;
    }

    void too_much_for_a_team(day::instant at) {
        const auto member = day_.secret.who.find(responder_);
        if (member == day_.secret.who.end() || member->second.team.empty()) return;
        for (std::uint32_t seen = 0; seen <= day_.plan.reminders.team_load; ++seen)
            add(at, responder_, of_anybody(day::report_sighting{"something is slow", member->second.team, {}}),
                fmt::format("@{} reports a failure", responder_.id));
    }

    void real_incident(day::instant at) {
        add(at, responder_, of_anybody(day::declare_real{"payments fail in production"}),
            "a responder declares a real incident");
        add(at + 8min, facilitator_, of_agents(day::resume_day{true, "solved"}), "the facilitator resumes");
    }

    /// One more card, and therefore more time; the day runs over its end a little, then ends in order.
    void last_window() {
        const auto& in = day_.plan.windows.back();
        add(in.last_start.at - 15min, facilitator_,
            of_agents(day::extend_day{moment(in.ends.at + extended_by), "lunch took longer"}),
            "the facilitator extends the window");
        const auto wind_down = in.wind_down.at + extended_by, ends = in.ends.at + extended_by;
        if (ready_.size() > 2) {
            const auto& last = *ready_[2];
            starts(last, in.last_start.at - 5min);
            add(wind_down + 12min, owner_of(last),
                of_agents(day::stop_card{last.no, day::resolution::nobody, "nobody noticed", false}),
                fmt::format("@{} stops card {}: nobody has noticed it", owner_of(last).id, last.no.value));
            rolls_back(last, wind_down + 15min);
        }
        if (!ready_.empty())
            add(wind_down + 25min, owner_of(*ready_[0]), of_agents(day::restore_change{}),
                fmt::format("@{} restores the alert rule", owner_of(*ready_[0]).id));
        add(ends + 11min, facilitator_, of_agents(day::end_day{}), "the facilitator ends the day");
        add(ends + 20min, facilitator_, of_agents(day::reveal{}), "the facilitator reveals what ran");
        afterwards(ends + 11min);
    }

    void afterwards(day::instant ended) {
        if (const auto review = morning_from(ended + 24h))
            add(*review + 2h, facilitator_, of_agents(day::tick_step{0}), "the retrospective is held, and ticked off");
        if (const auto share = morning_from(ended + 7 * 24h))
            add(*share + 2h, facilitator_, of_agents(day::tick_step{1}),
                "what was learnt is shared, and that ticked off");
    }

    void starts(const day::card& it, day::instant at) {
        add(at, owner_of(it), of_agents(day::start_card{it.no, "as planned"}),
            fmt::format("@{} starts card {}, “{}”", owner_of(it).id, it.no.value, day::title_of(it.plan)));
    }
    void rolls_back(const day::card& it, day::instant at) {
        add(at, owner_of(it), of_agents(day::roll_back_card{it.no}),
            fmt::format("@{} has rolled card {} back", owner_of(it).id, it.no.value));
    }

    day::person_id owner_of(const day::card& it) const { return it.plan.owner.value_or(agent_); }
    day::moment moment(day::instant at) const {
        const auto local = clock::to_local(at, day_.plan.zone);
        return {speech::local_text(local.date, local.time_of_day), at};
    }
    std::optional<day::instant> morning_from(day::instant at) const {
        for (const auto each : day_.plan.mornings)
            if (each >= at) return each;
        return std::nullopt;
    }

    const day::chaos_day& day_;
    day::person_id facilitator_, agent_, responder_;
    std::vector<const day::card*> ready_;
    std::vector<scene> scenes_;
};

}  // namespace

std::vector<scene> scenario_of(const day::chaos_day& day) { return stage(day).play(); }

}  // namespace bot::program

#include "program/scenario.hpp"

#include "day/view.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace bot::program {

namespace {

using namespace std::chrono_literals;

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
          responder_(somebody(day, day::role::responder).value_or(day::person_id{day.plan.on, "somebody"})) {}

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

    /// An agent runs the first ready card longer than planned, and is slow to roll it back; everything is stopped once
    /// by mistake and once because it is real.
    void first_window() {
        const auto& in = day_.plan.windows.front();
        const auto opens = in.opens.at;
        const auto step = (in.last_start.at - opens) / 10;
        add(opens + 5min, responder_, of_anybody(day::greet{responder_}),
            fmt::format("@{} joins the incident channel", responder_.id));
        const auto* card = first_ready();
        if (card) {
            const auto no = card->no;
            const auto name = fmt::format("card {} ({})", no.value, day::title_of(card->plan));
            const auto owner = card->plan.owner.value_or(agent_);
            add(opens + step, owner, of_agents(day::start_card{no, "as planned"}),
                fmt::format("@{} starts {}", owner.id, name));
            const auto planned = card->plan.planned.value_or(30min);
            const auto stopped = opens + step + planned + 5min;
            add(stopped, owner, of_agents(day::stop_card{no, day::resolution::team, "resolved by its team", false}),
                fmt::format("@{} stops {}, resolved by its team", owner.id, name));
            add(stopped + card->plan.rollback_estimate.value_or(10min) + 12min, owner,
                of_agents(day::roll_back_card{no}), fmt::format("@{} has rolled {} back", owner.id, name));
        }
        alarms(opens + 7 * step);
    }

    void alarms(day::instant at) {
        add(at, facilitator_, of_agents(day::hold_starts{"a team is busy"}), "the facilitator holds further starts");
        add(at + 3min, facilitator_, of_agents(day::resume_day{true, {}}), "the facilitator lifts the hold");
        add(at + 6min, facilitator_, of_agents(day::set_limit{3}), "the facilitator sets the limit to 3");
        add(at + 9min, responder_, of_anybody(day::stop_all{"the shop is down"}), "a responder stops everything");
        add(at + 14min, facilitator_, of_agents(day::resume_day{true, "a false alarm"}), "the facilitator resumes");
        add(at + 17min, responder_, of_anybody(day::declare_real{"payments fail in production"}),
            "a responder declares a real incident");
        add(at + 25min, facilitator_, of_agents(day::resume_day{true, "solved"}), "the facilitator resumes");
    }

    /// The day runs over its end a little, then ends in order.
    void last_window() {
        const auto ends = day_.plan.windows.back().ends.at;
        add(ends + 11min, facilitator_, of_agents(day::end_day{}), "the facilitator ends the day");
        add(ends + 20min, facilitator_, of_agents(day::reveal{}), "the facilitator reveals what ran");
    }

    const day::card* first_ready() const {
        for (const auto& [no, each] : day_.secret.cards)
            if (each.where == day::column::ready) return &each;
        return nullptr;
    }

    const day::chaos_day& day_;
    day::person_id facilitator_, agent_, responder_;
    std::vector<scene> scenes_;
};

}  // namespace

std::vector<scene> scenario_of(const day::chaos_day& day) { return stage(day).play(); }

}  // namespace bot::program

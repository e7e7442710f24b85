#include "day/apply.hpp"

#include "day/announce.hpp"
#include "day/match.hpp"
#include "day/on_show.hpp"
#include "day/view.hpp"

namespace bot::day {

namespace {

/// More than people say in eight days: a command in every fourteen seconds. Of more the oldest is forgotten, and would
/// be done again if a platform still brought it; platforms see for themselves which of the late ones have an answer.
constexpr std::size_t causes_kept = 50'000;

void remember_cause(state& known, const fact& happened) {
    if (const auto mark = mark_of(happened.cause); !happened.cause.empty() && known.causes.insert(mark).second)
        known.recent.emplace_back(happened.written, mark);
    while (!known.recent.empty() &&
           (known.recent.front().first + causes_kept_for < happened.written || known.recent.size() > causes_kept)) {
        known.causes.erase(known.recent.front().second);
        known.recent.pop_front();
    }
}

void index(state& known, const chaos_day& day) {
    for (auto& [where, days] : known.by_channel) days.erase(day.id);
    known.by_channel[day.plan.incident_channel].insert(day.id);
    known.by_channel[day.plan.agents_channel].insert(day.id);
    std::erase_if(known.by_channel, [](const auto& each) { return each.second.empty(); });
}

/// A public act that its author can not take back.
bool is_final(const public_fact& it) {
    return std::holds_alternative<kicked_off>(it) || std::holds_alternative<day_ended>(it) ||
           std::holds_alternative<revealed_to_all>(it);
}

/// One that stays, but is followed by another act of its kind instead: taking back is an agents' act, and no such act
/// changes what everybody reads (rule 7).
std::optional<lasting_act> lasting(const public_fact& it) {
    using enum lasting_act;
    using is = std::optional<lasting_act>;
    return match(
        it, [](const sighting_reported&) { return is(seen); }, [](const sighting_resolved&) { return is(resolved); },
        [](const bot::day::extended&) { return is(lasting_act::extended); },
        [](const day_edited&) { return is(edited); }, [](const kickoff_set&) { return is(kickoff_time); },
        [](const bot::day::handed_over&) { return is(lasting_act::handed_over); },
        [](const public_reminder_set&) { return is(lasting_act::reminder); }, [](const auto&) { return is(); });
}

void take_in(state& known, chaos_day& day, const fact& happened, const public_fact& what) {
    apply(day.plan, day.open, happened, what);
    // Whatever was done before is not one's last act any more, also where the new one can not be taken back.
    day.secret.last_act.erase(happened.who);
    if (is_final(what)) day.secret.last_act[happened.who].final_act = true;
    if (const auto lasts = lasting(what)) {
        before_act before;
        before.at = happened.written;
        before.lasts = lasts;
        day.secret.last_act[happened.who] = std::move(before);
    }
    // Everybody is told what is still broken, not why the end was forced.
    if (const auto* end = std::get_if<day_ended>(&what)) day.secret.forced_why = end->forced_why;
    if (std::holds_alternative<handed_over>(what)) day.secret.appointments.clear();
    if (std::holds_alternative<day_planned>(what) || std::holds_alternative<day_edited>(what)) index(known, day);
    if (is_over(day.open.now)) {
        day.open.on_show.clear();
        day.secret.on_show.clear();
    }
    // A window that has ended takes its moved wind-down with it.
    if (std::holds_alternative<window_ended>(what)) day.secret.wind_down_at.reset();
}

/// What waited for the agents' channel goes to each agent directly, once strangers can read there.
void redirect(chaos_day& day) {
    std::vector<announcement> redirected;
    std::erase_if(day.secret.outstanding, [&](auto& each) {
        const auto* said = std::get_if<for_agents>(&each.second.to);
        if (!said) return false;
        for (const auto& [who, as] : day.secret.who) {
            if (as.as != role::agent) continue;
            announcement direct = each.second;
            direct.to = for_one{said->frame, said->news, who};
            redirected.push_back(std::move(direct));
        }
        return true;
    });
    for (auto& each : redirected) {
        each.id = {day.id, counted::for_agents, ++day.secret.announcements};
        day.secret.outstanding.emplace(each.id, std::move(each));
    }
}

/// What earlier days left behind in this environment, and nobody has put right since. Their ends have told of it.
std::vector<std::string> leftovers(const state& known, const chaos_day& day) {
    std::vector<std::string> left;
    for (const auto& [id, other] : known.days) {
        const bool over = other.open.now == phase::ended || other.open.now == phase::closed;
        if (id == day.id || !over || other.plan.environment != day.plan.environment) continue;
        for (const auto no : other.secret.faulty) left.push_back(title_of(other.secret.cards.at(no).plan));
        for (const auto no : other.secret.open_changes) left.push_back(other.secret.changes.at(no).what);
    }
    return left;
}

/// The one thing that a day's news tells of other days.
void add_leftovers(const state& known, const chaos_day& day, announcement& into) {
    const auto add = [&](agents_news& news) {
        if (auto* report = std::get_if<ready_report>(&news)) report->leftovers = leftovers(known, day);
    };
    match(into.to, [&](for_agents& to) { add(to.news); }, [&](for_one& to) { add(to.news); }, [](auto&) {});
}

template <class... Kinds>
bool is_any_of(const auto& it) {
    return (std::holds_alternative<Kinds>(it) || ...);
}

/// Whether the agents' kickoff may read otherwise upon it: times, place, facilitator or limit, or it stands at last.
bool may_renew_agents_kickoff(const fact& it) {
    return match(
        it.what,
        [](const public_fact& what) {
            return is_any_of<day_edited, window_opened, window_ended, extended, handed_over>(what);
        },
        [](const agents_fact& what) {
            return is_any_of<limit_set, wind_down_set, taken_back, agents_announced>(what);
        });
}

void take_in(chaos_day& day, const fact& happened, const agents_fact& what) {
    apply(day.plan, day.secret, happened, what);
    if (std::holds_alternative<agents_channel_seen>(what) && day.secret.channel_unsafe) redirect(day);
}

}  // namespace

void apply(state& known, const fact& happened) {
    known.facts = std::max(known.facts, happened.no);
    known.latest = std::max(known.latest, happened.written);
    remember_cause(known, happened);
    auto& day = known.days[happened.day];
    day.id = happened.day;
    match(
        happened.what, [&](const public_fact& what) { take_in(known, day, happened, what); },
        [&](const agents_fact& what) { take_in(day, happened, what); });
    if (day.open.now == phase::open && may_renew_agents_kickoff(happened))
        bring_up_to_date(day.secret.on_show, agents_frame_of(day, happened.written), happened.written);
    for (auto& each : announce_to_agents(day, happened)) {
        each.id = {day.id, counted::for_agents, ++day.secret.announcements};
        add_leftovers(known, day, each);
        day.secret.outstanding.emplace(each.id, std::move(each));
    }
}

}  // namespace bot::day

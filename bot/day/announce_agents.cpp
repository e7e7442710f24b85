#include "day/announce.hpp"
#include "day/decide.hpp"
#include "day/match.hpp"
#include "day/retrospect.hpp"
#include "day/view.hpp"

#include <algorithm>

namespace bot::day {

namespace {

using namespace std::chrono_literals;

constexpr auto question_keeps = 20min;
/// Whoever plans a day names its agents next; until then everybody in their channel is a stranger.
constexpr auto time_to_name_people = 10min;

std::vector<card_line> lines_of(const secret_book& book, auto&& wanted) {
    std::vector<card_line> lines;
    for (const auto& [no, each] : book.cards)
        if (wanted(each)) lines.push_back(line_of(each));
    return lines;
}

struct agents_speaker {
    const chaos_day& day;
    const fact& around;
    std::vector<announcement>& out;

    void operator()(const auto&) const {}

    // ---- public facts that agents are told more about ----
    void operator()(const kicked_off&) const {
        agents_kickoff news;
        news.board = lines_of(
            day.secret, [](const card& it) { return it.where != column::backlog && it.where != column::not_run; });
        agents(std::move(news), day_long());
    }
    void operator()(const window_ended& it) const {
        if (it.window + 1 >= day.plan.windows.size()) return;
        const auto resumes = day.plan.windows[it.window + 1].opens.at;
        if (around.happened < resumes) agents(agents_over_for_today{resumes, still_faulty()}, resumes);
    }
    void operator()(const handed_over& it) const { agents(agents_handover{around.who, it.why, it.from, it.to}); }
    void operator()(const extended& it) const { agents(agents_extended{around.who, it.why}); }
    /// Whoever was asked whether all is ready counts on the old date.
    void operator()(const day_edited& it) const {
        if (!it.moved || day.plan.windows.empty()) return;
        if (day.open.now == phase::open) return agents(agents_extended{around.who, {}});
        if (day.secret.reminded.contains({reminder::ready_check, 0, {}}))
            agents(day_moved{around.who, day.plan.windows.front().opens.at}, day_long());
    }
    void operator()(const day_cancelled& it) const { agents(day_called_off{around.who, it.why}); }
    void operator()(const day_ended&) const {
        agents_end news;
        news.gaps = missing_whys(keepers_view(day));
        news.retro = time_for_retrospective(day.plan, around.happened);
        agents(news);
        facilitator(std::move(news));
    }
    void operator()(const sighting_reported& it) const {
        const auto open = day.open.open_by_team.find(it.team);
        const auto& rule = rule_of(reminder::load);
        if (it.team.empty() || open == day.open.open_by_team.end() || rule.off) return;
        if (rule.snoozed_until && *rule.snoozed_until > around.written) return;
        if (open->second == day.plan.reminders.team_load + 1)
            facilitator(team_overloaded{it.team, open->second}, around.written + question_keeps);
    }

    // ---- agents' facts ----
    void operator()(const card_started& it) const { moved(it.card, it.why); }
    void operator()(const card_stopped& it) const {
        if (it.by != resolution::stopped) moved(it.card, it.why);  // stop-all speaks of all of them at once
    }
    void operator()(const card_rolled_back& it) const { moved(it.card, why_of_stop(it.card)); }
    void operator()(const card_skipped& it) const { moved(it.card, it.why); }
    void operator()(const limit_set& it) const {
        if (day.open.now == phase::open) agents(limit_changed{around.who, it.why, it.limit});
    }
    void operator()(const held& it) const { agents(on_hold{around.who, it.why, false}); }
    void operator()(const hold_lifted& it) const { agents(on_hold{around.who, it.why, true}); }
    void operator()(const waived& it) const { agents(rule_waived{around.who, it.card, it.rule, it.why}); }
    void operator()(const wind_down_set& it) const { agents(wind_down_moved{around.who, it.why, it.at}); }
    void operator()(const stop_explained& it) const { agents(all_stop{around.who, it.why, it.real, still_faulty()}); }
    void operator()(const resume_explained& it) const {
        const auto& notes = day.secret.notes;
        const auto last = std::find_if(notes.rbegin(), notes.rend(),
            [](const note& each) { return each.of == act::real || each.of == act::stop_all; });
        agents(all_resume{around.who, it.why, last != notes.rend() && last->of == act::real});
    }
    void operator()(const appointment_backed& it) const {
        const bool agreed = is_backed(day, it.whom, around.who);
        agents(appointment_asked{around.who, it.why, it.whom, agreed ? consent::agreed : consent::asked});
    }
    void operator()(const appointment_withdrawn& it) const {
        agents(appointment_asked{around.who, {}, it.whom, consent::withdrawn});
    }
    void operator()(const agents_channel_seen& it) const {
        if (!day.secret.channel_unsafe) {
            if (!warning_waits()) facilitator(channel_safe{});
            return;
        }
        facilitator(channel_unsafe{it.strangers, it.is_private});
        if (day.secret.who.empty() && !out.empty()) out.back().not_before += time_to_name_people;
    }
    void operator()(const reminded& it) const { remind(it); }

private:
    /// The facilitator has not been told yet that the channel is not safe.
    bool warning_waits() const {
        return std::ranges::any_of(day.secret.outstanding, [](const auto& each) {
            const auto* direct = std::get_if<for_one>(&each.second.to);
            return direct && std::holds_alternative<channel_unsafe>(direct->news);
        });
    }
    /// Of a stop that was its rollback too: it is told of once.
    std::string why_of_stop(card_no which) const {
        const auto& notes = day.secret.notes;
        const auto stop = std::find_if(notes.rbegin(), notes.rend(),
            [&](const note& each) { return each.of == act::stopped && each.card == which; });
        const bool at_once = stop != notes.rend() && !stop->struck && stop->written == around.written;
        return at_once ? stop->why : std::string();
    }
    std::optional<instant> day_long() const {
        return day.plan.windows.empty() ? std::nullopt : std::optional(day.plan.windows.back().ends.at);
    }
    reminder_rule rule_of(reminder kind) const {
        const auto found = day.secret.rules.find(kind);
        return found == day.secret.rules.end() ? reminder_rule{} : found->second;
    }
    std::vector<card_line> still_faulty() const {
        return lines_of(day.secret, [&](const card& it) { return day.secret.faulty.contains(it.no); });
    }
    std::vector<change_line> open_changes() const {
        std::vector<change_line> open;
        for (const auto no : day.secret.open_changes) {
            const auto& each = day.secret.changes.at(no);
            open.push_back({no, each.what, each.restore, each.by});
        }
        return open;
    }

    void moved(card_no which, const std::string& why) const {
        const auto found = day.secret.cards.find(which);
        if (found != day.secret.cards.end()) agents(card_moved{line_of(found->second), around.who, why});
    }

    void remind(const reminded& it) const {
        switch (it.kind) {
            case reminder::ready_check:
                it.key == 0 ? check_ready() : block_kickoff(it.of);
                break;
            case reminder::overdue_card:
                ask_owner(it, true);
                break;
            case reminder::quiet_card:
                ask_owner(it, false);
                break;
            case reminder::slow_rollback:
                ask_what_hinders(it);
                break;
            case reminder::quiet_day:
                facilitator(
                    all_quiet{rule_of(reminder::quiet_day).every.value_or(day.plan.reminders.all_quiet)}, soon());
                break;
            case reminder::countdown:
                agents(countdown{minutes(it.key % 10'000), still_faulty()}, soon());
                break;
            case reminder::wind_down:
                wind_down_asked(it.key % 10'000 != 0);
                break;
            case reminder::late_end:
                facilitator(end_overdue{still_faulty(), open_changes()}, soon());
                break;
            case reminder::preparation:
            case reminder::retrospective:
                facilitator(step_due{static_cast<std::uint32_t>(it.key)});
                break;
            default:
                break;  // public reminders are public facts
        }
    }
    std::optional<instant> soon() const { return around.written + question_keeps; }

    void check_ready() const {
        ready_report news;
        news.missing = missing_for_kickoff(day.plan, day.open);
        const auto waits = [](const card& it, bool complete) {
            return it.where == column::backlog && missing_for_ready(it.plan).empty() == complete;
        };
        news.unready = lines_of(day.secret, [&](const card& it) { return waits(it, false); });
        news.to_ready = lines_of(day.secret, [&](const card& it) { return waits(it, true); });
        news.no_cards = day.secret.cards.empty();
        news.agents = agents_among(day.secret.who);
        news.strangers = day.secret.strangers;
        news.is_private = day.secret.channel_private;
        news.open_changes = open_changes();
        for (const auto& each : day.secret.carried) news.leftovers.push_back(each.text);
        facilitator(news, day_long());
        agents(std::move(news), day_long());
    }
    void block_kickoff(const std::string& by) const {
        auto missing = missing_for_kickoff(day.plan, day.open);
        if (!by.empty()) missing.push_back(by);
        facilitator(kickoff_blocked{std::move(missing)}, day_long());
    }

    void ask_owner(const reminded& it, bool overdue) const {
        const auto found = day.secret.cards.find({static_cast<std::uint32_t>(it.key)});
        if (found != day.secret.cards.end()) agents(what_do_you_see{line_of(found->second), overdue}, soon());
    }
    void ask_what_hinders(const reminded& it) const {
        const auto found = day.secret.cards.find({static_cast<std::uint32_t>(it.key)});
        if (found == day.secret.cards.end()) return;
        agents(what_hinders{line_of(found->second)}, soon());
        if (it.of == "again") facilitator(what_hinders{line_of(found->second)}, soon());
    }
    void wind_down_asked(bool again) const {
        winding_down news{still_faulty(), open_changes(), again};
        agents(news, soon());
        facilitator(std::move(news), soon());
    }

    announcement blank(std::optional<instant> good_until) const {
        announcement made;
        made.made = around.written;
        made.not_before = around.written;
        made.good_until = good_until;
        return made;
    }
    void one(agents_news news, const person_id& who, std::optional<instant> good_until) const {
        announcement made = blank(good_until);
        made.to = for_one{agents_frame_of(day, around.written), std::move(news), who};
        out.push_back(std::move(made));
    }
    void facilitator(agents_news news, std::optional<instant> good_until = std::nullopt) const {
        if (!day.open.facilitator.is_bot()) one(std::move(news), day.open.facilitator, good_until);
    }
    /// To the agents' channel; while strangers can read it, to each agent directly.
    void agents(agents_news news, std::optional<instant> good_until = std::nullopt) const {
        if (day.secret.channel_unsafe) {
            for (const auto& [who, each] : day.secret.who)
                if (each.as == role::agent) one(news, who, good_until);
            return;
        }
        announcement made = blank(good_until ? good_until : std::optional(around.written + news_keeps));
        made.to = for_agents{agents_frame_of(day, around.written), std::move(news), day.plan.agents_channel};
        out.push_back(std::move(made));
    }
};

}  // namespace

agents_frame agents_frame_of(const chaos_day& day, instant now) {
    agents_frame frame;
    frame.day = day.plan.name;
    frame.environment = day.plan.environment;
    frame.zone = day.plan.zone;
    frame.facilitator = day.open.facilitator;
    frame.limit = day.secret.limit;
    if (const auto* in = public_day(day).current_window(now)) {
        frame.opens = in->opens.at;
        frame.last_start = in->last_start.at;
        frame.wind_down = wind_down_of(day, *in);
        frame.ends = in->ends.at;
    }
    return frame;
}

std::vector<announcement> announce_to_agents(const chaos_day& day, const fact& happened) {
    std::vector<announcement> out;
    match(happened.what, [&](const auto& of_a_book) { std::visit(agents_speaker{day, happened, out}, of_a_book); });
    return out;
}

}  // namespace bot::day

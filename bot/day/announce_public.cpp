#include "day/announce.hpp"
#include "day/match.hpp"

#include <algorithm>

// News for everyone. Whatever is written here comes from the setup, the open book and a public fact: no card is in
// reach.
namespace bot::day {

namespace {

using namespace std::chrono_literals;

constexpr auto welcome_delay = 5s;
constexpr auto reminder_keeps = 30min;

const window* window_at(const setup& plan, instant now) {
    for (const auto& each : plan.windows)
        if (now < each.ends.at) return &each;
    return plan.windows.empty() ? nullptr : &plan.windows.back();
}

struct public_speaker {
    const setup& plan;
    const open_book& open;
    const fact& around;
    std::vector<announcement>& out;

    // What the agents' side tells alone, or nobody, says nothing in public.
    void operator()(const auto&) const {}

    void operator()(const day_edited& it) const {
        if (open.now == phase::open) kick_off_in_new_channels();
        if (it.told) moved({});
    }
    void operator()(const day_cancelled& it) const {
        if (open.told) everywhere(day_off{it.why});
    }
    void operator()(const notice_given&) const {
        everywhere(day_soon{}, plan.windows.empty() ? news_until() : plan.windows.front().opens.at);
    }
    void operator()(const kicked_off&) const { everywhere(kickoff{}, last_end(), standing::pinned); }
    void operator()(const neutral_reminder_given&) const { remind(); }
    void operator()(const window_ended& it) const {
        if (it.window + 1 >= plan.windows.size()) return;
        const auto resumes = plan.windows[it.window + 1].opens.at;
        if (around.happened < resumes) incident(over_for_today{resumes}, resumes);
    }
    void operator()(const ran_longer&) const { incident(runs_longer{}, news_until()); }
    void operator()(const everything_stopped&) const { incident(chaos_suspended{}, news_until()); }
    void operator()(const real_declared& it) const { incident(real_incident{it.what}, news_until()); }
    void operator()(const resumed& it) const { incident(chaos_resumed{it.after_real}, news_until()); }
    void operator()(const extended& it) const {
        if (open.told) moved(it.why);
    }
    void operator()(const handed_over& it) const {
        if (open.told) incident(new_facilitator{it.from, it.why}, news_until(), standing::edits_pin);
    }
    void operator()(const revealed_to_all& it) const {
        if (!it.with_end) incident(cards_revealed{it.cards}, std::nullopt);
    }
    void operator()(const day_ended& it) const {
        everywhere(end_of_chaos{it.still_broken}, std::nullopt, standing::unpins);
    }
    void operator()(const joined& it) const {
        announcement made = blank(std::nullopt);
        made.not_before = around.written + welcome_delay;
        made.good_until = around.written + reminder_keeps;
        made.to = for_newcomer{frame_of(plan, open, around.written), welcome{}, it.who};
        out.push_back(std::move(made));
    }

private:
    instant news_until() const { return around.written + news_keeps; }
    instant last_end() const { return plan.windows.empty() ? news_until() : plan.windows.back().ends.at; }

    announcement blank(std::optional<instant> good_until) const {
        announcement made;
        made.made = around.written;
        made.not_before = around.written;
        made.good_until = good_until;
        return made;
    }

    /// A day that is still to come has another date, one that is under way another end.
    void moved(const std::string& why) const {
        if (open.now == phase::open)
            everywhere(longer_today{around.who, why}, last_end(), standing::edits_pin);
        else
            everywhere(day_soon{true}, last_end());
    }

    void remind() const {
        post(neutral_reminder{}, plan.incident_channel, around.written + reminder_keeps, standing::ordinary);
    }

    /// Who reads in a channel that the day has got since has heard nothing yet.
    void kick_off_in_new_channels() const {
        if (!kicked_off_in(plan.incident_channel)) post(kickoff{}, plan.incident_channel, last_end(), standing::pinned);
        if (plan.stakeholders_channel && !kicked_off_in(*plan.stakeholders_channel))
            post(kickoff{}, *plan.stakeholders_channel, last_end(), standing::ordinary);
    }

    bool kicked_off_in(const channel_id& where) const {
        return open.kickoff_posts.contains(where) || std::ranges::any_of(open.outstanding, [&](const auto& each) {
            const auto* to = std::get_if<for_everyone>(&each.second.to);
            return to && to->where == where && std::holds_alternative<kickoff>(to->news);
        });
    }

    void incident(public_news news, std::optional<instant> good_until, standing as = standing::ordinary) const {
        post(std::move(news), plan.incident_channel, good_until, as);
    }

    /// To the audience of the kickoff: the incident channel, and the stakeholders where they have one. A channel that
    /// the day has left since it began is told as well.
    void everywhere(
        public_news news, std::optional<instant> good_until = std::nullopt, standing as = standing::ordinary) const {
        post(news, plan.incident_channel, good_until, as);
        if (plan.stakeholders_channel) post(news, *plan.stakeholders_channel, good_until, standing::ordinary);
        for (const auto& [where, pin] : open.kickoff_posts)
            if (where != plan.incident_channel && where != plan.stakeholders_channel) post(news, where, good_until, as);
    }

    void post(public_news news, const channel_id& where, std::optional<instant> good_until, standing as) const {
        for_everyone to;
        to.frame = frame_of(plan, open, around.written);
        to.news = std::move(news);
        to.where = where;
        to.as = as;
        announcement made = blank(good_until);
        made.to = std::move(to);
        out.push_back(std::move(made));
    }
};

}  // namespace

public_frame frame_of(const setup& plan, const open_book& open, instant now) {
    public_frame frame;
    frame.day = plan.name;
    frame.environment = plan.environment;
    frame.procedure = plan.procedure;
    frame.procedure_link = plan.procedure_link;
    frame.zone = plan.zone;
    frame.incident_channel = plan.incident_channel;
    frame.facilitator = open.facilitator;
    frame.several_windows = plan.windows.size() > 1;
    frame.between_windows = is_between_windows(plan, open);
    if (const auto* in = window_at(plan, now)) {
        frame.opens = in->opens.at;
        frame.ends = in->ends.at;
    }
    return frame;
}

std::vector<announcement> announce(
    day_id, const setup& plan, const open_book& open, const fact& around, const public_fact& happened) {
    std::vector<announcement> out;
    std::visit(public_speaker{plan, open, around, out}, happened);
    return out;
}

std::string name_of(const announcement_id& id) {
    return "chaosday-" + std::to_string(id.day.value) + (id.as == counted::for_public ? "-p-" : "-a-") +
           std::to_string(id.number);
}

}  // namespace bot::day

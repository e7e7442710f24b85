#include "day/announce.hpp"
#include "day/apply.hpp"
#include "day/match.hpp"
#include "day/on_show.hpp"

#include <algorithm>

// Nothing in this file can see a card: it is given the setup and the open book, and public facts.
namespace bot::day {

namespace {

struct public_writer {
    setup& plan;
    open_book& open;
    const fact& around;

    void operator()(const day_planned& it) const {
        plan = it.plan;
        open.facilitator = it.facilitator;
        note_down(occasion::planned);
    }
    void operator()(const day_edited& it) const {
        if (!same_hours(it.plan.windows, plan.windows)) move_to(it.plan.windows);
        if (open.now == phase::open && it.plan.incident_channel != plan.incident_channel)
            owe_topic(errand::give_topic_back, plan.incident_channel);
        plan = it.plan;
        bring_kickoffs_up_to_date();
        if (it.told) open.last_public_word = around.happened;
    }
    void operator()(const day_cancelled&) const { open.now = phase::cancelled; }
    void operator()(const notice_given& it) const {
        open.notices_given.insert(it.due);
        open.told = true;
        open.last_public_word = around.happened;
        note_down(occasion::notice);
    }
    void operator()(const kickoff_set& it) const {
        open.kickoff_at = it.at;
        open.kickoff_by_hand = !it.at;
    }
    void operator()(const kicked_off&) const {
        open.now = phase::open;
        open.kicked_off_at = around.happened;
        // Opened late, the day begins in the window that is not over yet.
        while (
            open.windows_ended + 1 < plan.windows.size() && plan.windows[open.windows_ended].ends.at <= around.happened)
            ++open.windows_ended;
        // Only the first window opens early; in the night before a later one the morning is still to come.
        const bool night = open.windows_ended > 0 && open.windows_ended < plan.windows.size() &&
                           plan.windows[open.windows_ended].opens.at > around.happened;
        open.windows_opened = open.windows_ended + (night ? 0 : 1);
        open.last_public_word = around.happened;
        open.told = true;
        open.windows_planned = plan.windows;
        note_down(occasion::kickoff);
        if (!night) note_down(occasion::window_opened, {}, open.windows_ended);
    }
    void operator()(const neutral_reminder_given&) const {
        open.last_public_word = around.happened;
        note_down(occasion::reminder);
    }
    void operator()(const window_opened& it) const {
        open.windows_opened = it.window + 1;
        bring_kickoffs_up_to_date();
        note_down(occasion::window_opened, {}, it.window);
    }
    void operator()(const window_ended& it) const {
        open.windows_ended = it.window + 1;
        if (it.window + 1 < plan.windows.size() && around.happened < plan.windows[it.window + 1].opens.at)
            open.last_public_word = around.happened;
        owe_our_topic();
        note_down(occasion::window_ended, {}, it.window);
    }
    void operator()(const ran_longer&) const {
        open.ran_longer = true;
        note_down(occasion::ran_longer);
    }
    void operator()(const everything_stopped&) const { stand_still(false); }
    void operator()(const real_declared& it) const { stand_still(true, it.what); }
    void operator()(const resumed&) const {
        open.stopped.reset();
        open.last_public_word = around.happened;
        note_down(occasion::resumed);
    }
    void operator()(const extended& it) const {
        plan.windows = it.windows;
        open.ran_longer = false;
        if (open.told) open.last_public_word = around.happened;
        bring_kickoffs_up_to_date();
        note_down(occasion::extended, it.why);
    }
    void operator()(const handed_over& it) const {
        open.facilitator = it.to;
        if (open.told) open.last_public_word = around.happened;
        bring_kickoffs_up_to_date();
        note_down(occasion::handed_over, it.why);
    }
    void operator()(const sighting_reported& it) const {
        sighting seen;
        seen.no = it.no;
        seen.what = it.what;
        seen.team = it.team;
        seen.by = around.who;
        seen.seen = around.happened;
        open.sighted_bytes += it.what.size() + it.team.size();
        open.sightings[it.no] = std::move(seen);
        ++open.open_by_team[it.team];
        open.last_sighting = around.written;
    }
    void operator()(const sighting_resolved& it) const {
        const auto found = open.sightings.find(it.no);
        if (found == open.sightings.end() || found->second.resolved) return;
        found->second.resolved = around.happened;
        found->second.resolved_by = around.who;
        const auto team = open.open_by_team.find(found->second.team);
        if (team != open.open_by_team.end() && --team->second == 0) open.open_by_team.erase(team);
    }
    void operator()(const joined& it) const { open.greeted[it.who] = around.happened; }
    void operator()(const revealed_to_all& it) const {
        for (const auto& card : it.cards) open.revealed[card.no] = card;
        if (!it.with_end) open.last_public_word = around.happened;
        note_down(occasion::revealed);
    }
    void operator()(const day_ended& it) const {
        open.now = phase::ended;
        open.ended_at = around.happened;
        open.stopped.reset();
        open.still_broken = it.still_broken;
        note_down(occasion::ended);
    }
    void operator()(const day_closed&) const { open.now = phase::closed; }
    void operator()(const public_reminder_set& it) const {
        open.rules[it.kind] = reminder_rule{it.off, it.every, it.snoozed_until};
    }
    void operator()(const announced& it) const {
        const auto sent = open.outstanding.find(it.id);
        if (sent == open.outstanding.end()) return;
        const auto* said = std::get_if<for_everyone>(&sent->second.to);
        const bool is_kickoff = said && std::holds_alternative<kickoff>(said->news);
        if (said) stand(*said, it);
        if (it.offers) put_on_show(open.on_show, {std::move(sent->second), it.where, it.late});
        open.outstanding.erase(sent);
        if (is_kickoff) renew_kickoffs();  // it may have waited, and says what held when it was made
    }
    void operator()(const announcement_dropped& it) const {
        const auto sent = open.outstanding.find(it.id);
        if (sent == open.outstanding.end()) return;
        if (const auto* said = std::get_if<for_everyone>(&sent->second.to)) clear_up(*said);
        open.outstanding.erase(sent);
    }
    void operator()(const topic_taken& it) const {
        if (!open.topics.contains(it.where) && it.was != it.now) open.topics_before.try_emplace(it.where, it.was);
        open.topics[it.where] = {it.now, it.was};
    }
    void operator()(const chore_done& it) const {
        open.chores.erase(it.what);
        const auto& where = it.what.on.where;
        if (const auto ours = open.topics.find(where); it.what.of == errand::set_topic && ours != open.topics.end())
            ours->second.was.reset();
        if (it.what.of != errand::give_topic_back) return;
        open.topics.erase(where);
        open.topics_before.erase(where);
    }

private:
    /// A day that moves takes no hour with it that was meant for its old date.
    void move_to(const std::vector<window>& windows) const {
        open.kickoff_at.reset();
        open.kickoff_by_hand = false;
        if (open.now != phase::open || windows.empty()) return;
        const auto last = static_cast<std::uint32_t>(windows.size()) - 1;
        open.windows_ended = std::min(open.windows_ended, last);
        open.windows_opened = std::min(open.windows_opened, last + 1);
        if (around.happened < windows.back().ends.at) open.ran_longer = false;
    }
    void stand_still(bool real, std::string what = {}) const {
        open.stopped = standstill{real, around.who, around.happened};
        open.last_public_word = around.happened;
        note_down(real ? occasion::real : occasion::stopped, std::move(what));
    }
    void note_down(occasion of, std::string said = {}, std::uint32_t in_window = 0) const {
        open.course.push_back({of, around.happened, around.who, std::move(said), in_window});
    }
    void stand(const for_everyone& said, const announced& it) const {
        if (std::holds_alternative<kickoff>(said.news)) {
            open.kickoff_posts[said.where] = it.where;
            if (it.topic_before) open.topics_before[said.where] = *it.topic_before;
        }
        if (said.as == standing::pinned) {
            open.chores.insert({errand::pin, it.where});
            owe_our_topic();
        }
        if (std::holds_alternative<neutral_reminder>(said.news)) {
            if (const auto before = open.neutral_posts.find(said.where); before != open.neutral_posts.end())
                open.chores.insert({errand::remove, before->second});
            open.neutral_posts[said.where] = it.where;
        }
        clear_up(said);
    }
    /// What the kickoff did in a channel goes with the end, also where that could not be said.
    void clear_up(const for_everyone& said) const {
        if (said.as != standing::unpins) return;
        if (const auto pin = open.kickoff_posts.find(said.where); pin != open.kickoff_posts.end()) {
            open.chores.erase({errand::pin, pin->second});
            open.chores.insert({errand::unpin, pin->second});
        }
        owe_topic(errand::give_topic_back, said.where);
    }
    /// A kickoff that stands says what holds now, and so does the topic.
    void bring_kickoffs_up_to_date() const {
        renew_kickoffs();
        owe_our_topic();
    }
    void renew_kickoffs() const {
        if (open.now == phase::open)
            bring_up_to_date(open.on_show, frame_of(plan, open, around.written), around.written);
    }
    /// Once the kickoff stands there, of which it speaks.
    void owe_our_topic() const {
        if (open.now == phase::open && open.kickoff_posts.contains(plan.incident_channel))
            owe_topic(errand::set_topic, plan.incident_channel);
    }
    void owe_topic(errand of, const channel_id& where) const {
        open.chores.erase({errand::set_topic, {where, {}}});
        open.chores.erase({errand::give_topic_back, {where, {}}});
        open.chores.insert({of, {where, {}}});
    }
};

/// A record may speak of windows that its day does not have; nobody is to look for those.
void know_only_windows_of(const setup& plan, open_book& open) {
    const auto all = static_cast<std::uint32_t>(plan.windows.size());
    open.windows_opened = std::min(open.windows_opened, all);
    open.windows_ended = std::min(open.windows_ended, all);
    open.ran_longer = open.ran_longer && all > 0;
}

}  // namespace

void apply(setup& plan, open_book& open, const fact& around, const public_fact& happened) {
    std::visit(public_writer{plan, open, around}, happened);
    know_only_windows_of(plan, open);
    for (auto& each : announce(around.day, plan, open, around, happened)) {
        each.id = {around.day, counted::for_public, ++open.announcements};
        open.outstanding.emplace(each.id, std::move(each));
    }
}

}  // namespace bot::day

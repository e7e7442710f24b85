// Whatever is said in whatever order: no rule is broken, the facts say it all, and the clock comes to rest.
#include "sanitized.hpp"
#include "scenes.hpp"

#include <algorithm>
#include <doctest/doctest.h>

using namespace tests::day;

namespace {

const auto& starts_of(const facts& said, std::vector<std::pair<fact, card_started>>& into) {
    for (const auto& each : said)
        if (const auto* agents = std::get_if<agents_fact>(&each.what))
            if (const auto* it = std::get_if<card_started>(agents)) into.emplace_back(each, *it);
    return into;
}

template <class Fact>
const Fact* public_one(const fact& it) {
    const auto* anybodys = std::get_if<public_fact>(&it.what);
    return anybodys ? std::get_if<Fact>(anybodys) : nullptr;
}

std::string name_of_fact(const fact& it) {
    const auto what = what_of(it);
    return what.substr(0, what.find(' '));
}

/// Rule 1, written down once more, as plainly as can be.
std::string gate_broken(const chaos_day& before, const card_started& it, const fact& around) {
    const auto& secret = before.secret;
    const auto& which = secret.cards.at(it.card);
    const auto waived = [&](start_rule rule) { return it.waived.contains(rule); };
    const auto now = around.happened;
    for (const auto rule : it.waived)
        if (!secret.waivers.contains({it.card, rule})) return "a waiver nobody gave";
    if (role_of(before, around.who) != role::agent) return "started by no agent";
    if (before.open.now != phase::open || before.open.stopped) return "started while nothing may";
    if (secret.on_hold && !waived(start_rule::hold)) return "started in spite of a hold";
    if (secret.faulty.size() >= secret.limit && !waived(start_rule::limit)) return "one too many";
    for (const auto no : secret.faulty)
        if ((secret.cards.at(no).plan.alone || which.plan.alone) && !waived(start_rule::alone)) return "not alone";
    const bool complete = !which.plan.rollback.empty() && which.plan.rollback_estimate && which.plan.owner;
    if ((!complete || which.where == column::backlog) && !waived(start_rule::ready)) return "not ready";
    bool in_window = false, before_last_start = false;
    for (const auto& in : before.plan.windows) {
        const bool first = &in == &before.plan.windows.front();
        const auto opens = first ? std::min(in.opens.at, *before.open.kicked_off_at) : in.opens.at;
        if (now < opens || now >= in.ends.at) continue;
        in_window = true;
        before_last_start = now < in.last_start.at;
    }
    if (!in_window && !waived(start_rule::window)) return "outside of a window";
    if (in_window && !before_last_start && !waived(start_rule::last_start)) return "after last start";
    return {};
}

/// Rule 4: clear, or forced, with everything that is left revealed and named.
std::string end_broken(const chaos_day& before, const chaos_day& after, const day_ended& it) {
    const bool clear = before.secret.faulty.empty() && before.secret.open_changes.empty();
    if (clear) return it.still_broken.empty() ? "" : "broken things on a clear day";
    if (it.forced_why.empty()) return "ended while something is broken";
    if (it.still_broken.size() != before.secret.faulty.size() + before.secret.open_changes.size())
        return "what is broken is not said";
    for (const auto no : before.secret.faulty)
        if (!after.open.revealed.contains(no)) return "a leftover card is not revealed";
    return {};
}

/// What must hold of every day at every time.
std::string state_broken(const chaos_day& day) {
    const auto& secret = day.secret;
    std::set<card_no> faulty;
    for (const auto& [no, each] : secret.cards) {
        if (each.no != no) return "a card without its number";
        if (each.where == column::running || each.where == column::rolling_back) faulty.insert(no);
        if (each.where == column::running && day.open.stopped) return "something runs while all is stopped";
        const bool run = each.where == column::running || each.where == column::rolling_back;
        if (run && (each.runs.empty() || each.runs.back().rolled_back)) return "a faulty card without a run";
        if (each.where == column::rolling_back && !each.runs.back().stopped) return "rolls back without a stop";
    }
    if (faulty != secret.faulty) return "faulty is not what runs or rolls back";
    std::set<change_no> open;
    for (const auto& [no, each] : secret.changes)
        if (!each.restored && !each.withdrawn) open.insert(no);
    if (open != secret.open_changes) return "open changes are not those that are open";
    for (std::size_t i = 0; i < secret.notes.size(); ++i)
        if (secret.notes[i].no.value != i + 1) return "notes are not dense";
    std::map<std::string, std::uint32_t> load;
    std::uint32_t last = 0;
    for (const auto& [no, each] : day.open.sightings) {
        if (no.value != ++last) return "sightings are not dense";
        if (!each.resolved) ++load[each.team];
    }
    if (load != day.open.open_by_team) return "the load is not that of the sightings";
    if (secret.limit == 0) return "no card could ever start";
    if (secret.who.contains(day.open.facilitator)) return "the facilitator is somebody else, too";
    for (const auto& [id, each] : day.open.outstanding)
        if (id.as != counted::for_public || id.number > day.open.announcements || id != each.id ||
            std::holds_alternative<for_agents>(each.to) || std::holds_alternative<for_one>(each.to))
            return "a public announcement that is none";
    for (const auto& [id, each] : secret.outstanding)
        if (id.as != counted::for_agents || id.number > secret.announcements || id != each.id ||
            std::holds_alternative<for_everyone>(each.to) || std::holds_alternative<for_newcomer>(each.to))
            return "an agents' announcement that is none";
    return {};
}

/// Who is neither agent nor facilitator leaves these traces alone in the agents' book.
std::string right_broken(const chaos_day& before, const fact& it) {
    const auto as = role_of(before, it.who);
    const auto* agents = std::get_if<agents_fact>(&it.what);
    if (!agents || it.who.is_bot() || as == role::agent || as == role::facilitator) return {};
    const auto* stopped = std::get_if<card_stopped>(agents);
    const auto* noted = std::get_if<note_written>(agents);
    const bool may = std::holds_alternative<stop_explained>(*agents) ||
                     std::holds_alternative<lesson_written>(*agents) || std::holds_alternative<note_struck>(*agents) ||
                     std::holds_alternative<message_marked>(*agents) ||
                     std::holds_alternative<message_unmarked>(*agents) || (noted && noted->message) ||
                     (stopped && stopped->by == resolution::stopped);
    return may ? "" : "done by somebody who may not: " + what_of(it);
}

std::string broken(const chaos_day& before, const chaos_day& after, const facts& said, instant now) {
    std::vector<std::pair<fact, card_started>> starts;
    for (const auto& [around, it] : starts_of(said, starts))
        if (auto why = gate_broken(before, it, around); !why.empty()) return why;
    for (const auto& each : said) {
        if (each.written != now || each.happened > now) return "a fact from another time";
        if (auto why = right_broken(before, each); !why.empty()) return why;
        if (const auto* end = public_one<day_ended>(each))
            if (auto why = end_broken(before, after, *end); !why.empty()) return why;
        const bool final =
            public_one<day_ended>(each) || public_one<day_closed>(each) || public_one<day_cancelled>(each);
        if (final && each.who.is_bot()) return "the clock ended the day";
    }
    for (const auto& [no, each] : before.open.revealed)
        if (!after.open.revealed.contains(no)) return "unrevealed";
    if (after.open.now < before.open.now) return "back to an earlier phase";
    return state_broken(after);
}

}  // namespace

TEST_CASE("at random: no rule can be broken, by any sequence") {
    load_dice();
    std::map<std::string, std::size_t> happened;
    CHECK(rc::check("rules hold", [&] {
        const auto scenes = *plays();
        auto day = some_day();
        for (const auto& each : scenes) {
            pass_time(each, day);
            const auto line = line_of_scene(each, day, "words");
            const auto before = day.day();
            day.mail = each.pause % 5 != 0;
            const auto refused = day.says(line.who, line.what);
            const auto why = refused.empty() ? broken(before, day.day(), day.last, day.now) : std::string();
            RC_LOG() << text(day.now) << " " << line.who << ": " << refused << " " << day.facts_said() << "\n";
            RC_ASSERT(why == "");
        }
        for (const auto& each : day.history) ++happened[name_of_fact(each)];
    }));
    // Plays in which little happens would prove little.
    for (const std::string each : {"card_started", "card_stopped", "card_rolled_back", "card_skipped", "taken_back",
             "waived", "held", "everything_stopped", "real_declared", "resumed", "day_ended", "revealed_to_all",
             "extended", "handed_over", "kickoff_set", "day_edited", "change_restored", "ran_longer", "window_ended",
             "reminded", "neutral_reminder_given", "wind_down_set", "agents_channel_seen", "appointment_backed",
             "group_followed", "group_left", "people_by_group"})
        CHECK_MESSAGE(happened[each] >= (tests::is_sanitized ? 1 : 4), each, " came ", happened[each], " times");
}

TEST_CASE("at random: what the facts add up to is how it was lived") {
    load_dice();
    CHECK(rc::check("replay is the state", [] {
        const auto scenes = *plays();
        auto day = some_day();
        for (const auto& each : scenes) {
            pass_time(each, day);
            const auto line = line_of_scene(each, day, "words");
            day.mail = each.pause % 5 != 0;
            day.says_as_of_request(line.who, line.what, each.two % 3 ? "request " + std::to_string(each.one) : "");
        }
        state again;
        for (const auto& each : day.history) apply(again, each);
        RC_ASSERT(again == day.known);
    }));
}

TEST_CASE("at random: the clock comes to rest, and then has nothing to do") {
    load_dice();
    CHECK(rc::check("ticks make progress", [] {
        const auto scenes = *plays();
        auto day = some_day();
        for (const auto& each : scenes) {
            pass_time(each, day);  // which fails if it does not come to rest, or is woken for nothing
            const auto line = line_of_scene(each, day, "words");
            day.says(line.who, line.what);
            day.look();
            RC_ASSERT(due(day.day(), day.now).empty());
            const auto next = next_due(day.day(), day.now);
            RC_ASSERT(!next || *next > day.now);
        }
    }));
}

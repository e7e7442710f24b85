#include "desk/listen.hpp"

#include "clock/zones.hpp"
#include "day/find.hpp"
#include "day/match.hpp"
#include "desk/plan_rights.hpp"
#include "speech/asides.hpp"
#include "speech/verbs.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

namespace bot::desk {

namespace {

/// Commands that need no day at hand, or make one.
bool stands_alone(const speech::heard& what) {
    if (const auto* asked = std::get_if<day::question>(&what)) {
        const auto* anybodys = std::get_if<day::public_question>(asked);
        return anybodys && std::holds_alternative<day::ask_help>(*anybodys);
    }
    if (const auto* asked = std::get_if<day::command>(&what)) {
        const auto* anybodys = std::get_if<day::public_command>(asked);
        return anybodys && std::holds_alternative<day::create_day>(*anybodys);
    }
    if (const auto* form = std::get_if<speech::wants_form>(&what)) return form->verb == "new";
    return std::holds_alternative<speech::wants_plan>(what);
}

/// As a form delivers it: a number, or nothing.
std::optional<day::card_no> card_chosen(const std::string& text) {
    std::uint32_t no = 0;
    const auto* end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, no);
    return read.ec == std::errc() && read.ptr == end ? std::optional(day::card_no{no}) : std::nullopt;
}

/// What only agents and the facilitator may say.
bool is_agents(const speech::heard& what) {
    if (const auto* asked = std::get_if<day::command>(&what))
        return std::holds_alternative<day::agents_command>(*asked);
    if (const auto* asked = std::get_if<day::question>(&what))
        return std::holds_alternative<day::agents_question>(*asked);
    if (const auto* form = std::get_if<speech::wants_form>(&what)) {
        const auto* verb = speech::find_verb(form->verb);
        return verb && verb->whose != speech::right::everyone && verb->name != "new";
    }
    return std::holds_alternative<speech::wants_message>(what);
}

/// What is as good late as in time.
bool holds_when_late(const day::command& asked) {
    if (const auto* anybodys = std::get_if<day::public_command>(&asked))
        return std::holds_alternative<day::report_sighting>(*anybodys) ||
               std::holds_alternative<day::write_lesson>(*anybodys) ||
               std::holds_alternative<day::stop_all>(*anybodys) || std::holds_alternative<day::declare_real>(*anybodys);
    const auto* agents = std::get_if<day::agents_command>(&asked);
    return agents && std::holds_alternative<day::write_notes>(*agents);
}

/// The words again, with the time at which they were said, by the day's clock.
speech::misheard asked_again(
    const request& to, std::string zone, std::optional<day::day_id> on, const day::state& known) {
    if (on) zone = known.days.at(*on).plan.zone;
    const auto* words = std::get_if<said_words>(&to.what);
    return {speech::said_too_late(words ? words->words : std::string(), clock::time_text(*to.said_at, zone)), {}};
}

}  // namespace

std::expected<day::day_id, day::public_refusal> listener::day_of(const day::asker& who) const {
    return day::find_day(known_, who.who, who.where);
}

std::vector<const day::chaos_day*> listener::in_reach(const day::asker& who) const {
    std::vector<const day::chaos_day*> reached;
    if (const auto here = known_.by_channel.find(who.where); here != known_.by_channel.end()) {
        for (const auto id : here->second) reached.push_back(&known_.days.at(id));
        return reached;
    }
    for (const auto& [id, day] : known_.days)
        if (day.plan.on == who.who.on && day::role_of(day, who.who) != day::role::none) reached.push_back(&day);
    return reached;
}

/// Everybody was told of an open day: whoever has a role in another one only is meant, too. None where the place tells.
const day::chaos_day* listener::only_open_day(const day::asker& who) const {
    if (known_.by_channel.contains(who.where)) return nullptr;
    const day::chaos_day* found = nullptr;
    for (const auto& [id, day] : known_.days) {
        if (day.plan.on != who.who.on || day.open.now != day::phase::open) continue;
        if (std::exchange(found, &day)) return nullptr;
    }
    return found;
}

/// Of several days it is the only one of which that can be said now: whoever stops everything is not asked which. Where
/// the next day is planned already, what can only be said of one that is over is said of that: its retrospective goes
/// on beside the planning.
std::expected<day::day_id, day::public_refusal> listener::day_of(const request& to) const {
    if (to.about && known_.days.contains(*to.about)) return *to.about;
    if (to.about) return std::unexpected(day::public_refusal(day::no_day_here{}));
    const auto usual = day_of(to.from);
    const auto reached = in_reach(to.from);
    if (usual && reached.size() == 1 && known_.by_channel.contains(to.from.where)) return usual;  // the place tells
    const auto is_over = [](const day::chaos_day* each) {
        return each->open.now == day::phase::ended || each->open.now == day::phase::closed;
    };
    const auto* words = std::get_if<said_words>(&to.what);
    const auto* form = std::get_if<filled_form>(&to.what);
    const auto* verb = words  ? speech::verb_said(words->words, to.from.who.on)
                       : form ? speech::find_verb(form->verb)
                              : nullptr;
    if (!verb) return usual;
    const bool is_asked_which = !usual && std::holds_alternative<day::which_day>(usual.error());
    const day::chaos_day* over = nullptr;
    std::vector<const day::chaos_day*> going_on;
    bool waits = false;  // a planned day, for what is rather said afterwards: the timeline
    for (const auto* each : reached) {
        if (!speech::makes_sense(*verb, each->open.now)) continue;
        if (each->open.now == day::phase::planned && verb->about == speech::topic::afterwards)
            waits = true;
        else if (is_over(each))
            over = each;
        else
            going_on.push_back(each);
    }
    const bool makes_a_day = (verb->makes & speech::sense::no_day) != 0;
    if (is_asked_which && going_on.size() == 1 && !makes_a_day) return going_on.front()->id;
    if (!going_on.empty()) return usual;
    if (const auto* open = only_open_day(to.from);
        open && !over && verb->whose == speech::right::everyone && speech::makes_sense(*verb, open->open.now))
        return open->id;
    if (!over || (waits && over->open.now == day::phase::closed)) return usual;
    return over->id;
}

speech::hearing listener::hearing_of(const day::asker& who, std::optional<day::day_id> about) const {
    speech::hearing around;
    around.on = who.who.on;
    around.who = who.who;
    around.where = who.where;
    around.now = around_.time.now();
    around.zone = around_.default_zone;
    around.person = [this, on = who.who.on](std::string_view handle) { return around_.names.person(on, handle); };
    around.channel = [this, near = who.where](std::string_view handle) { return around_.names.channel(near, handle); };
    around.group = [this, on = who.who.on](std::string_view handle) { return around_.names.group(on, handle); };
    if (!about) return around;
    const auto& day = known_.days.at(*about);
    around.as = day::role_of(day, who.who);
    around.zone = day.plan.zone;
    around.today = &day.plan;
    return around;
}

intention listener::listen(const request& to) const {
    const auto about = day_of(to);
    const auto around = hearing_of(to.from, about ? std::optional(*about) : std::nullopt);
    return day::match(
        to.what, [&](const said_words& it) { return understood(to, about, speech::parse(it.words, around)); },
        [&](const filled_form& it) {
            return understood(to, about, speech::parse_form(it.verb, it.given, it.values, around));
        },
        [&](const came_in& it) -> intention {
            if (!about) return {{}, about.error()};
            return {*about, day::command(day::public_command(day::greet{it.who}))};
        },
        [&](const marked_message& it) -> intention {
            if (!about) return {{}, about.error()};
            if (it.by_reaction && tells_by_reaction(to.from, *about))
                return {{}, speech::misheard{speech::not_by_reaction(), {}}};
            return {*about, day::command(day::agents_command(day::keep_message{it.message, it.author, it.at, it.text,
                                it.link, card_chosen(it.card), it.why, it.by_reaction}))};
        },
        [&](const unmarked_message& it) -> intention {
            if (!about) return {{}, about.error()};
            return {*about, day::command(day::agents_command(day::drop_message{it.message}))};
        });
}

intention listener::understood(
    const request& to, std::expected<day::day_id, day::public_refusal> about, meaning what) const {
    const auto on = about ? std::optional(*about) : std::nullopt;
    if (tells_too_much(to, on, what))
        return {
            {}, speech::misheard{what ? speech::said_in_the_open() : speech::said_in_the_open(what.error().say), {}}};
    // Whose verb it is depends on the day: with several to choose from, that is what has to be said first.
    if (!what && what.error().unknown_verb && !about && std::holds_alternative<day::which_day>(about.error()))
        return {{}, about.error()};
    if (!what) return {{}, std::move(what.error())};
    if (!about && !stands_alone(*what)) return {{}, about.error()};
    return day::match(
        *what,
        [&](day::command& it) -> intention {
            if (!holds_when_late(it) && has_to_be_asked_again(to))
                return {{}, asked_again(to, around_.default_zone, on, known_)};
            return {on, with_time(std::move(it), to)};
        },
        [&](day::question& it) -> intention { return {on, std::move(it)}; },
        [&](speech::wants_form& it) -> intention { return {on, std::move(it)}; },
        [&](speech::wants_message& it) -> intention { return {on, std::move(it)}; },
        [&](const speech::wants_plan& it) -> intention {
            if (has_to_be_asked_again(to)) return {{}, asked_again(to, around_.default_zone, on, known_)};
            return plan(to, it, hearing_of(to.from, on));
        });
}

/// Whether the asker knows what others who read in this place must not: an agent or facilitator, of the day that is
/// meant or of another one, who is not in the agents' channel.
bool listener::keeps_secrets(const day::asker& who, std::optional<day::day_id> about) const {
    const auto is_in = [&](const day::chaos_day& day) {
        const auto as = day::role_of(day, who.who);
        return as == day::role::agent || as == day::role::facilitator;
    };
    if (const auto* meant = about ? &known_.days.at(*about) : nullptr; meant && is_in(*meant))
        return !meant->plan.open && who.where != meant->plan.agents_channel;
    return std::ranges::any_of(known_.days, [&](const auto& each) {
        const auto& day = each.second;
        return !day::is_over(day.open.now) && !day.plan.open && is_in(day);
    });
}

/// Rule 7: what only agents may say is not run where others read it; what was not understood may have been meant so.
bool listener::tells_too_much(const request& to, std::optional<day::day_id> about, const meaning& what) const {
    const auto* words = std::get_if<said_words>(&to.what);
    return words && words->in_the_open && (!what || is_agents(*what)) && keeps_secrets(to.from, about);
}

/// Rule 7: everybody in the incident channel sees who marked what, and an agent's mark tells what to look at.
bool listener::tells_by_reaction(const day::asker& who, day::day_id about) const {
    const auto& day = known_.days.at(about);
    return !day.plan.open && who.where == day.plan.incident_channel && day::role_of(day, who.who) == day::role::agent;
}

/// What somebody wanted a while ago they may not want any more: unless it only writes down what was, or stops. What is
/// on the record already is known by its cause, and answered so.
bool listener::has_to_be_asked_again(const request& to) const {
    return to.said_at && !known_.causes.contains(day::mark_of(to.from.cause));
}

/// What was said a while ago is written down with its own time.
day::command listener::with_time(day::command asked, const request& to) const {
    if (!to.said_at) return asked;
    if (auto* anybodys = std::get_if<day::public_command>(&asked)) {
        if (auto* seen = std::get_if<day::report_sighting>(anybodys); seen && !seen->at) seen->at = to.said_at;
        if (auto* lesson = std::get_if<day::write_lesson>(anybodys)) lesson->at = to.said_at;
    }
    if (auto* agents = std::get_if<day::agents_command>(&asked))
        if (auto* notes = std::get_if<day::write_notes>(agents))
            for (auto& line : notes->lines)
                if (!line.at) line.at = to.said_at;
    return asked;
}

intention listener::plan(const request& to, const speech::wants_plan& wanted, const speech::hearing& around) const {
    auto read = around_.plans.plan(wanted.file, around, [&](const day::day_plan* it, bool is_whole) {
        return may_know_plan(to.from.who, it, is_whole, around_.rules, known_);
    });
    if (!read) return {{}, speech::misheard{std::move(read.error()), {}}};
    // Loaded again in the day it made, a plan shows the difference; anywhere else it makes a day.
    const auto* same = day::day_of_channel(known_, read->day.incident_channel);
    const bool again = same && same->plan.name == read->day.name &&
                       (same->open.now == day::phase::planned || same->open.now == day::phase::open);
    if (again) return {same->id, day::command(day::agents_command(day::load_plan{std::move(*read), wanted.confirmed}))};
    if (!read->facilitator) read->facilitator = to.from.who;
    return {{}, day::command(day::public_command(day::create_day{std::move(*read)}))};
}

}  // namespace bot::desk

#include "day/view.hpp"

#include "day/decide.hpp"
#include "day/match.hpp"

#include <algorithm>

namespace bot::day {

const window* public_day::current_window(instant now) const {
    for (const auto& each : plan_->windows)
        if (now < each.ends.at) return &each;
    return plan_->windows.empty() ? nullptr : &plan_->windows.back();
}

std::vector<sighting> public_day::sightings_of(const person_id& who) const {
    std::vector<sighting> theirs;
    for (const auto& [no, each] : open_->sightings)
        if (each.by == who) theirs.push_back(each);
    return theirs;
}

role role_of(const chaos_day& day, const person_id& who) {
    if (who == day.open.facilitator) return role::facilitator;
    const auto found = day.secret.who.find(who);
    return found == day.secret.who.end() ? role::none : found->second.as;
}

std::optional<agents_day> agents_view(const chaos_day& day, const person_id& who) {
    const auto as = role_of(day, who);
    if (day.plan.open || as == role::agent || as == role::facilitator) return agents_day(day);
    return std::nullopt;
}

agents_day keepers_view(const chaos_day& day) { return agents_day(day); }

std::uint32_t agents_among(const people& who) {
    return static_cast<std::uint32_t>(
        std::ranges::count(who, role::agent, [](const auto& each) { return each.second.as; }));
}

std::string title_of(const card_plan& plan) {
    auto title = what_breaks(plan);
    if (!plan.expected.empty()) title += (title.empty() ? "" : ": ") + plan.expected;
    return title;
}

std::string what_breaks(const card_plan& plan) {
    auto title = plan.component;
    if (!plan.failure.empty()) title += (title.empty() ? "" : " ") + plan.failure;
    return title;
}

card_line line_of(const card& it) {
    card_line line;
    line.no = it.no;
    line.title = title_of(it.plan);
    line.where = it.where;
    line.owner = it.plan.owner;
    line.teams = it.plan.teams;
    line.rollback = it.plan.rollback;
    line.estimate = it.plan.rollback_estimate;
    line.planned = it.plan.planned;
    if (it.runs.empty()) return line;
    const auto& last = it.runs.back();
    if (!line.owner) line.owner = last.by;
    line.since = it.where == column::rolling_back ? last.stopped : last.started;
    return line;
}

revealed_card revealed(const card& it) {
    revealed_card shown{it.no, title_of(it.plan), it.where, it.plan.teams, it.plan.rollback};
    for (const auto& each : it.runs) shown.runs.push_back({each.started, each.stopped, each.rolled_back});
    return shown;
}

namespace {

waiting waiting_of(const chaos_day& day, const card& it, instant now) {
    waiting waits;
    if (it.where != column::ready) return waits;
    for (const auto& each : shut_for(day, it, now)) {
        if (std::holds_alternative<all_stopped>(each)) waits.stopped = true;
        const auto* shut = std::get_if<gate_shut>(&each);
        if (!shut) continue;
        waits.limit |= shut->rule == start_rule::limit;
        waits.alone |= shut->rule == start_rule::alone;
        waits.hold |= shut->rule == start_rule::hold;
        waits.window |= shut->rule == start_rule::window;
        waits.last_start |= shut->rule == start_rule::last_start;
        waits.unready |= shut->rule == start_rule::ready;
    }
    return waits;
}

const note* note_of(const secret_book& book, std::optional<note_no> which) {
    return which && which->value > 0 && which->value <= book.notes.size() ? &book.notes[which->value - 1] : nullptr;
}

bool touched_lately(const card& it, instant now) {
    constexpr auto lately = std::chrono::minutes(60);
    if (it.where == column::running || it.where == column::rolling_back) return true;
    if (it.runs.empty()) return false;
    const auto& last = it.runs.back();
    return (last.rolled_back && *last.rolled_back + lately >= now) ||
           (last.last_word && *last.last_word + lately >= now);
}

}  // namespace

std::map<column, std::vector<board_card>> board(const agents_day& day, instant now) {
    std::map<column, std::vector<board_card>> columns;
    for (const auto& [no, each] : day.secret().cards) {
        board_card shown;
        shown.line = line_of(each);
        shown.waits = waiting_of(day.day(), each, now);
        shown.alone = each.plan.alone;
        shown.runs = static_cast<std::uint32_t>(each.runs.size());
        if (const auto* said = note_of(day.secret(), each.last_note); said && !said->struck)
            shown.last_note = said->text;
        columns[each.where].push_back(std::move(shown));
    }
    return columns;
}

std::map<std::string, std::uint32_t> load(const public_day& day) { return day.open().open_by_team; }

suspects is_it_us(const agents_day& day, instant now) {
    suspects found;
    for (const auto& [no, each] : day.secret().cards)
        if (touched_lately(each, now)) found.cards.push_back(line_of(each));
    for (const auto no : day.secret().open_changes) {
        const auto& open = day.secret().changes.at(no);
        found.changes.push_back({open.no, open.what, open.restore, open.by});
    }
    return found;
}

std::vector<note_no> missing_whys(const agents_day& day) {
    std::vector<note_no> missing;
    for (const auto& each : day.secret().notes)
        if (each.asks_why) missing.push_back(each.no);
    return missing;
}

bool is_backed(const chaos_day& day, const person_id& whom, const person_id& by) {
    return std::ranges::any_of(day.secret.appointments, [&](const auto& each) {
        return each.first != by && each.second == whom && role_of(day, each.first) == role::agent;
    });
}

instant wind_down_of(const chaos_day& day, const window& in) {
    const bool current = &in - day.plan.windows.data() == static_cast<std::ptrdiff_t>(day.open.windows_ended);
    return current && day.secret.wind_down_at ? *day.secret.wind_down_at : in.wind_down.at;
}

}  // namespace bot::day

#include "web/board_frame.hpp"

#include "chat/room/message_json.hpp"
#include "speech/board.hpp"
#include "speech/names.hpp"
#include "web/status_frame.hpp"

#include <array>
#include <nlohmann/json.hpp>

namespace bot::web {

using chat::room::line_of;
using nlohmann::json;

namespace {

/// The pages know the columns by these names, in this order.
constexpr std::array<std::string_view, 7> columns{
    "backlog", "ready", "running", "rolling-back", "resolved-by-team", "resolved-by-agents", "not-run"};

std::string_view key_of(day::column which) { return columns.at(static_cast<std::size_t>(which)); }
json minutes_or_null(const std::optional<day::minutes>& it) { return it ? json(it->count()) : json(nullptr); }
json number(day::instant at) { return at.time_since_epoch().count(); }

json person(const day::person_id& who, const speech::names& by) { return {{"id", who.id}, {"name", by.person(who)}}; }

json json_of(const day::board_card& it, const speech::names& by, std::uint32_t limit) {
    const auto& line = it.line;
    json made = {{"no", line.no.value}, {"title", line.title}, {"teams", line.teams}, {"note", it.last_note},
        {"alone", it.alone}, {"runs", it.runs}, {"waits", speech::waiting_in_words(it.waits, limit)},
        {"planned", minutes_or_null(line.planned)}, {"estimate", minutes_or_null(line.estimate)}};
    if (line.owner) made["owner"] = person(*line.owner, by);
    if (line.since) made["since"] = number(*line.since);
    return made;
}

json number_or_null(const std::optional<day::instant>& at) { return at ? number(*at) : json(nullptr); }
json json_of(const day::revealed_card& it) {
    json ran = json::array();
    for (const auto& each : it.runs)
        ran.push_back({{"started", number(each.started)}, {"stopped", number_or_null(each.stopped)},
            {"rolled_back", number_or_null(each.rolled_back)}});
    return {{"no", it.no.value}, {"title", it.title}, {"teams", it.teams}, {"rollback", it.rollback},
        {"ran", std::move(ran)}};
}

json hours(const day::agents_day& of, day::instant now) {
    const bool is_ahead = of.open().now == day::phase::planned || of.open().now == day::phase::open;
    const auto* in = is_ahead ? day::public_day(of.day()).current_window(now) : nullptr;
    if (!in) return nullptr;
    return {{"opens", number(in->opens.at)}, {"last_start", number(in->last_start.at)},
        {"wind_down", number(day::wind_down_of(of.day(), *in))}, {"ends", number(in->ends.at)}};
}

json standing_in_the_way(const day::agents_day& of, const speech::names& by) {
    json made = json::object();
    if (const auto& held = of.secret().on_hold)
        made["hold"] = {{"by", by.person(held->by)}, {"why", held->why}, {"since", number(held->since)}};
    if (const auto& stopped = of.open().stopped)
        made["stopped"] = {{"real", stopped->real}, {"by", by.person(stopped->by)}, {"since", number(stopped->since)}};
    return made;
}

json open_changes(const day::agents_day& of, const speech::names& by) {
    json made = json::array();
    for (const auto no : of.secret().open_changes) {
        const auto& it = of.secret().changes.at(no);
        made.push_back({{"no", no.value}, {"what", it.what}, {"restore", it.restore}, {"by", by.person(it.by)}});
    }
    return made;
}

json load_of(const day::public_day& of) {
    json made = json::array();
    for (const auto& [team, open] : day::load(of))
        if (open > 0) made.push_back({{"team", team}, {"open", open}});
    return made;
}

/// What both boards say of the day; by no clock, but by what everybody was told.
json frame_of(const day::setup& plan, const day::open_book& open) {
    const bool is_between = day::is_between_windows(plan, open);
    json made = {{"type", "board"}, {"day", plan.name}, {"environment", plan.environment}, {"zone", plan.zone},
        {"phase", speech::name_of(open.now)}, {"between_windows", is_between}};
    if (is_between) made["resumes"] = number(plan.windows[open.windows_ended].opens.at);
    return made;
}

json together_with(const day::agents_day& of, day::card_no no) {
    json made = json::array();
    for (const auto other : of.secret().cards.at(no).plan.together) made.push_back(other.value);
    return made;
}

json card_array(const std::vector<day::board_card>& cards, const day::agents_day& of, const speech::names& by) {
    json all = json::array();
    for (const auto& each : cards) {
        all.push_back(json_of(each, by, of.secret().limit));
        all.back()["together"] = together_with(of, each.line.no);
    }
    return all;
}

}  // namespace

std::string board_frame(const day::agents_day& of, const speech::names& by, day::instant now) {
    auto made = frame_of(of.plan(), of.open());
    made["head"] = {{"hours", hours(of, now)}, {"taken", of.secret().faulty.size()}, {"limit", of.secret().limit},
        {"in_the_way", standing_in_the_way(of, by)}, {"changes", open_changes(of, by)},
        {"load", load_of(day::public_day(of.day()))}, {"load_most", of.plan().reminders.team_load}};
    json all = json::object();
    for (const auto& [which, cards] : day::board(of, now)) all[std::string(key_of(which))] = card_array(cards, of, by);
    made["columns"] = std::move(all);
    return line_of(made);
}

std::string board_frame(const day::public_day& of) {
    auto made = frame_of(of.plan(), of.open());
    made["stopped"] = standstill(of);
    json all = json::object();
    for (const auto& [no, each] : of.open().revealed) all[std::string(key_of(each.where))].push_back(json_of(each));
    made["columns"] = std::move(all);
    return line_of(made);
}

std::string no_board_frame() { return line_of({{"type", "board"}, {"columns", nullptr}}); }

}  // namespace bot::web

// The report as JSON, by config/report.schema.json. Times are UTC, lengths of time are seconds.
#include "report/json.hpp"

#include "day/people_of.hpp"
#include "speech/names.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace bot::report {

namespace {

using json = nlohmann::ordered_json;

constexpr int version = 1;

std::string utc(day::instant at) {
    const auto date = std::chrono::floor<std::chrono::days>(at);
    const std::chrono::year_month_day ymd(date);
    const std::chrono::hh_mm_ss time(at - date);
    return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}.{:03}Z", static_cast<int>(ymd.year()),
        static_cast<unsigned>(ymd.month()), static_cast<unsigned>(ymd.day()), time.hours().count(),
        time.minutes().count(), time.seconds().count(), time.subseconds().count());
}

/// Nothing is null: whoever reads it asks one question only.
json of(const std::optional<day::instant>& at) { return at ? json(utc(*at)) : json(nullptr); }
json of(day::instant at) { return utc(at); }
json of(const std::optional<std::chrono::milliseconds>& span) {
    return span ? json(std::chrono::round<std::chrono::seconds>(*span).count()) : json(nullptr);
}
json of(const std::optional<day::minutes>& span) {
    return span ? of(std::optional<std::chrono::milliseconds>(*span)) : json(nullptr);
}
json of(const day::person_id& who) { return who.is_bot() ? json(nullptr) : json(who.id); }
json of(const std::optional<day::person_id>& who) { return who ? of(*who) : json(nullptr); }

json numbers(const auto& all) {
    auto made = json::array();
    for (const auto& each : all) made.push_back(each.value);
    return made;
}
template <class Each>
json each_of(const Each& all, auto write) {
    auto made = json::array();
    for (const auto& each : all) made.push_back(write(each));
    return made;
}

json sighting(const day::sighting& it) {
    return {{"number", it.no.value}, {"what", it.what}, {"team", it.team}, {"by", of(it.by)}, {"seen", of(it.seen)},
        {"over", of(it.resolved)}, {"over_by", it.resolved ? of(it.resolved_by) : json(nullptr)}};
}

std::string_view kind_of(day::act of) {
    constexpr std::array<std::string_view, 19> names{"note", "message", "card added", "card ready", "card started",
        "card stopped", "card rolled back", "card skipped", "change opened", "change restored", "agent drawn in",
        "limit", "hold", "hold lifted", "rule waived", "stop-all", "real incident", "resumed", "wind-down"};
    return names[static_cast<std::size_t>(of)];
}

json note(const day::secret_book& in, const day::note& it) {
    const auto& changed = day::amendments_of(in, it.no);
    json made{{"number", it.no.value}, {"kind", kind_of(it.of)},
        {"card", it.card ? json(it.card->value) : json(nullptr)}, {"by", of(it.who)}, {"happened", of(it.happened)},
        {"written", of(it.written)}, {"text", it.text}, {"why", it.why}, {"why_given", of(changed.why_given)},
        {"link", it.link}, {"before", changed.earlier}};
    if (it.limit) made["limit"] = *it.limit;
    if (it.rule) made["rule"] = speech::name_of(*it.rule);
    return made;
}

std::string_view resolution(const day::run& it) {
    constexpr std::array<std::string_view, 4> names{"team", "agents", "nobody", "stop-all"};
    return names[static_cast<std::size_t>(*it.resolved)];
}

json run(const day::run& it) {
    return {{"started", of(it.started)}, {"by", of(it.by)}, {"stopped", of(it.stopped)},
        {"resolved_by", it.resolved ? json(resolution(it)) : json(nullptr)}, {"rolled_back", of(it.rolled_back)},
        {"rolled_back_by", it.rolled_back ? of(it.rolled_back_by) : json(nullptr)}};
}

json plan_of(const day::card_plan& it) {
    return {{"component", it.component}, {"failure", it.failure}, {"expected", it.expected}, {"mode", it.mode},
        {"method", it.method}, {"technical_impact", it.technical_impact}, {"business_impact", it.business_impact},
        {"response", it.response}, {"alert", it.alert}, {"rollback", it.rollback},
        {"rollback_estimate", of(it.rollback_estimate)}, {"planned", of(it.planned)}, {"owner", of(it.owner)},
        {"teams", it.teams}, {"alone", it.alone}, {"together", numbers(it.together)}, {"load", it.load}};
}

json card(const day::card_story& it) {
    return {{"number", it.line.no.value}, {"title", it.line.title}, {"outcome", speech::name_of(it.line.where)},
        {"plan", plan_of(it.plan)}, {"runs", each_of(it.runs, run)}, {"detected_by", of(it.detected_by)},
        {"detected_by_team", it.detected_by_team}, {"to_detect", of(it.to_detect)}, {"to_respond", of(it.to_respond)},
        {"to_recover", of(it.to_recover)}, {"ran", of(it.ran)}, {"to_roll_back", of(it.to_roll_back)},
        {"notes", each_of(it.notes, [](const auto& each) { return each.no.value; })},
        {"notes_of_alert", numbers(it.of_alert)}, {"failures", each_of(it.sightings, sighting)}};
}

json change(const day::change& it) {
    return {{"number", it.no.value}, {"what", it.what}, {"restore", it.restore}, {"why", it.why}, {"by", of(it.by)},
        {"opened", of(it.opened)}, {"restored", of(it.restored)},
        {"restored_by", it.restored ? of(it.restored_by) : json(nullptr)}};
}

json lesson(const day::lesson& it) {
    return {{"kind", speech::name_of(it.kind)}, {"text", it.text}, {"by", of(it.by)}, {"owner", of(it.owner)},
        {"at", of(it.at)}};
}

json team(const day::team_story& it) {
    return {{"team", it.team}, {"cards", numbers(it.cards)}, {"failures", each_of(it.sightings, sighting)},
        {"most_open", it.most_open},
        {"load", each_of(it.load, [](const auto& point) { return json{{"at", of(point.at)}, {"open", point.open}}; })},
        {"lessons", each_of(it.lessons, lesson)}};
}

json window(const day::window_course& it) {
    return {{"planned", {{"opens", of(it.planned.opens.at)}, {"last_start", of(it.planned.last_start.at)},
                            {"wind_down", of(it.planned.wind_down.at)}, {"ends", of(it.planned.ends.at)}}},
        {"opened", of(it.opened)}, {"ended", of(it.ended)}};
}

std::string_view occasion(day::occasion of) {
    constexpr std::array<std::string_view, 14> names{"planned", "notice", "kickoff", "reminder", "window opened",
        "window ended", "ran longer", "stop-all", "real incident", "resumed", "extended", "handed over", "revealed",
        "ended"};
    return names[static_cast<std::size_t>(of)];
}

json public_part(const day::public_day& day) {
    const auto& plan = day.plan();
    json made{{"format", "chaosday-report"}, {"version", version}};
    made["day"] = {{"number", day.id().value}, {"name", plan.name}, {"environment", plan.environment},
        {"procedure", plan.procedure}, {"procedure_link", plan.procedure_link}, {"zone", plan.zone},
        {"phase", speech::name_of(day.open().now)}, {"facilitator", of(day.open().facilitator)},
        {"kicked_off", of(day.open().kicked_off_at)}, {"ended", of(day.open().ended_at)},
        {"still_broken", day.open().still_broken}};
    made["windows"] = each_of(day::windows_of(day), window);
    made["standstills"] = each_of(day::standstills_of(day), [](const auto& it) {
        return json{{"real", it.real}, {"from", of(it.from)}, {"to", of(it.to)}, {"what", it.what}};
    });
    made["course"] = each_of(day.open().course,
        [](const auto& it) { return json{{"what", occasion(it.of)}, {"at", of(it.at)}, {"said", it.said}}; });
    made["failures"] = each_of(day.open().sightings, [](const auto& it) { return sighting(it.second); });
    return made;
}

/// Each by the id that stands for them everywhere else.
json people(const std::set<day::person_id>& all, const speech::names& by) {
    auto made = json::object();
    for (const auto& each : all) made[each.id] = by.person ? by.person(each) : each.id;
    return made;
}

std::string text_of(const json& it) { return it.dump(2, ' ', false, json::error_handler_t::replace) + "\n"; }

}  // namespace

std::string json_of(const report::past& day, const edition& as) {
    const auto& past = day.it;
    auto made = public_part(day::public_day(day.of.day()));
    made["reveals"] = "everything";
    made["people"] = people(day::people_of(day.of), as.by);
    made["cards"] = each_of(past.cards, card);
    made["teams"] = each_of(past.teams, team);
    made["changes"] = each_of(past.changes, change);
    made["holds"] = each_of(past.holds, [](const auto& it) {
        return json{{"by", of(it.by)}, {"why", it.why}, {"from", of(it.from)}, {"to", of(it.to)}};
    });
    made["forced_why"] = past.forced_why;
    made["lessons"] = {{"learned", each_of(past.learned, lesson)}, {"improvements", each_of(past.improvements, lesson)},
        {"ideas", each_of(past.ideas, lesson)}, {"carried", each_of(past.carried, lesson)}};
    made["gaps"] = {{"without_why", numbers(past.without_why)}, {"with_late_why", numbers(past.with_late_why)},
        {"never_ended", numbers(past.never_ended)},
        {"untied_failures", each_of(past.untied, [](const auto& it) { return it.no.value; })}};
    made["record"] = each_of(past.timeline, [&](const auto& it) { return note(day.of.secret(), it); });
    return text_of(made);
}

std::string json_of(const day::public_day& day, const edition& as) {
    auto made = public_part(day);
    made["reveals"] = "public";
    made["people"] = people(day::people_of(day), as.by);
    made["cards"] = each_of(day.open().revealed, [](const auto& it) {
        return json{{"number", it.second.no.value}, {"title", it.second.title}, {"teams", it.second.teams}};
    });
    return text_of(made);
}

}  // namespace bot::report

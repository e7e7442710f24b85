#include "web/status_frame.hpp"

#include "chat/room/message_json.hpp"
#include "speech/names.hpp"

#include <nlohmann/json.hpp>

namespace bot::web {

using nlohmann::json;

namespace {

json number(day::instant at) { return at.time_since_epoch().count(); }

json windows(const day::setup& plan) {
    json made = json::array();
    for (const auto& each : plan.windows)
        made.push_back({{"opens", number(each.opens.at)}, {"ends", number(each.ends.at)}});
    return made;
}

json sightings(const day::public_day& of, const day::person_id& who) {
    json made = json::array();
    for (const auto& each : of.sightings_of(who)) {
        json one = {{"no", each.no.value}, {"what", each.what}, {"team", each.team}, {"seen", number(each.seen)}};
        if (each.resolved) one["resolved"] = number(*each.resolved);
        made.push_back(std::move(one));
    }
    return made;
}

}  // namespace

json standstill(const day::public_day& of) {
    if (!of.open().stopped) return nullptr;
    return {{"real", of.open().stopped->real}, {"since", number(of.open().stopped->since)}};
}

std::string status_frame(const day::public_day& of, const day::person_id& who, const speech::names& by) {
    const auto& plan = of.plan();
    return chat::room::line_of({{"type", "status"}, {"day", plan.name}, {"environment", plan.environment},
        {"procedure", plan.procedure}, {"procedure_link", plan.procedure_link},
        {"channel", by.channel(plan.incident_channel)}, {"facilitator", by.person(of.open().facilitator)},
        {"phase", speech::name_of(of.open().now)}, {"zone", plan.zone}, {"windows", windows(plan)},
        {"windows_ended", of.open().windows_ended}, {"between_windows", day::is_between_windows(plan, of.open())},
        {"stopped", standstill(of)}, {"still_broken", of.open().still_broken},
        {"revealed", !of.open().revealed.empty()}, {"sightings", sightings(of, who)}});
}

}  // namespace bot::web

#include "web/room_frames.hpp"

#include "chat/room/message_json.hpp"
#include "speech/names.hpp"

#include <nlohmann/json.hpp>

namespace bot::web {

using nlohmann::json;
namespace room = chat::room;

namespace {

json people() {
    json made = json::array();
    for (const auto& each : room::cast)
        made.push_back({{"handle", each.handle}, {"name", each.name}, {"colour", each.colour}});
    return made;
}

/// As it was cast, if that is still so.
std::string_view part_of(const room::figure& who, day::role as) {
    return as == who.as ? who.part : speech::name_of(as);
}

day::role role_in(const day::chaos_day& day, const room::figure& who, bool sees_agents) {
    if (sees_agents) return day::role_of(day, room::person_called(who.handle));
    if (room::person_called(who.handle) == day.open.facilitator) return day::role::facilitator;
    // Whoever has handed over is an agent from then on, as everybody can know.
    return who.as == day::role::facilitator ? day::role::agent : who.as;
}

json channels(const room::chatroom& of, const std::string& as) {
    json made = json::array();
    for (const auto& name : {std::string(room::incidents), std::string(room::agents), room::direct(as)})
        if (room::may_read(as, name))
            made.push_back({{"name", name}, {"private", name != room::incidents}, {"joined", of.is_member(as, name)}});
    return made;
}

/// Announcement names and causes are the bot's own business.
json shown(const room::event& what) {
    auto made = room::json_of(what);
    made.erase("name");
    made.erase("cause");
    return made;
}

}  // namespace

std::string welcome_frame(const room::room& of, const std::string& as) {
    return room::line_of({{"type", "welcome"}, {"room", of.id()}, {"as", as}, {"to", of.standing().last_for(as)},
        {"people", people()}, {"channels", channels(of.standing(), as)}});
}

std::string parts_frame(const day::chaos_day* day, const std::string& as) {
    const bool sees_agents = day != nullptr && day::agents_view(*day, room::person_called(as));
    json parts = json::object();
    for (const auto& each : room::cast)
        parts[std::string(each.handle)] = part_of(each, day ? role_in(*day, each, sees_agents) : each.as);
    return room::line_of({{"type", "parts"}, {"parts", std::move(parts)}});
}

std::string events_frame(const room::chatroom& of, const std::string& as, std::size_t from, std::size_t to) {
    json events = json::array();
    for (auto n = from; n <= to; ++n) events.push_back(shown(of.event_for(as, n)));
    return room::line_of({{"type", "events"}, {"as", as}, {"from", from}, {"events", std::move(events)}});
}

std::string receipt_frame(const room::receipt& it) {
    json made = {{"type", "done"}, {"id", it.id}};
    if (!it.refused.empty()) made["refused"] = it.refused;
    if (it.open) made["open"] = room::json_of(*it.open);
    if (!it.at_field.empty()) made["at_field"] = it.at_field;
    return room::line_of(made);
}

std::string verbs_frame(const std::string& where, const std::vector<std::pair<std::string, std::string>>& verbs) {
    json all = json::array();
    for (const auto& [verb, hint] : verbs) all.push_back({{"verb", verb}, {"hint", hint}});
    return room::line_of({{"type", "verbs"}, {"where", where}, {"verbs", std::move(all)}});
}

std::string misunderstood_frame(const std::string& why) {
    return room::line_of({{"type", "misunderstood"}, {"why", why}});
}

std::string clock_frame(const clock_face& it) {
    return room::line_of({{"type", "clock"}, {"now", it.now.time_since_epoch().count()}, {"speed", it.speed},
        {"paused", it.is_paused}, {"zone", it.zone}, {"nothing_to_come", it.nothing_to_come}});
}

}  // namespace bot::web

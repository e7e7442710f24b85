#include "web/day_frames.hpp"

#include "chat/room/message_json.hpp"
#include "speech/names.hpp"
#include "web/moves.hpp"

#include <nlohmann/json.hpp>

namespace bot::web {

using chat::room::line_of;
using nlohmann::json;
namespace room = chat::room;

namespace {

json people_of(const day::agents_day& of, const speech::names& by) {
    json made = json::array();
    const auto add = [&](const day::person_id& who) { made.push_back({{"handle", who.id}, {"name", by.person(who)}}); };
    add(of.open().facilitator);
    for (const auto& [who, each] : of.secret().who)
        if (each.as == day::role::agent) add(who);
    return made;
}

}  // namespace

std::string day_welcome_frame(const sight& of, const day::person_id& who, const speech::names& by) {
    json made = {{"type", "welcome"}, {"id", who.id}, {"name", by.person(who)}, {"role", speech::name_of(of.as)},
        {"may_start", of.as == day::role::agent},
        {"may_move", of.as == day::role::agent || of.as == day::role::facilitator}, {"verbs", verbs_of_pages()}};
    if (of.inside) made["people"] = people_of(*of.inside, by);
    return line_of(made);
}

std::string answer_frame(const std::string& id, desk::answer it, const speech::names& by) {
    json made = {{"type", "done"}, {"id", id}};
    const auto said = speech::named(std::move(it.say), by);
    if (it.open)
        made["open"] = room::json_of(*it.open);
    else if (it.refused && it.at_field.empty())
        made["refused"] = speech::plain(said);
    else if (!said.empty())
        made["said"] = room::json_of(said);
    if (!it.at_field.empty()) made["at_field"] = it.at_field;
    return line_of(made);
}

std::string refusal_frame(const std::string& id, const std::string& why) {
    return line_of({{"type", "done"}, {"id", id}, {"refused", why}});
}

std::string timeline_frame(const std::string& svg) { return line_of({{"type", "timeline"}, {"svg", svg}}); }

std::string ended_frame() { return line_of({{"type", "ended"}}); }

}  // namespace bot::web

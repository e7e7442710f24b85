#include "desk/unasked.hpp"

#include "day/find.hpp"
#include "desk/reply.hpp"
#include "speech/asides.hpp"
#include "speech/home.hpp"
#include "speech/verbs.hpp"

namespace bot::desk {

speech::message home_of(const day::state& known, const day::person_id& who, day::instant now) {
    const auto about = day::find_day(known, who, {who.on, {}});
    if (about) return home({who, &known.days.at(*about), now});
    if (const auto* several = std::get_if<day::which_day>(&about.error()))
        return speech::home_without_day(several->names);
    return home({who, nullptr, now});
}

std::vector<std::pair<std::string, std::string>> verbs_to_complete(
    const day::person_id& who, const day::chaos_day* about) {
    const auto as = about ? day::role_of(*about, who) : day::role::none;
    std::vector<std::pair<std::string, std::string>> verbs;
    for (const auto* each : speech::verbs_for(as, about ? std::optional(about->open.now) : std::nullopt))
        verbs.emplace_back(each->name, each->line);
    return verbs;
}

std::map<day::post_ref, std::set<day::person_id>> marks_on(day::platform on, const day::state& known) {
    std::map<day::post_ref, std::set<day::person_id>> all;
    for (const auto& [id, day] : known.days) {
        if (day::is_over(day.open.now)) continue;
        for (const auto& [message, marks] : day.secret.marked)
            if (message.where.on == on && !marks.reactions.empty()) all[message] = marks.reactions;
    }
    return all;
}

std::vector<notice> losing(const day::channel_id& which, loss how, const day::state& known) {
    std::vector<notice> all;
    const auto days = known.by_channel.find(which);
    if (days == known.by_channel.end()) return all;
    for (const auto id : days->second) {
        const auto& day = known.days.at(id);
        if (day.open.now != day::phase::planned && day.open.now != day::phase::open) continue;
        auto said =
            how == loss::archived ? speech::channel_archived(day.plan, which) : speech::taken_out_of(day.plan, which);
        all.push_back({day.open.facilitator, std::move(said)});
    }
    return all;
}

}  // namespace bot::desk

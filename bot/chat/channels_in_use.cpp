#include "chat/channels_in_use.hpp"

namespace bot::chat {

std::vector<channel_in_use> channels_in_use(const day::state& known, day::platform on) {
    std::vector<channel_in_use> channels;
    for (const auto& [id, day] : known.days) {
        const bool matters = day.open.now == day::phase::planned || day.open.now == day::phase::open;
        if (day.plan.on != on || !matters) continue;
        channels.push_back({day.plan.incident_channel.id, day.plan.name, false, {}});
        if (day.plan.stakeholders_channel)
            channels.push_back({day.plan.stakeholders_channel->id, day.plan.name, false, {}});
        channel_in_use agents{day.plan.agents_channel.id, day.plan.name, true, {day.open.facilitator.id}};
        for (const auto& [who, each] : day.secret.who)
            if (each.as == day::role::agent) agents.may_be_there.insert(who.id);
        channels.push_back(std::move(agents));
    }
    return channels;
}

}  // namespace bot::chat

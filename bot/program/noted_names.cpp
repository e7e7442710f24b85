#include "program/noted_names.hpp"

#include "day/people_of.hpp"

#include <map>

namespace bot::program {

speech::names noted(const day::chaos_day& day, const speech::names& by) {
    std::map<day::person_id, std::string> people;
    for (const auto& each : day::people_of(day::keepers_view(day))) people[each] = by.person(each);
    return {[people = std::move(people)](const day::person_id& who) {
                const auto found = people.find(who);
                return found == people.end() ? who.id : found->second;
            },
        [channel = by.channel(day.plan.incident_channel)](const day::channel_id&) { return channel; }};
}

}  // namespace bot::program
